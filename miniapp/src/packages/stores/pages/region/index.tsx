import { View } from '@tarojs/components'

export default function StoresRegionPage() {
  return <View />
}
