import { View } from '@tarojs/components'

export default function TestDrivesDetailPage() {
  return <View />
}
