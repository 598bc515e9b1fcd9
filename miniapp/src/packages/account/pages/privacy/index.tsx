import { View } from '@tarojs/components'

export default function AccountPrivacyPage() {
  return <View />
}
