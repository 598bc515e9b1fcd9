import { View } from '@tarojs/components'

export default function MinePage() {
  return <View />
}
