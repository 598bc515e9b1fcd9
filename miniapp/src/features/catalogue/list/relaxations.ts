import type { FacetChoice, Facets } from '@cheji/shared/catalogue/catalogue.contract'
import type { Filters, ListFilter } from './filters'
import { isBand, readBand, toggled } from './filters'
import { catalogueTexts as texts } from '../texts'

/** One condition that she set, to be taken off by a tap. */
export interface ChosenCondition {
  key: string
  label: string
  without: Filters
}

/** One condition made wider, with what that would bring. */
export interface Relaxation {
  key: string
  /** Before the bold word, the word, after it. */
  words: readonly [string, string, string]
  count: number
  filters: Filters
}

const LISTS: readonly ListFilter[] = ['seats', 'bodyStyles', 'sizeClasses', 'brands']

/** Every condition of hers, labelled as the facets say it. */
export const chosenConditions = (filters: Filters, facets: Facets, priceLabel: string): ChosenCondition[] => [
  ...(filters.price ? [{ key: 'price', label: priceLabel, without: { ...filters, price: undefined } }] : []),
  ...(filters.budgetMaxFen === undefined
    ? []
    : [
        {
          key: 'budget',
          label: texts.budgetChip(labelOf(facets.budgets, String(filters.budgetMaxFen))),
          without: { ...filters, budgetMaxFen: undefined },
        },
      ]),
  ...(filters.rangeMinKm === undefined
    ? []
    : [{ key: 'range', label: texts.km(filters.rangeMinKm), without: { ...filters, rangeMinKm: undefined } }]),
  ...LISTS.flatMap((name) =>
    filters[name].map((value) => ({
      key: `${name}-${value}`,
      label: labelOf(facets[name], value),
      without: toggled(filters, name, value),
    })),
  ),
  ...(filters.fastCharge
    ? [{ key: 'fast', label: labelOf(facets.fastCharge, 'true'), without: { ...filters, fastCharge: false } }]
    : []),
  ...(filters.homeSocket
    ? [{ key: 'home', label: labelOf(facets.homeSocket, 'true'), without: { ...filters, homeSocket: false } }]
    : []),
]

/**
 * What would bring cars when nothing passes, one condition at a time: the facets of the empty answer count each other choice
 * with all other conditions kept. At most one suggestion a condition, none that brings nothing.
 */
export const relaxations = (filters: Filters, facets: Facets): Relaxation[] => [
  ...priceRelaxation(filters, facets),
  ...budgetRelaxation(filters, facets),
  ...rangeRelaxation(filters, facets),
  ...LISTS.flatMap((name) => listRelaxation(filters, facets, name)),
]

const priceRelaxation = (filters: Filters, { priceBands }: Facets): Relaxation[] => {
  const { price } = filters
  if (!price) return []
  const middle = price.minFen + price.maxFen
  const near = best(
    priceBands.filter(({ value }) => !isBand(price, value)),
    ({ value }) => {
      const band = readBand(value)
      return -Math.abs(band.minFen + band.maxFen - middle)
    },
  )
  return near
    ? [relaxation('price', texts.relaxPrice(near.label), near, { ...filters, price: readBand(near.value) })]
    : []
}

const budgetRelaxation = (filters: Filters, { budgets }: Facets): Relaxation[] => {
  const { budgetMaxFen } = filters
  if (budgetMaxFen === undefined) return []
  const next = best(
    budgets.filter(({ value }) => Number(value) > budgetMaxFen),
    ({ value }) => -Number(value),
  )
  return next
    ? [relaxation('budget', texts.relaxBudget(next.label), next, { ...filters, budgetMaxFen: Number(next.value) })]
    : []
}

const rangeRelaxation = (filters: Filters, { rangeMinKm }: Facets): Relaxation[] => {
  const wanted = filters.rangeMinKm
  if (wanted === undefined) return []
  const next = best(
    rangeMinKm.filter(({ value }) => Number(value) < wanted),
    ({ value }) => Number(value),
  )
  return next
    ? [relaxation('range', texts.relaxRange(next.label), next, { ...filters, rangeMinKm: Number(next.value) })]
    : []
}

const listRelaxation = (filters: Filters, facets: Facets, name: ListFilter): Relaxation[] => {
  if (filters[name].length === 0) return []
  const most = best(
    facets[name].filter(({ value }) => !filters[name].includes(value)),
    ({ count }) => count,
  )
  return most ? [relaxation(name, texts.relaxList(most.label), most, toggled(filters, name, most.value))] : []
}

const relaxation = (key: string, words: Relaxation['words'], { count }: FacetChoice, filters: Filters): Relaxation => ({
  key,
  words,
  count,
  filters,
})

/** The choice that scores highest among those that bring anything. */
const best = (choices: readonly FacetChoice[], score: (choice: FacetChoice) => number): FacetChoice | undefined =>
  choices
    .filter(({ count }) => count > 0)
    .reduce<FacetChoice | undefined>(
      (winner, choice) => (winner === undefined || score(choice) > score(winner) ? choice : winner),
      undefined,
    )

const labelOf = (choices: readonly FacetChoice[], value: string): string =>
  choices.find((choice) => choice.value === value)?.label ?? value
