import type { WordMatches } from '../filters'
import { readPhrases } from './phrases'
import type { SearchIndex } from './search-index'

/** What was typed as a condition on models and trims: names by the index, `5 座` and `6 万以内` by their numbers. */
export const matchWords = (index: SearchIndex, words: string): { matches: WordMatches; didYouMean: string | null } => {
  const { seats, priceMaxFen, rest } = readPhrases(words)
  const hasConditions = seats !== undefined || priceMaxFen !== undefined
  const found = hasConditions && rest === '' ? null : index.find(rest === '' ? words : rest)
  return {
    matches: {
      accepts: (trim, { id, facts }) =>
        (seats === undefined || facts.seats === seats) &&
        (priceMaxFen === undefined || trim.price.priceFen <= priceMaxFen) &&
        (found === null || found.scores.has(id)),
      scoreOf: (modelId) => found?.scores.get(modelId) ?? 0,
    },
    didYouMean: found?.didYouMean ?? null,
  }
}
