import { View } from '@tarojs/components'

export default function AccountAgreementPage() {
  return <View />
}
