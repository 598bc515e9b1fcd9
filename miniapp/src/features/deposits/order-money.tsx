import { View } from '@tarojs/components'
import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { Card, Fact, Rule } from '../../ui/card'
import { exactPriceWords, monthDayWords } from '../../ui/format'
import { ExactPrice } from '../../ui/price'
import { becauseWords, costSpanWords, keptFen, refundedFen } from './deposit-words'
import { depositTexts as texts } from './texts'
import type { OtherCosts } from './use-offer'

/** What is to be paid now and later, of an order that waits for its deposit. */
export const UnpaidMoney = ({ deposit, costs }: { deposit: Deposit; costs: OtherCosts | undefined }) => (
  <Card>
    <Fact name={texts.payToday} right>
      <ExactPrice fen={deposit.depositFen} size="head" />
    </Fact>
    <Fact name={texts.carPrice} right>
      <ExactPrice fen={deposit.payablePriceFen} size="body" />
    </Fact>
    <Fact name={texts.balance} right>
      <ExactPrice fen={deposit.balanceFen} size="body" />
    </Fact>
    <Rule />
    <View className="cj-note cj-clauses">
      {costs ? texts.otherCosts(costSpanWords(costs.lowFen, costs.highFen)) : texts.otherCostsUnknown}
    </View>
  </Card>
)

/** What leaving today returns and why so much; nothing where there is nothing to leave. */
export const LeavingToday = ({ deposit }: { deposit: Deposit }) => {
  const { leaving, role } = deposit
  if (!leaving) return null
  return (
    <Card>
      <Fact name={role === 'buyer' ? texts.leavingToday : texts.leavingTodayPayer} right>
        <ExactPrice fen={leaving.refundFen} size="head" />
      </Fact>
      <View className="cj-quiet cj-clauses">{becauseWords(leaving, deposit)}</View>
    </Card>
  )
}

/** Paid, kept, given back, of an order whose money went back. */
export const RefundSum = ({ deposit }: { deposit: Deposit }) => {
  const { payment, refundRule } = deposit
  if (!payment) return null
  const kept = keptFen(payment)
  return (
    <Card>
      <Fact name={texts.paidFacts.paid} right>
        {exactPriceWords(payment.paidFen)}
      </Fact>
      {kept > 0 && (
        <Fact name={texts.paidFacts.fee} right>
          {`− ${exactPriceWords(kept)}`}
        </Fact>
      )}
      <Rule />
      <Fact name={texts.paidFacts.back} right>
        <ExactPrice fen={refundedFen(payment)} size="head" />
      </Fact>
      {kept > 0 && <View className="cj-quiet cj-clauses">{texts.ruleSeen(monthDayWords(refundRule.since))}</View>}
    </Card>
  )
}
