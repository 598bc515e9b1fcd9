import { View } from '@tarojs/components'

export default function TestDrivesListPage() {
  return <View />
}
