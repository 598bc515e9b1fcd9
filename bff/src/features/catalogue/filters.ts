import type { CatalogueQuery } from '@cheji/shared/catalogue/catalogue.contract'
import { DEFAULT_BAND, SEARCH_MAX_FEN } from '@cheji/shared/catalogue/price-bands'
import type { CatalogueView, ModelEntry, TrimEntry } from './catalogue.view'

/** The filters of a list, one dimension each; a facet asks what would be left if one of them were another. */
export const DIMENSIONS = [
  'words',
  'defaultBand',
  'price',
  'budget',
  'brands',
  'bodyStyles',
  'sizeClasses',
  'seats',
  'range',
  'fastCharge',
  'homeSocket',
] as const
export type Dimension = (typeof DIMENSIONS)[number]

export type CatalogueFilters = Omit<CatalogueQuery, 'sort' | 'cursor' | 'limit'>

/** What the words of a query ask for; null when there are no words. */
export interface WordMatches {
  readonly accepts: Predicate
  /** How near a model is to the words; 0 where they only set conditions. */
  readonly scoreOf: (modelId: string) => number
}

type Predicate = (trim: TrimEntry, model: ModelEntry) => boolean
/** Only dimensions that are in use. */
export type Predicates = readonly (readonly [Dimension, Predicate])[]

/** Which conditions a query sets. A trim must meet them all; a model passes by one trim. */
export const predicatesOf = (filters: CatalogueFilters, matches: WordMatches | null): Predicates => {
  const list: [Dimension, Predicate][] = []
  const { priceMinFen, priceMaxFen, budgetMaxFen, rangeMinKm, fastCharge, homeSocket } = filters
  const hasPrice = priceMinFen !== undefined || priceMaxFen !== undefined
  if (matches) list.push(['words', matches.accepts])
  if (hasPrice) {
    const min = priceMinFen ?? 0
    const max = priceMaxFen ?? Infinity
    list.push(['price', (trim) => trim.price.priceFen >= min && trim.price.priceFen <= max])
  } else if (budgetMaxFen === undefined) {
    const { minFen, maxFen } = matches ? { minFen: 0, maxFen: SEARCH_MAX_FEN } : DEFAULT_BAND
    list.push(['defaultBand', (trim) => trim.price.priceFen >= minFen && trim.price.priceFen <= maxFen])
  }
  if (budgetMaxFen !== undefined) list.push(['budget', (trim) => trim.driveAway.totalHighFen <= budgetMaxFen])
  pushSet(list, 'brands', filters.brands, (model) => model.facts.brand.id)
  pushSet(list, 'bodyStyles', filters.bodyStyles, (model) => model.facts.bodyStyle)
  pushSet(list, 'sizeClasses', filters.sizeClasses, (model) => model.sizeClass)
  pushSet(list, 'seats', filters.seats, (model) => String(model.facts.seats))
  if (rangeMinKm !== undefined) list.push(['range', (trim) => trim.facts.rangeCltcKm >= rangeMinKm])
  if (fastCharge !== undefined) list.push(['fastCharge', (trim) => trim.facts.fastCharge.supported === fastCharge])
  if (homeSocket !== undefined) list.push(['homeSocket', (trim) => trim.homeSocket === homeSocket])
  return list
}

const pushSet = (
  list: [Dimension, Predicate][],
  dimension: Dimension,
  wanted: readonly string[] | undefined,
  valueOf: (model: ModelEntry) => string,
): void => {
  if (!wanted) return
  const set = new Set<string>(wanted)
  list.push([dimension, (_, model) => set.has(valueOf(model))])
}

/** A model that passes, with the trims that do, cheapest first. */
export interface PassingModel {
  readonly model: ModelEntry
  readonly trims: readonly [TrimEntry, ...TrimEntry[]]
}

/** A trim that fails at one dimension only: it counts for that dimension's choices. */
export interface NearMiss {
  readonly model: ModelEntry
  readonly trim: TrimEntry
  readonly failed: Dimension
}

/** One pass over the catalogue: what passes, and what a single other choice would let pass. */
export const applyFilters = (
  view: CatalogueView,
  predicates: Predicates,
): { passing: PassingModel[]; nearMisses: NearMiss[] } => {
  const passing: PassingModel[] = []
  const nearMisses: NearMiss[] = []
  for (const model of view.models) {
    const trims: TrimEntry[] = []
    for (const trim of model.trims) {
      const failed = failedDimensions(predicates, trim, model)
      if (failed.length === 0) trims.push(trim)
      else if (failed.length === 1 && failed[0]) nearMisses.push({ model, trim, failed: failed[0] })
    }
    const [first, ...rest] = trims
    if (first) passing.push({ model, trims: [first, ...rest] })
  }
  return { passing, nearMisses }
}

/** At most two: more make no difference. */
const failedDimensions = (predicates: Predicates, trim: TrimEntry, model: ModelEntry): Dimension[] => {
  const failed: Dimension[] = []
  for (const [dimension, passes] of predicates) {
    if (passes(trim, model)) continue
    failed.push(dimension)
    if (failed.length > 1) break
  }
  return failed
}
