const HIDDEN = '#'
/** Long runs of letters and digits: tokens, ids, hashes. Words of code are shorter or have no digit. */
const OPAQUE = /(?=[A-Za-z0-9_-]*\d)[A-Za-z0-9_-]{16,}/g
/** Four digits and more, also with separators: numbers of phones, plates, bookings, coordinates. */
const NUMBERS = /\d(?:[\d .-]{2,}\d)/g
const MAIL = /[^\s@]+@[^\s@]+/g
const QUERY = /\?[^\s)'"]*/g

/**
 * Takes out of an error's text whatever could name a person: queries of addresses, mail addresses, tokens and numbers.
 * Line and column of a stack (`:12:3456`) stay readable up to three digits.
 */
export const scrub = (text: string): string =>
  text.replace(QUERY, '').replace(MAIL, HIDDEN).replace(OPAQUE, HIDDEN).replace(NUMBERS, HIDDEN)
