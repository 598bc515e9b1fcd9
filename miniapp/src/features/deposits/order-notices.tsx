import { Text, View } from '@tarojs/components'
import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { exactPriceWords } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { lastRefund } from './deposit-words'
import './deposits.scss'
import { depositTexts as texts } from './texts'

interface Said {
  id: string
  kind: 'plain' | 'good' | 'look'
  strong?: string
  words: string
}

/** What came about without her doing, and what she need not do about it. */
export const OrderNotices = ({ deposit }: { deposit: Deposit }) => (
  <>
    {noticesOf(deposit).map(({ id, kind, strong, words }) => (
      <View key={id} className="cj-pad cj-order-notice">
        <Notice kind={kind}>
          {strong !== undefined && <Text className="cj-strong">{strong}</Text>}
          {words}
        </Notice>
      </View>
    ))}
  </>
)

export const noticesOf = (deposit: Deposit): readonly Said[] => [
  ...refundNotices(deposit),
  ...deposit.extraPayments.map((payment, i): Said => {
    const isBack = payment.refunds.some(({ state }) => state === 'done')
    return {
      id: `extra-${String(i)}`,
      kind: isBack ? 'good' : 'plain',
      strong: texts.extra(exactPriceWords(payment.paidFen)),
      words: isBack ? texts.extraDone : texts.extraOnItsWay,
    }
  }),
  ...(deposit.payablePriceFen < deposit.priceFen
    ? [{ id: 'price', kind: 'good', words: texts.priceLowered(exactPriceWords(deposit.payablePriceFen)) } as const]
    : []),
  ...(deposit.role === 'payer' && deposit.payment?.byAnother !== false
    ? [{ id: 'payer', kind: 'plain', words: texts.payerNotice } as const]
    : []),
]

const BY_CAUSE = {
  no_car: texts.noCar,
  overdue: texts.overdue,
  staff: texts.byStaff,
  wechat: texts.byWechat,
} as const

const refundNotices = (deposit: Deposit): readonly Said[] => {
  const refund = lastRefund(deposit)
  if (!refund) return []
  if (refund.cause === 'late_payment') {
    const strong = refund.state === 'done' ? texts.late : texts.lateOnItsWay
    return [{ id: 'late', kind: 'good', strong, words: texts.lateWords }]
  }
  if (refund.cause === 'buyer' || refund.cause === 'second_payment') return []
  return [{ id: refund.cause, kind: 'plain', words: BY_CAUSE[refund.cause] }]
}
