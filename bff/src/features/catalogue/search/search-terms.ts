import type { UpstreamModel } from '../../../core-platform/contract/catalogue'
import { BODY_STYLE_LABELS, FAST_CHARGE_LABEL } from '../catalogue.texts'
import { shortNameOf } from '../model-name'
import { BRAND_ALIASES } from './brand-aliases'
import { type Syllable, compact, foldSound, soundOf, syllablesOf } from './pinyin'

/** The terms under which a model is found, by field; every term is compact. */
export interface SearchTerms {
  /** Whole names. */
  readonly exact: string[]
  /** Names from each character or run of letters on, so that a prefix of one is any part of a name. */
  readonly part: string[]
  /** The same in pinyin. */
  readonly sound: string[]
  readonly folded: string[]
  readonly initials: string[]
  readonly brand: string[]
  /** Trims, body style, size: what a car is rather than what it is called. */
  readonly trait: string[]
  /** Pairs of characters, for words that match only in part. */
  readonly pair: string[]
}

/** All terms of a model: from its names and aliases, its brand in each way people write it, and its trims. */
export const searchTermsOf = (model: UpstreamModel): SearchTerms => {
  const { brand } = model
  const short = shortNameOf(model.nameZh, brand.nameZh)
  const names = [model.nameZh, short, ...model.aliases]
  const syllables = names.map(syllablesOf)
  const brandNames = [brand.nameZh, brand.nameEn, ...(BRAND_ALIASES[brand.id] ?? [])]
  const shortEndings = (['sound', 'text'] as const).flatMap((part) => endings(syllablesOf(short), (item) => item[part]))
  const sounds = syllables.flatMap((list) => endings(list, ({ sound }) => sound))
  // byd海鸥, bydhaiou, wlbinguo: the brand in letters before the model's own name
  const combined = brandNames.flatMap((name) => {
    const brandSyllables = syllablesOf(name)
    const heads = new Set([joined(brandSyllables, 'sound'), joined(brandSyllables, 'initial'), compact(name)])
    return [...heads].flatMap((head) => shortEndings.map((ending) => head + ending))
  })
  return {
    exact: unique([...names, model.nameEn].map(compact)),
    part: unique(
      [...syllables, syllablesOf(model.nameEn)]
        .flatMap((list) => endings(list, ({ text }) => text))
        .concat(englishEndings(model.nameEn)),
    ),
    sound: unique([...sounds, ...combined, compact(model.pinyin.full)]),
    folded: unique(sounds.map(foldSound)),
    initials: unique([
      ...syllables.flatMap((list) => endings(list, ({ initial }) => initial)),
      compact(model.pinyin.initials),
    ]),
    brand: unique(
      brandNames.flatMap((name) => [
        ...endings(syllablesOf(name), ({ text }) => text),
        soundOf(name),
        joined(syllablesOf(name), 'initial'),
      ]),
    ),
    trait: unique([
      ...model.trims.flatMap((trim) => endings(syllablesOf(trim.nameZh), ({ text }) => text)),
      compact(BODY_STYLE_LABELS[model.bodyStyle]),
      compact(model.sizeClass),
      ...(model.trims.some((trim) => trim.fastCharge.supported) ? [compact(FAST_CHARGE_LABEL), '快充'] : []),
    ]),
    pair: unique([...names, ...brandNames].flatMap(pairsOf)),
  }
}

/** Pairs of neighbouring characters; runs of letters or digits as they are. */
export const pairsOf = (text: string): string[] =>
  (compact(text).match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []).flatMap((run) =>
    /\p{Script=Han}/u.test(run) && run.length > 1
      ? Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))
      : [run],
  )

const joined = (list: readonly Syllable[], part: keyof Syllable): string => list.map((item) => item[part]).join('')

const endings = (list: readonly Syllable[], partOf: (item: Syllable) => string): string[] =>
  list.map((_, from) => list.slice(from).map(partOf).join(''))

/** `Wuling Binguo Plus` → binguoplus, plus */
const englishEndings = (name: string): string[] => {
  const words = name.split(/\s+/)
  return words.map((_, from) => compact(words.slice(from).join('')))
}

const unique = (terms: readonly string[]): string[] => [...new Set(terms)].filter((term) => term !== '')
