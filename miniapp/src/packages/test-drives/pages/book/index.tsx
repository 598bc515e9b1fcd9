import { View } from '@tarojs/components'

export default function TestDrivesBookPage() {
  return <View />
}
