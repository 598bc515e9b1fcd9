import { View } from '@tarojs/components'

export default function StoresListPage() {
  return <View />
}
