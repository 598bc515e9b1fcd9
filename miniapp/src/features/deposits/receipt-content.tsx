import { Text, View } from '@tarojs/components'
import type { Deposit, DepositPayment } from '@cheji/shared/deposits/deposits.contract'
import { Card, Fact } from '../../ui/card'
import { exactPriceWords, monthDayWords } from '../../ui/format'
import { Heading } from '../../ui/heading'
import { Icon } from '../../ui/icon'
import { ExactPrice } from '../../ui/price'
import { PriceTag } from '../../ui/price-tag'
import { Timeline } from '../../ui/timeline'
import { becauseWords, orderNoWords } from './deposit-words'
import './deposits.scss'
import { moneySteps } from './money-steps'
import { PartyFacts } from './refund-rule'
import { depositTexts as texts } from './texts'
import { atWords } from './time-words'

interface ReceiptContentProps {
  deposit: Deposit
  payment: DepositPayment
  now: Date
}

/** The amount, what leaving returns, and every step of the money. */
export const ReceiptContent = ({ deposit, payment, now }: ReceiptContentProps) => (
  <>
    <PaidTag deposit={deposit} payment={payment} title={texts.paidTitle} now={now} />
    <Card className="cj-order-steps">
      <Heading>{texts.moneySteps}</Heading>
      <View className="cj-mt3">
        <Timeline steps={moneySteps(payment, deposit, now)} />
      </View>
    </Card>
    {deposit.extraPayments.map((extra) => (
      <Card key={extra.transactionTail} className="cj-order-steps">
        <Heading>{`${texts.paidAgainTitle} ${exactPriceWords(extra.paidFen)}`}</Heading>
        <View className="cj-mt3">
          <Timeline steps={moneySteps(extra, deposit, now)} />
        </View>
      </Card>
    ))}
    <Card>
      <Fact name={texts.receiptNo} right>
        <View className="cj-num">{orderNoWords(deposit.orderNo)}</View>
      </Fact>
      <PartyFacts parties={deposit.parties} />
    </Card>
  </>
)

const PaidTag = ({ deposit, payment, title, now }: ReceiptContentProps & { title: string }) => (
  <PriceTag {...(deposit.leaving && { facts: <Leaving deposit={deposit} /> })}>
    <View className="cj-line cj-line--apart cj-line--wrap">
      <Text className="cj-note">{title}</Text>
      {payment.reconciledAt !== null && (
        <View className="cj-order-seal">
          <Icon name="shield" size="s" />
          <Text>{texts.reconciled}</Text>
        </View>
      )}
    </View>
    <View className="cj-mt1">
      <ExactPrice fen={payment.paidFen} size="hero" />
    </View>
    <View className="cj-note cj-mt1">{texts.byWechatPay(atWords(payment.paidAt, now))}</View>
  </PriceTag>
)

const Leaving = ({ deposit }: { deposit: Deposit }) => {
  const { leaving, role, deliverBy, depositFen } = deposit
  if (!leaving) return null
  return (
    <>
      <Fact name={role === 'buyer' ? texts.leavingToday : texts.leavingTodayPayer} right>
        <ExactPrice fen={leaving.refundFen} size="head" />
      </Fact>
      <View className="cj-quiet cj-clauses">
        {becauseWords(leaving, deposit)}。
        {leaving.because === 'agreed' && texts.afterDelivery(monthDayWords(deliverBy), exactPriceWords(depositFen))}
      </View>
    </>
  )
}
