import type { FacetChoice } from '@cheji/shared/catalogue/catalogue.contract'
import { Chip, ChipRow } from '../../../ui/chip'
import type { Filters } from './filters'
import { countOf, isBand, readBand } from './filters'
import { catalogueTexts as texts } from '../texts'

interface FilterRowProps {
  filters: Filters
  bands: readonly FacetChoice[]
  /** False while the counts belong to other conditions. */
  isCounted: boolean
  onFilters: (filters: Filters) => void
  onOpen: () => void
}

/** 筛选 and the price bands with their live counts. */
export const FilterRow = ({ filters, bands, isCounted, onFilters, onOpen }: FilterRowProps) => {
  const count = countOf(filters)
  return (
    <ChipRow>
      <Chip
        label={count === 0 ? texts.filter : texts.filterCount(count)}
        icon="filter"
        on={count > 0}
        onPress={onOpen}
      />
      {bands.map((band) => {
        const on = isBand(filters.price, band.value)
        return (
          <Chip
            key={band.value}
            label={band.label}
            count={isCounted ? band.count : undefined}
            on={on}
            onPress={() => onFilters({ ...filters, price: on ? undefined : readBand(band.value) })}
          />
        )
      })}
    </ChipRow>
  )
}
