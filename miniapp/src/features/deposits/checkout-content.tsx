import { View } from '@tarojs/components'
import type { DepositOffer } from '@cheji/shared/deposits/deposits.contract'
import { TextButton } from '../../ui/button'
import { Fact } from '../../ui/card'
import { ExactPrice } from '../../ui/price'
import { PriceTag } from '../../ui/price-tag'
import { CarCard } from './car-card'
import { costSpanWords } from './deposit-words'
import { RefundRule } from './refund-rule'
import { depositTexts as texts } from './texts'
import type { OtherCosts } from './use-offer'

interface CheckoutContentProps {
  offer: DepositOffer
  /** Undefined while it is not known. */
  costs: OtherCosts | undefined
  /** The calendar year in Beijing. */
  year: number
  onChangeStore: () => void
}

/** Everything that she agrees to, on one page. */
export const CheckoutContent = ({ offer, costs, year, onChangeStore }: CheckoutContentProps) => (
  <>
    <CarCard
      car={offer.car}
      note={`${offer.car.colourName} · ${offer.store.name}`}
      action={
        <TextButton className="cj-ml2" onPress={onChangeStore}>
          {texts.changeStore}
        </TextButton>
      }
    />
    <PriceTag facts={<PriceFacts offer={offer} costs={costs} year={year} />}>
      <View className="cj-note">{texts.payToday}</View>
      <View className="cj-mt1">
        <ExactPrice fen={offer.depositFen} size="hero" />
      </View>
    </PriceTag>
    <RefundRule
      depositFen={offer.depositFen}
      rule={offer.refundRule}
      deliverBy={offer.deliverBy}
      parties={offer.parties}
    />
  </>
)

const PriceFacts = ({ offer, costs, year }: Omit<CheckoutContentProps, 'onChangeStore'>) => (
  <>
    <Fact name={texts.price} right>
      <ExactPrice fen={offer.priceFen} size="body" />
    </Fact>
    <Fact name={texts.balance} right>
      <ExactPrice fen={offer.balanceFen} size="body" />
    </Fact>
    <View className="cj-quiet cj-clauses">
      {costs ? texts.otherCosts(costSpanWords(costs.lowFen, costs.highFen)) : texts.otherCostsUnknown}
    </View>
    {costs && costs.taxYear !== year && <View className="cj-quiet">{costs.taxRule}</View>}
  </>
)
