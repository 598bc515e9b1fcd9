import { View } from '@tarojs/components'

export default function ModelComparePage() {
  return <View />
}
