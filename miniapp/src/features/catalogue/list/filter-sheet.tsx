import type { FacetChoice, Facets } from '@cheji/shared/catalogue/catalogue.contract'
import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { accessible } from '../../../platform/accessible'
import { Button, TextButton } from '../../../ui/button'
import { Chip, ChipRow } from '../../../ui/chip'
import { Sheet } from '../../../ui/sheet'
import type { Filters, ListFilter } from './filters'
import { countOf, NO_FILTERS, toggled } from './filters'
import { PriceRange } from './price-range'
import { scaleOf, spanOf } from './price-scale'
import { catalogueTexts as texts } from '../texts'
import { useFilterDraft } from './use-filter-draft'

interface FilterSheetProps {
  filters: Filters
  /** Counts of the list behind; the draft brings its own as soon as they are there. */
  facets: Facets
  onApply: (filters: Filters) => void
  onClose: () => void
}

/** Conditions with live counts; nothing changes behind the sheet before the button is pressed. */
export const FilterSheet = ({ filters, facets: known, onApply, onClose }: FilterSheetProps) => {
  const { draft, change, facets, total, isCounting } = useFilterDraft(filters, known)
  const scale = scaleOf(facets.priceBands)
  const set = countOf(draft)
  const list = (title: string, name: ListFilter) => (
    <Part title={title}>
      {facets[name].map((choice) => (
        <FacetChip
          key={choice.value}
          choice={choice}
          on={draft[name].includes(choice.value)}
          onPress={() => change(toggled(draft, name, choice.value))}
        />
      ))}
    </Part>
  )
  const single = (choices: readonly FacetChoice[], chosen: number | undefined, pick: (value?: number) => Filters) =>
    choices.map((choice) => {
      const on = Number(choice.value) === chosen
      return (
        <FacetChip
          key={choice.value}
          choice={choice}
          on={on}
          onPress={() => change(pick(on ? undefined : Number(choice.value)))}
        />
      )
    })
  const flag = (choices: readonly FacetChoice[], name: 'fastCharge' | 'homeSocket') =>
    choices.map((choice) => (
      <FacetChip
        key={name}
        choice={choice}
        on={draft[name]}
        onPress={() => change({ ...draft, [name]: !draft[name] })}
      />
    ))

  return (
    <Sheet
      title={texts.filterTitle}
      onClose={onClose}
      aside={set > 0 && <TextButton onPress={() => change(NO_FILTERS)}>{texts.clearCount(set)}</TextButton>}
      foot={
        <View className="cj-line">
          <Button onPress={() => onApply(draft)}>{isCounting ? texts.counting : showWords(total)}</Button>
        </View>
      }
    >
      <PriceRange scale={scale} span={spanOf(draft, scale)} onSpan={(price) => change({ ...draft, price })} />
      <Part title={texts.budget} note={texts.budgetNote}>
        {single(facets.budgets, draft.budgetMaxFen, (budgetMaxFen) => ({ ...draft, budgetMaxFen }))}
      </Part>
      <Part title={texts.range} note={texts.rangeNote}>
        {single(facets.rangeMinKm, draft.rangeMinKm, (rangeMinKm) => ({ ...draft, rangeMinKm }))}
      </Part>
      {list(texts.seatsTitle, 'seats')}
      <Part title={texts.charging}>
        {flag(facets.fastCharge, 'fastCharge')}
        {flag(facets.homeSocket, 'homeSocket')}
      </Part>
      {list(texts.brand, 'brands')}
      {list(texts.size, 'sizeClasses')}
      {list(texts.body, 'bodyStyles')}
    </Sheet>
  )
}

const showWords = (total: number | undefined): string => {
  if (total === undefined) return texts.show
  return total === 0 ? texts.showNone : texts.showThese(total)
}

const Part = ({ title, note, children }: PropsWithChildren<{ title: string; note?: string }>) => (
  <View className="cj-mt3" {...accessible({ role: 'group', label: title })}>
    <View className="cj-strong">{title}</View>
    {note !== undefined && <View className="cj-quiet cj-clauses">{note}</View>}
    <View className="cj-mt2">
      <ChipRow wrap>{children}</ChipRow>
    </View>
  </View>
)

const FacetChip = ({ choice, on, onPress }: { choice: FacetChoice; on: boolean; onPress: () => void }) => (
  <Chip label={choice.label} count={choice.count} on={on} onPress={onPress} />
)
