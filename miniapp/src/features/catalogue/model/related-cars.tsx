import type { ModelCard } from '@cheji/shared/catalogue/catalogue.contract'
import { View } from '@tarojs/components'
import { openPage, PAGES } from '../../../platform/routes'
import { Card } from '../../../ui/card'
import { exactPriceWords } from '../../../ui/format'
import { Heading } from '../../../ui/heading'
import { ExactPrice } from '../../../ui/price'
import './related-cars.scss'
import { CarRow } from '../car-row'
import { catalogueTexts as texts } from '../texts'
import { trimWords } from '../../../ui/trim-words'

/** Cars of the same kind, each by one trim with its price against this one's. */
export const RelatedCars = ({ related, priceFen }: { related: readonly ModelCard[]; priceFen: number }) => {
  if (related.length === 0) return null
  return (
    <View>
      <Heading className="cj-pad cj-related">{texts.related}</Heading>
      <Card flush>
        {related.map(({ modelId, name, thumbUrl, trim }, i) => (
          <CarRow
            key={modelId}
            pictureUrl={thumbUrl}
            title={name}
            notes={
              <>
                <View className="cj-note">{trimWords(trim.name)}</View>
                <View className="cj-quiet">{priceDifferenceWords(trim.priceFen - priceFen)}</View>
              </>
            }
            side={<ExactPrice fen={trim.priceFen} size="head" />}
            last={i === related.length - 1}
            onOpen={() => void openPage(PAGES.model, { modelId, trimId: trim.trimId })}
          />
        ))}
      </Card>
    </View>
  )
}

/** `贵 10,000 元` of a positive difference. */
export const priceDifferenceWords = (moreFen: number): string => {
  if (moreFen === 0) return texts.samePriceAs
  return moreFen > 0 ? texts.dearer(exactPriceWords(moreFen)) : texts.cheaper(exactPriceWords(-moreFen))
}
