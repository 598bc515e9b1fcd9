import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '../../../ui/icon'
import { Press } from '../../../ui/press'
import { PromiseBadge } from '../../../ui/promise-badge'
import { ChoiceSheet } from '../choice-sheet'
import type { Sort } from './filters'
import { catalogueTexts as texts } from '../texts'

const SORTS = (['price_asc', 'price_desc', 'range_desc'] as const).map((value) => ({ value, word: texts.sorts[value] }))

/** The promise of one price left, the order right, and below what a price is. */
export const SortLine = ({ sort, onSort }: { sort: Sort; onSort: (sort: Sort) => void }) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <View className="cj-pad cj-sort-line">
      <View className="cj-line cj-line--apart cj-line--wrap">
        <PromiseBadge words={texts.samePrice} />
        <Press
          className="cj-line cj-note cj-sort-line__do"
          label={`${texts.sortTitle}，${texts.sorts[sort]}`}
          expanded={isOpen}
          onPress={() => setOpen(true)}
        >
          <Text>{texts.sorts[sort]}</Text>
          <Icon name="chevron-down" size="s" className="cj-ml1" />
        </Press>
      </View>
      <View className="cj-quiet cj-sort-line__note">{texts.carPriceOnly}</View>
      {isOpen && (
        <ChoiceSheet
          title={texts.sortTitle}
          choices={SORTS}
          chosen={sort}
          onChoose={onSort}
          onClose={() => setOpen(false)}
        />
      )}
    </View>
  )
}
