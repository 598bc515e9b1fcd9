import { View } from '@tarojs/components'

export default function ModelSpecsPage() {
  return <View />
}
