import { View } from '@tarojs/components'
import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { Card, Fact, Rule } from '../../ui/card'
import { exactPriceWords, monthDayWords } from '../../ui/format'
import { Heading } from '../../ui/heading'
import { builtWords } from './deposit-words'
import { depositTexts as texts } from './texts'

/** The car that waits for her yes, and what yes and no mean. */
export const ProposalCard = ({ deposit }: { deposit: Deposit }) => {
  const { allocation } = deposit
  if (!allocation || allocation.agreedAt !== null || deposit.status !== 'allocation_proposed') return null
  return (
    <Card>
      <Heading>{texts.proposedCar}</Heading>
      <View className="cj-mt1">
        <Fact name={texts.vinTail} right>
          <View className="cj-num">{allocation.vinTail}</View>
        </Fact>
        <Fact name={texts.builtMonth} right>
          {builtWords(allocation.builtMonth)}
        </Fact>
        <Fact name={texts.handoverBy} right>
          {monthDayWords(allocation.handoverBy)}
        </Fact>
      </View>
      {deposit.role === 'buyer' && (
        <>
          <Rule />
          <AgreeMeans deposit={deposit} />
          <View className="cj-strong cj-mt2">{texts.ifDecline}</View>
          <View className="cj-note">{texts.thenDecline}</View>
        </>
      )}
    </Card>
  )
}

/** What leaving returns once she has agreed, in numbers. */
export const AgreeMeans = ({ deposit: { depositFen, refundRule, deliverBy } }: { deposit: Deposit }) => {
  const back = exactPriceWords(refundRule.afterConsentFen)
  const kept = depositFen - refundRule.afterConsentFen
  return (
    <>
      <View className="cj-strong">{texts.ifAgree}</View>
      <View className="cj-note">
        {kept > 0 ? texts.thenLeaving(back, exactPriceWords(kept)) : texts.thenLeavingFree(back)}
      </View>
      <View className="cj-note">{texts.thenOverdue(monthDayWords(deliverBy), exactPriceWords(depositFen))}</View>
    </>
  )
}
