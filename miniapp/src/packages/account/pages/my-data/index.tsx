import { View } from '@tarojs/components'

export default function AccountMyDataPage() {
  return <View />
}
