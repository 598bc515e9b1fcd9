/** Conditions that people write among the words: `5 座 6 万以内`. */
export interface Phrases {
  readonly seats: number | undefined
  /** At most this price, in fen. */
  readonly priceMaxFen: number | undefined
  /** The words without the conditions. */
  readonly rest: string
}

const DIGITS = '一二两三四五六七八九'
const numberOf = (text: string): number => {
  const digit = DIGITS.indexOf(text)
  // 两 stands beside 二, so that everything from it on is one place late.
  return digit < 0 ? Number(text) : digit < 2 ? digit + 1 : digit
}

const SEATS = /([2-9]|[二两四五六七])\s*座/
const PRICE_MAX = /(\d{1,2}(?:\.\d{1,2})?|[一二两三四五六七八九])\s*万\s*(?:元|块)?\s*(?:以内|以下|之内|内|左右)/

/** Takes the conditions out of what was typed. */
export const readPhrases = (text: string): Phrases => {
  const plain = text.normalize('NFKC')
  const seats = SEATS.exec(plain)
  const price = PRICE_MAX.exec(plain)
  return {
    seats: seats?.[1] === undefined ? undefined : numberOf(seats[1]),
    priceMaxFen: price?.[1] === undefined ? undefined : Math.round(numberOf(price[1]) * 1_000_000),
    rest: plain.replace(SEATS, ' ').replace(PRICE_MAX, ' ').trim(),
  }
}
