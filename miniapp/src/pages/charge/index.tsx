import { View } from '@tarojs/components'

export default function ChargePage() {
  return <View />
}
