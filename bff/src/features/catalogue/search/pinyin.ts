import { pinyin } from 'pinyin-pro'

/** Lower case, full width to half width, and only letters and digits of any script. */
export const compact = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const CJK = /\p{Script=Han}/u
export const hasChinese = (text: string): boolean => CJK.test(text)

/** A name in pieces, each with how it is typed: `五菱mini` → wu, ling, mini. */
export interface Syllable {
  /** The character, or a run of letters or of digits. */
  readonly text: string
  /** Pinyin without tone; the run itself where there is no character. */
  readonly sound: string
  readonly initial: string
}

/** Splits compact text into characters and runs of letters or digits, with their pinyin. */
export const syllablesOf = (text: string): Syllable[] => {
  const pieces = compact(text).match(/\p{Script=Han}|[^\p{Script=Han}\p{N}]+|\p{N}+/gu) ?? []
  // The whole text at once, so that a character of several readings is read by its neighbours.
  const sounds = pinyin(pieces.join(''), { toneType: 'none', type: 'array', nonZh: 'removed', v: true })
  let next = 0
  return pieces.map((piece) => {
    if (!hasChinese(piece)) return { text: piece, sound: piece, initial: piece }
    const sound = sounds[next++] ?? piece
    return { text: piece, sound, initial: sound.slice(0, 1) }
  })
}

/** The sound of a text as typed letters: `海欧` → haiou. */
export const soundOf = (text: string): string =>
  syllablesOf(text)
    .map(({ sound }) => sound)
    .join('')

/**
 * Folds what many speakers do not tell apart when they type: zh/z, ch/c, sh/s, final ng/n, l/n, ü/v.
 * Both sides of a comparison are folded, so it only ever widens a search.
 */
export const foldSound = (sound: string): string =>
  sound
    .replace(/ü/g, 'v')
    .replace(/([zcs])h/g, '$1')
    .replace(/ng/g, 'n')
    .replace(/l/g, 'n')
