import { View } from '@tarojs/components'

export default function CarsPage() {
  return <View />
}
