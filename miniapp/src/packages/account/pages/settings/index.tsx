import { View } from '@tarojs/components'

export default function AccountSettingsPage() {
  return <View />
}
