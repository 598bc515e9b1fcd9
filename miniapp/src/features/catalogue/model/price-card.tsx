import type { Model, Trim } from '@cheji/shared/catalogue/catalogue.contract'
import { driveAwayWords } from '@cheji/shared/catalogue/drive-away'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { openPage, PAGES } from '../../../platform/routes'
import { Icon } from '../../../ui/icon'
import { Press } from '../../../ui/press'
import { PriceTag } from '../../../ui/price-tag'
import { ExactPrice } from '../../../ui/price'
import { PromiseBadge } from '../../../ui/promise-badge'
import './price-card.scss'
import { catalogueTexts as texts } from '../texts'
import { trimWords } from '../../../ui/trim-words'
import { DriveAwaySheet } from './drive-away-sheet'

/** The tag: the chosen trim's price, what it is a price of, the drive-away estimate, and the promise. */
export const PriceCard = ({ model, trim }: { model: Pick<Model, 'trims'>; trim: Trim }) => {
  const [isOpen, setOpen] = useState(false)
  const estimate = texts.driveAway(driveAwayWords(trim.driveAway.totalLowFen, trim.driveAway.totalHighFen))
  return (
    <View className="cj-mt3">
      <PriceTag
        facts={
          <Press
            className="cj-line cj-price-card__row"
            label={texts.driveAwayLabel(estimate)}
            onPress={() => setOpen(true)}
          >
            <View className="cj-grow cj-strong">{estimate}</View>
            <Icon name="chevron-right" size="s" colour="ink-3" />
          </Press>
        }
        foot={<PromiseBadge />}
        footLabel={texts.promiseLabel}
        onFoot={() => void openPage(PAGES.prices, { trimId: trim.trimId })}
      >
        <View className="cj-line cj-line--apart cj-line--base">
          <ExactPrice fen={trim.priceFen} size="hero" />
          <Text className="cj-note">{texts.trims(model.trims.length)}</Text>
        </View>
        <View className="cj-strong cj-mt1">{trimWords(trim.name)}</View>
        <View className="cj-quiet">{texts.carPriceOnly}</View>
      </PriceTag>
      {isOpen && <DriveAwaySheet trim={trim} onClose={() => setOpen(false)} />}
    </View>
  )
}
