import type * as contract from '@cheji/shared/catalogue/catalogue.contract'
import type { Arguments } from '@cheji/shared/kernel/endpoint'

export type ListQuery = Arguments<typeof contract.listModels>['query']
export type Sort = 'price_asc' | 'price_desc' | 'range_desc'

export interface PriceSpan {
  readonly minFen: number
  readonly maxFen: number
}

/** What she asks of a car. An empty list and undefined ask nothing. */
export interface Filters {
  readonly price: PriceSpan | undefined
  /** The most she has for everything, held against the upper end of the drive-away estimate. */
  readonly budgetMaxFen: number | undefined
  readonly rangeMinKm: number | undefined
  readonly seats: readonly string[]
  readonly brands: readonly string[]
  readonly bodyStyles: readonly string[]
  readonly sizeClasses: readonly string[]
  readonly fastCharge: boolean
  readonly homeSocket: boolean
}

/** Filters of which several choices may hold at once. */
export type ListFilter = 'seats' | 'brands' | 'bodyStyles' | 'sizeClasses'

export const NO_FILTERS: Filters = {
  price: undefined,
  budgetMaxFen: undefined,
  rangeMinKm: undefined,
  seats: [],
  brands: [],
  bodyStyles: [],
  sizeClasses: [],
  fastCharge: false,
  homeSocket: false,
}

/** The most that one answer holds: enough for the whole catalogue, so that it is there without a net. */
const LIMIT = '50'

/** The query of a list; what asks nothing is left out, so that the same question has the same address. */
export const listQuery = (filters: Filters, sort: Sort = 'price_asc'): ListQuery => ({
  ...filterQuery(filters),
  ...(sort !== 'price_asc' && { sort }),
  limit: LIMIT,
})

/** The query of a passing question that wants counts only. */
export const countQuery = (filters: Filters): ListQuery => ({ ...filterQuery(filters), limit: '1' })

const filterQuery = (filters: Filters): ListQuery => ({
  ...(filters.price && { priceMinFen: String(filters.price.minFen), priceMaxFen: String(filters.price.maxFen) }),
  ...(filters.budgetMaxFen !== undefined && { budgetMaxFen: String(filters.budgetMaxFen) }),
  ...(filters.rangeMinKm !== undefined && { rangeMinKm: String(filters.rangeMinKm) }),
  ...listed('seats', filters.seats),
  ...listed('brands', filters.brands),
  ...listed('bodyStyles', filters.bodyStyles),
  ...listed('sizeClasses', filters.sizeClasses),
  ...(filters.fastCharge && { fastCharge: 'true' as const }),
  ...(filters.homeSocket && { homeSocket: 'true' as const }),
})

const listed = (name: ListFilter, values: readonly string[]): ListQuery =>
  values.length === 0 ? {} : { [name]: [...values].sort().join(',') }

/** How many conditions are set: each choice of a list counts. */
export const countOf = (filters: Filters): number =>
  [filters.price, filters.budgetMaxFen, filters.rangeMinKm].filter((set) => set !== undefined).length +
  filters.seats.length +
  filters.brands.length +
  filters.bodyStyles.length +
  filters.sizeClasses.length +
  Number(filters.fastCharge) +
  Number(filters.homeSocket)

/** With a choice added, or taken off when it was there. */
export const toggled = (filters: Filters, name: ListFilter, value: string): Filters => ({
  ...filters,
  [name]: filters[name].includes(value)
    ? filters[name].filter((chosen) => chosen !== value)
    : [...filters[name], value],
})

/** `3000000-5000000` of a facet. */
export const readBand = (value: string): PriceSpan => {
  const [minFen = 0, maxFen = 0] = value.split('-').map(Number)
  return { minFen, maxFen }
}

export const isBand = (price: PriceSpan | undefined, value: string): boolean =>
  price !== undefined && value === `${String(price.minFen)}-${String(price.maxFen)}`
