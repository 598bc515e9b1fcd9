import { View } from '@tarojs/components'

export default function ModelPricesPage() {
  return <View />
}
