import type { ModelCard, ModelList } from '@cheji/shared/catalogue/catalogue.contract'
import type { Filters, Sort } from './filters'

/** A kept list looked through on the phone, without a net. */
export interface KeptSelection {
  items: ModelCard[]
  /** Some conditions need facts that cards do not carry: they were left out, and the page says so. */
  partly: boolean
}

/** What of a kept list meets the conditions, as far as its cards tell: each speaks of its cheapest trim only. */
export const selectKept = (list: ModelList, filters: Filters, sort: Sort): KeptSelection => {
  const brandNames = new Set(
    list.facets.brands.filter(({ value }) => filters.brands.includes(value)).map(({ label }) => label),
  )
  const items = list.items.filter(
    (card) => meets(card, filters) && (filters.brands.length === 0 || brandNames.has(card.brandName)),
  )
  return {
    items: sorted(items, sort),
    partly: filters.bodyStyles.length > 0 || filters.sizeClasses.length > 0 || filters.homeSocket,
  }
}

/** Cards whose name holds all that was typed, in whatever case. */
export const searchKept = (list: ModelList, words: string): ModelCard[] => {
  const wanted = plain(words)
  return wanted === '' ? [] : list.items.filter(({ name }) => plain(name).includes(wanted))
}

const meets = ({ seats, trim }: ModelCard, filters: Filters): boolean =>
  (!filters.price || (trim.priceFen >= filters.price.minFen && trim.priceFen <= filters.price.maxFen)) &&
  (filters.budgetMaxFen === undefined || trim.driveAwayHighFen <= filters.budgetMaxFen) &&
  (filters.rangeMinKm === undefined || trim.rangeKm >= filters.rangeMinKm) &&
  (filters.seats.length === 0 || filters.seats.includes(String(seats))) &&
  (!filters.fastCharge || trim.fastCharge)

const sorted = (items: readonly ModelCard[], sort: Sort): ModelCard[] => {
  const by = (compare: (a: ModelCard, b: ModelCard) => number) => [...items].sort(compare)
  if (sort === 'range_desc') return by((a, b) => b.trim.rangeKm - a.trim.rangeKm)
  return by((a, b) => (sort === 'price_asc' ? 1 : -1) * (a.trim.priceFen - b.trim.priceFen))
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()
