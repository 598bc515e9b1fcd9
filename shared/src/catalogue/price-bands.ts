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

/** The catalogue's chips. It opens on 30,000–100,000 RMB; the last band lies above and is off until she taps it. */
export const PRICE_BANDS: readonly PriceBand[] = [band(3, 5), band(5, 7), band(7, 10), band(10, 15)]
