import type { PriceEntry } from '@cheji/shared/catalogue/catalogue.contract'
import { addDays } from '@cheji/shared/kernel/time'
import type { UpstreamPrice } from '../../core-platform/contract/catalogue'
import { groupBy } from './group-by'

/** Prices by trim, each in the order in which they take effect: by day, then by version. */
export const pricesOfTrim = (entries: readonly UpstreamPrice[]): Map<string, UpstreamPrice[]> => {
  const byTrim = groupBy(entries, (entry) => entry.trimId)
  for (const list of byTrim.values()) list.sort(inEffectOrder)
  return byTrim
}

/** The price of a Beijing day: the entry that began last until that day; of two from one day the higher version. Undefined before the first. */
export const currentPrice = (entries: readonly UpstreamPrice[], day: string): UpstreamPrice | undefined => {
  let current: UpstreamPrice | undefined
  for (const entry of entries)
    if (entry.since <= day && (!current || inEffectOrder(entry, current) > 0)) current = entry
  return current
}

/** A trim's prices for a reader, newest first. `history` is in effect order and ends with the price that holds. */
export const priceEntries = (history: readonly UpstreamPrice[]): PriceEntry[] =>
  history
    .map((entry, index) => {
      const before = history[index - 1]
      const next = history[index + 1]
      return {
        version: entry.version,
        priceFen: entry.priceFen,
        since: entry.since,
        until: next ? lastDayBefore(next.since, entry.since) : null,
        changeFen: before ? entry.priceFen - before.priceFen : null,
        reason: entry.reasonZh,
      }
    })
    .reverse()

/** An entry that was corrected on its own first day ends on that day. */
const lastDayBefore = (nextSince: string, since: string): string => {
  const day = addDays(nextSince, -1)
  return day < since ? since : day
}

const inEffectOrder = (a: UpstreamPrice, b: UpstreamPrice): number =>
  a.since < b.since ? -1 : a.since > b.since ? 1 : a.version - b.version
