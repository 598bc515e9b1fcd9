import { View } from '@tarojs/components'

export default function AccountLoginPage() {
  return <View />
}
