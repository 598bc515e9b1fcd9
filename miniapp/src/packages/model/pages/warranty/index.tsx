import { View } from '@tarojs/components'

export default function ModelWarrantyPage() {
  return <View />
}
