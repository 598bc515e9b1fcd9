import { View } from '@tarojs/components'

export default function ModelDetailPage() {
  return <View />
}
