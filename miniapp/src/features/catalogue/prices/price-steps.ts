import type { PriceEntry } from '@cheji/shared/catalogue/catalogue.contract'
import { beijingInstant } from '@cheji/shared/kernel/time'

export interface PriceStep {
  entry: PriceEntry
  /** Shares of the chart, in percent. */
  widthPercent: number
  heightPercent: number
  isNow: boolean
}

const MOST_STEPS = 4
/** Below this a step's price could not be read over it. */
const LEAST_WIDTH_PERCENT = 22
/** The scale begins at a whole thousand RMB. */
const BASE_STEP_FEN = 100_000
/** The highest step leaves room for its price above it. */
const HIGHEST_PERCENT = 78

/** Steps of a price from the oldest to now: width is time, height the price above `baseFen`, which the chart names because it is not zero. */
export const priceSteps = (newestFirst: readonly PriceEntry[], now: Date): { steps: PriceStep[]; baseFen: number } => {
  const entries = [...newestFirst].slice(0, MOST_STEPS).reverse()
  const prices = entries.map(({ priceFen }) => priceFen)
  const low = Math.min(...prices)
  const high = Math.max(...prices)
  const widths = timeShares(entries, now)
  // A little below the lowest price, so that a change of a thousand can be seen.
  const foot = low - Math.max(high - low, BASE_STEP_FEN)
  const baseFen = Math.max(0, foot - (foot % BASE_STEP_FEN))
  return {
    steps: entries.map((entry, i) => ({
      entry,
      widthPercent: widths[i] ?? 0,
      heightPercent: (HIGHEST_PERCENT * (entry.priceFen - baseFen)) / (high - baseFen),
      isNow: i === entries.length - 1,
    })),
    baseFen,
  }
}

/** How long each held, in percent that add up to 100; none too narrow to carry its price. */
const timeShares = (entries: readonly PriceEntry[], now: Date): number[] => {
  const begins = entries.map(({ since }) => beijingInstant(since).getTime())
  const times = begins.map((begin, i) => Math.max(1, (begins[i + 1] ?? now.getTime()) - begin))
  const whole = times.reduce((sum, time) => sum + time, 0)
  const free = 100 - LEAST_WIDTH_PERCENT * entries.length
  return times.map((time) => LEAST_WIDTH_PERCENT + (free * time) / whole)
}
