import { View } from '@tarojs/components'

export default function ModelSavedPage() {
  return <View />
}
