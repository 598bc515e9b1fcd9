import type { Facets } from '@cheji/shared/catalogue/catalogue.contract'
import { Text, View } from '@tarojs/components'
import { Button } from '../../../ui/button'
import { Card, Row } from '../../../ui/card'
import { Chip, ChipRow } from '../../../ui/chip'
import { EmptyState } from '../../../ui/empty-state'
import type { Filters } from './filters'
import { NO_FILTERS } from './filters'
import { spanWords } from './price-scale'
import { chosenConditions, relaxations } from './relaxations'
import { catalogueTexts as texts } from '../texts'

interface NothingPassesProps {
  filters: Filters
  facets: Facets
  /** How many there are without conditions, if the phone knows. */
  wholeTotal: number | undefined
  onFilters: (filters: Filters) => void
}

/** No car meets all: her conditions to take off, and what one wider condition would bring. */
export const NothingPasses = ({ filters, facets, wholeTotal, onFilters }: NothingPassesProps) => {
  const ways = relaxations(filters, facets)
  return (
    <View className="cj-mt2">
      <ChipRow>
        {chosenConditions(filters, facets, filters.price ? spanWords(filters.price) : '').map(
          ({ key, label, without }) => (
            <Chip key={key} label={label} on removable onPress={() => onFilters(without)} />
          ),
        )}
      </ChipRow>
      <EmptyState
        art="no-results"
        title={texts.noneTitle}
        words={ways.length > 0 ? texts.noneWords : texts.noneHopeless}
      />
      {ways.length > 0 && (
        <Card flush>
          {ways.map(({ key, words: [before, word, after], count, filters: wider }, i) => (
            <Row
              key={key}
              last={i === ways.length - 1}
              title={
                <View>
                  {before}
                  <Text className="cj-strong">{word}</Text>
                  {after}
                </View>
              }
              value={<Text className="cj-good">{texts.cars(count)}</Text>}
              label={texts.relaxLabel(before + word + after, count)}
              onPress={() => onFilters(wider)}
            />
          ))}
        </Card>
      )}
      <View className="cj-pad cj-line">
        <Button kind="plain" onPress={() => onFilters(NO_FILTERS)}>
          {texts.clearAll(wholeTotal)}
        </Button>
      </View>
    </View>
  )
}
