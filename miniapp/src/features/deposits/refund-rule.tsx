import { View } from '@tarojs/components'
import type { Parties, RefundTerms } from '@cheji/shared/deposits/deposits.contract'
import { Card, Fact } from '../../ui/card'
import { exactPriceWords, monthDayWords } from '../../ui/format'
import { Heading } from '../../ui/heading'
import { useLargeText } from '../../ui/large-text'
import { depositTexts as texts } from './texts'

interface RefundRuleProps {
  depositFen: number
  rule: RefundTerms
  deliverBy: string
  parties: Parties | null
}

/** The refund rule in numbers of this very deposit, who takes the money, who issues the invoice, what the store does. */
export const RefundRule = ({ depositFen, rule, deliverBy, parties }: RefundRuleProps) => {
  const large = useLargeText()
  const all = <View className="cj-good">{texts.allBack(exactPriceWords(depositFen))}</View>
  const feeFen = depositFen - rule.afterConsentFen
  return (
    <Card>
      <Heading>{texts.ruleTitle}</Heading>
      <View className="cj-mt1">
        <Fact name={large ? texts.beforeAgreedLarge : texts.beforeAgreed} right>
          {all}
        </Fact>
        <Fact name={feeFen > 0 ? texts.afterAgreed(exactPriceWords(feeFen)) : texts.afterAgreedFree} right>
          {feeFen > 0 ? texts.back(exactPriceWords(rule.afterConsentFen)) : all}
        </Fact>
        <Fact name={texts.notDelivered(monthDayWords(deliverBy))} right>
          {all}
        </Fact>
        <Fact name={texts.changedByUs} right>
          {all}
        </Fact>
      </View>
      <View className="cj-quiet cj-mt1">
        {texts.beforeAgreedNote}
        {texts.wayBack(rule.workingDays)}
      </View>
      {parties && <PartyFacts parties={parties} />}
    </Card>
  )
}

/** Who has a part in the order. */
export const PartyFacts = ({ parties: { seller, invoiceIssuer, storeRole } }: { parties: Parties }) => (
  <View className="cj-order-parties">
    {seller === invoiceIssuer ? (
      <Fact name={texts.sellerAndInvoice} right>
        {seller}
      </Fact>
    ) : (
      <>
        <Fact name={texts.seller} right>
          {seller}
        </Fact>
        <Fact name={texts.invoice} right>
          {invoiceIssuer}
        </Fact>
      </>
    )}
    <View className="cj-note">{storeRole}</View>
  </View>
)
