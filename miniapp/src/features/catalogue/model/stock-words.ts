import type { Trim } from '@cheji/shared/catalogue/catalogue.contract'
import { catalogueTexts as texts } from '../texts'

export interface StockWords {
  kind: 'good' | 'plain' | 'look'
  /** Said in the kind's colour. */
  word: string
  /** What follows. */
  rest: string
}

/** Whether this trim is to be had in a colour, and when, as far as the core platform says. */
export const stockWords = (trim: Pick<Trim, 'stock'>, colour: { colourId: string; name: string }): StockWords => {
  const entry = trim.stock.find(({ colourId }) => colourId === colour.colourId)
  const days = entry?.aboutDays ?? null
  const rest = days === null ? '' : `，${texts.aboutDays(days)}`
  switch (entry?.availability) {
    case 'in_stock':
      return { kind: 'good', word: texts.inStock, rest }
    case 'incoming':
      return { kind: 'plain', word: texts.incoming, rest }
    case 'none':
      return { kind: 'look', word: texts.colourNone(colour.name), rest: '' }
    default:
      return { kind: 'plain', word: texts.stockUnknown, rest: '' }
  }
}
