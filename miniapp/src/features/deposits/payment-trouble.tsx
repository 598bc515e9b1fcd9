import { View } from '@tarojs/components'
import type { ApiFailure } from '../../api/failure'
import { Notice } from '../../ui/notice'
import './deposits.scss'
import { depositTexts as texts } from './texts'
import { timeWords } from './time-words'

/** Why the cashier did not open, or that WeChat knows of no payment. */
export const PaymentTrouble = ({
  failure,
  notPaidAt,
}: {
  failure: ApiFailure | undefined
  notPaidAt: string | undefined
}) => {
  const words = failure?.message ?? (notPaidAt === undefined ? undefined : texts.notPaid(timeWords(notPaidAt)))
  if (words === undefined) return null
  return (
    <View className="cj-pad cj-order-notice">
      <Notice kind="look">{words}</Notice>
    </View>
  )
}
