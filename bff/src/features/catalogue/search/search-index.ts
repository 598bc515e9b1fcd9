import MiniSearch, { type SearchOptions } from 'minisearch'
import type { UpstreamModel } from '../../../core-platform/contract/catalogue'
import { LruCache } from '../lru-cache'
import { editDistance } from './edit-distance'
import { compact, foldSound, hasChinese, soundOf } from './pinyin'
import { type SearchTerms, pairsOf, searchTermsOf } from './search-terms'

type Field = keyof SearchTerms

export interface Found {
  /** Score by model id, higher is nearer. */
  readonly scores: ReadonlyMap<string, number>
  /** The name that was searched for instead, when the words matched nothing as they stand. */
  readonly didYouMean: string | null
}

export interface SearchIndex {
  /** Models for the words; none when nothing comes near. */
  readonly find: (words: string) => Found
}

const FIELDS: readonly Field[] = ['exact', 'part', 'sound', 'folded', 'initials', 'brand', 'trait', 'pair']
/** How much a match in a field says; a whole term counts 1 more than the beginning of a long one. */
const FIELD_RANK: Readonly<Record<Field, number>> = {
  exact: 9,
  brand: 7,
  part: 6,
  sound: 6,
  initials: 4,
  folded: 3,
  trait: 2,
  pair: 1,
}
const AS_THEY_STAND: Field[] = ['exact', 'part', 'sound', 'initials', 'brand', 'trait']
const NEARLY_TYPED: Field[] = ['exact', 'sound', 'initials', 'brand']

const termsIn = (text: string): string[] => text.split('\n')
const asIs = (term: string): string => term

/** Looks for whole terms in some fields of all models. */
const searchIn = (models: readonly UpstreamModel[], fields: readonly Field[]) => {
  const index = new MiniSearch<{ id: string } & SearchTerms>({
    fields: [...fields],
    extractField: (document, field) =>
      field === 'id' ? document.id : (document[field as Field] as readonly string[]).join('\n'),
    tokenize: termsIn,
    processTerm: asIs,
  })
  index.addAll(models.map((model) => ({ id: model.id, ...termsOf(model) })))
  return (terms: readonly string[], options: SearchOptions) =>
    index.search(terms.join('\n'), { tokenize: termsIn, processTerm: asIs, ...options })
}

/**
 * An index over all models. It looks in turn for the words as they stand, for all their parts, for what sounds the same,
 * and for what is nearly typed so; the first that finds anything answers.
 */
export const createSearchIndex = (models: readonly UpstreamModel[]): SearchIndex => {
  const names = new Map(models.map((model) => [model.id, model.nameZh]))
  const brandsBySound = new Map(models.map(({ brand }) => [soundOf(brand.nameZh), brand.nameZh]))
  const search = searchIn(models, FIELDS)
  // What is nearly so is looked for along most terms of an index: here are only those that may be the ones meant.
  const searchNearly = searchIn(models, NEARLY_TYPED)

  /** One term in some fields, whole or as a beginning, ranked by where it was found. */
  const byField = (term: string, fields: Field[]): Map<string, number> =>
    new Map(
      search([term], { fields, prefix: isLongEnough }).map((result) => {
        const ranks = Object.entries(result.match).flatMap(([found, where]) =>
          where.map((field) => FIELD_RANK[field as Field] + (found === term ? 1 : (0.5 * term.length) / found.length)),
        )
        return [String(result.id), Math.max(...ranks)]
      }),
    )

  const byParts = (words: string): Map<string, number> => {
    const parts = words
      .normalize('NFKC')
      .split(/\s+/)
      .flatMap((word) => compact(word).match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [])
    const found = parts.map((part) => byField(part, AS_THEY_STAND))
    const [first, ...rest] = found
    return new Map(
      [...(first ?? [])]
        .filter(([id]) => rest.every((others) => others.has(id)))
        .map(([id, score]) => [id, rest.reduce((sum, others) => sum + (others.get(id) ?? 0), score)]),
    )
  }

  /** Two neighbouring letters in the wrong order. */
  const bySwap = (term: string): Map<string, number> =>
    term.length < 4
      ? new Map<string, number>()
      : Array.from({ length: term.length - 1 }, (_, at) =>
          byField(swapped(term, at), ['exact', 'sound', 'brand']),
        ).reduce(merge)

  const bySound = (sound: string): Map<string, number> =>
    merge(byField(sound, ['sound', 'initials']), byField(foldSound(sound), ['folded']))

  const byTypo = (term: string, sound: string): Map<string, number> => {
    const near = (text: string, fields: Field[]): Map<string, number> =>
      new Map(
        searchNearly([text], { fields, fuzzy: editsFor, prefix: false, maxFuzzy: 2 }).map(({ id, terms }) => [
          String(id),
          1 / (1 + Math.min(...terms.map((found) => editDistance(text, found)))),
        ]),
      )
    const asTyped = near(term, NEARLY_TYPED)
    // Letters are their own sound, which has been looked for then.
    const typed = sound === term ? asTyped : merge(asTyped, near(sound, ['sound']))
    return typed.size > 0 ? typed : byPairs(term)
  }

  /** At least half of the pairs of characters must be there. */
  const byPairs = (term: string): Map<string, number> => {
    const pairs = hasChinese(term) ? pairsOf(term) : []
    return new Map(
      search(pairs, { fields: ['pair'] })
        .filter((hit) => hit.queryTerms.length * 2 >= pairs.length)
        .map((hit) => [String(hit.id), hit.queryTerms.length]),
    )
  }

  const find = (words: string): Found => {
    const term = compact(words)
    if (term === '') return { scores: new Map(), didYouMean: null }
    for (const look of [() => byField(term, AS_THEY_STAND), () => byParts(words)]) {
      const scores = look()
      if (scores.size > 0) return { scores, didYouMean: null }
    }
    const sound = soundOf(term)
    for (const look of [() => bySound(sound), () => bySwap(term), () => byTypo(term, sound)]) {
      const scores = look()
      const nearest = nearestName(scores, names)
      if (nearest === undefined) continue
      return { scores, didYouMean: brandsBySound.get(sound) ?? nearest }
    }
    return { scores: new Map(), didYouMean: null }
  }
  const remembered = new LruCache<string, Found>(WORDS_REMEMBERED)
  return {
    find: (words) => {
      const known = remembered.get(words)
      if (known) return known
      const found = find(words)
      remembered.set(words, found)
      return found
    },
  }
}

/** She pages and filters with the same words. */
const WORDS_REMEMBERED = 256

/** Pinyin is dear; a model that did not change keeps its terms. */
const knownTerms = new WeakMap<UpstreamModel, SearchTerms>()
const termsOf = (model: UpstreamModel): SearchTerms => {
  const terms = knownTerms.get(model) ?? searchTermsOf(model)
  knownTerms.set(model, terms)
  return terms
}

/** One letter begins too many things; one character does not. */
const isLongEnough = (term: string): boolean => term.length > 1 || hasChinese(term)

/** One wrong letter in four or five, two from six on. */
const editsFor = (term: string): number => (term.length < 4 ? 0 : term.length < 6 ? 1 : 2)

const swapped = (term: string, at: number): string =>
  term.slice(0, at) + term.charAt(at + 1) + term.charAt(at) + term.slice(at + 2)

const merge = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): Map<string, number> => {
  const both = new Map(a)
  for (const [id, score] of b) both.set(id, Math.max(score, both.get(id) ?? 0))
  return both
}

/** The name with the highest score; of equals the shorter one, which is the plain model and not a variant of it. */
const nearestName = (scores: ReadonlyMap<string, number>, names: ReadonlyMap<string, string>): string | undefined => {
  const best = Math.max(...scores.values())
  return [...scores]
    .filter(([, score]) => score === best)
    .map(([id]) => names.get(id) ?? id)
    .sort((a, b) => a.length - b.length)[0]
}
