import { View } from '@tarojs/components'

export default function TestDrivesBookedPage() {
  return <View />
}
