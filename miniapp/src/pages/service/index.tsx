import { View } from '@tarojs/components'

export default function ServicePage() {
  return <View />
}
