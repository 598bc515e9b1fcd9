import type { Fen } from '../kernel/money'

/** Trims from `minFen` to `maxFen`, both included. */
export interface PriceBand {
  readonly minFen: Fen
  readonly maxFen: Fen
  readonly label: string
}

const WAN_FEN: Fen = 1_000_000

const band = (minWan: number, maxWan: number): PriceBand => ({
  minFen: minWan * WAN_FEN,
  maxFen: maxWan * WAN_FEN,
  label: `${minWan}–${maxWan} 万`,
})

/** What the catalogue opens on, where neither a price, nor a budget, nor words are given. */
export const DEFAULT_BAND = { minFen: 3 * WAN_FEN, maxFen: 10 * WAN_FEN }

/** The catalogue's chips; the last lies above the default and is off until she taps it. */
export const PRICE_BANDS: readonly PriceBand[] = [band(3, 5), band(5, 7), band(7, 10), band(10, 15)]

/** Words search among everything that is sold here. */
export const SEARCH_MAX_FEN: Fen = Math.max(...PRICE_BANDS.map(({ maxFen }) => maxFen))
