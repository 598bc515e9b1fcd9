import { View } from '@tarojs/components'

export default function StoresDetailPage() {
  return <View />
}
