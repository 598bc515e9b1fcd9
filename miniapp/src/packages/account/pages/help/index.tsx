import { View } from '@tarojs/components'

export default function AccountHelpPage() {
  return <View />
}
