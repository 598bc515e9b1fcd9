import { useStore } from '../../../platform/store'
import { createStoredList } from '../stored-list'

const MOST = 8

const searches = createStoredList('searches', (value): value is string => typeof value === 'string')

/** Newest first, each words once. */
export const withSearch = (list: readonly string[], words: string): readonly string[] => {
  const trimmed = words.trim()
  return trimmed === '' ? list : [trimmed, ...list.filter((known) => known !== trimmed)].slice(0, MOST)
}

/** What she searched for before, kept on the phone only. */
export const useSearches = (): readonly string[] => useStore(searches)

export const rememberSearch = (words: string): void => {
  searches.set(withSearch(searches.get(), words))
}

export const forgetSearches = (): void => {
  searches.set([])
}
