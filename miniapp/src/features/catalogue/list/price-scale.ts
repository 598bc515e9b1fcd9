import type { FacetChoice } from '@cheji/shared/catalogue/catalogue.contract'
import { DEFAULT_BAND } from '@cheji/shared/catalogue/price-bands'
import { divideRoundingHalfUp, fenToWanText } from '@cheji/shared/kernel/money'
import type { Filters, PriceSpan } from './filters'
import { readBand } from './filters'

/** One step of the price scale. */
const STEP_FEN = 1_000_000

/** From the lowest band's foot to the highest one's head. */
export const scaleOf = (bands: readonly FacetChoice[]): PriceSpan => {
  const spans = bands.map(({ value }) => readBand(value))
  return {
    minFen: Math.min(DEFAULT_BAND.minFen, ...spans.map(({ minFen }) => minFen)),
    maxFen: Math.max(DEFAULT_BAND.maxFen, ...spans.map(({ maxFen }) => maxFen)),
  }
}

/** What the list is limited to just now: her own span, with a budget the whole scale, else the usual one. */
export const spanOf = ({ price, budgetMaxFen }: Filters, scale: PriceSpan): PriceSpan =>
  price ?? (budgetMaxFen === undefined ? DEFAULT_BAND : scale)

export type Knob = 'minFen' | 'maxFen'

/** The span with one knob on another step; knobs stay a step apart and on the scale. */
export const withKnob = (span: PriceSpan, knob: Knob, fen: number, scale: PriceSpan): PriceSpan => {
  const step = divideRoundingHalfUp(fen, STEP_FEN) * STEP_FEN
  return knob === 'minFen'
    ? { ...span, minFen: Math.max(scale.minFen, Math.min(step, span.maxFen - STEP_FEN)) }
    : { ...span, maxFen: Math.min(scale.maxFen, Math.max(step, span.minFen + STEP_FEN)) }
}

/** One step up or down. */
export const stepped = (span: PriceSpan, knob: Knob, steps: 1 | -1, scale: PriceSpan): PriceSpan =>
  withKnob(span, knob, span[knob] + steps * STEP_FEN, scale)

/** Where a price lies on the scale, 0 to 1. */
export const shareOf = (fen: number, { minFen, maxFen }: PriceSpan): number => (fen - minFen) / (maxFen - minFen)

/** The price at a share of the scale. */
export const priceAt = (share: number, { minFen, maxFen }: PriceSpan): number =>
  minFen + Math.round(Math.min(1, Math.max(0, share)) * (maxFen - minFen))

/** The nearer knob to a price, the one that a finger means. */
export const nearerKnob = (fen: number, { minFen, maxFen }: PriceSpan): Knob =>
  Math.abs(fen - minFen) <= Math.abs(fen - maxFen) ? 'minFen' : 'maxFen'

/** `4–7 万元`. */
export const spanWords = ({ minFen, maxFen }: PriceSpan): string => `${wan(minFen)}–${wan(maxFen)} 万元`

/** `4 万` of whole ten-thousands. */
export const wanWords = (fen: number): string => `${wan(fen)} 万`

const wan = (fen: number): string => fenToWanText(fen).replace(/\.00$/, '')
