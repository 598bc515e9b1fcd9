import type { ModelCard, ModelList } from '@cheji/shared/catalogue/catalogue.contract'
import { listModels } from '@cheji/shared/catalogue/catalogue.endpoints'
import type { Resource } from '../../../api/use-resource'
import { useResource } from '../../../api/use-resource'
import { searchKept } from '../list/kept-list'
import { keptWhole } from '../list/use-model-list'
import { useSettled } from '../../../ui/use-settled'

const SETTLE_MS = 250
const MOST_SHOWN = '20'
/** The API takes no more. */
const LONGEST = 40

export interface Found {
  items: readonly ModelCard[]
  total: number
  /** Nothing matched exactly; these are near. */
  isGuess: boolean
  /** Looked through on the phone only. */
  isKept: boolean
}

/** What she types, looked for as she types; without a net among the cars that the phone kept. */
export const useSearch = (typed: string) => {
  const words = useSettled(typed.trim().slice(0, LONGEST), SETTLE_MS)
  const resource = useResource(listModels, words === '' ? undefined : { query: { q: words, limit: MOST_SHOWN } }, {
    keep: false,
    keepPrevious: true,
  })
  return { words, resource, found: words === '' ? undefined : foundIn(words, resource) }
}

const foundIn = (
  words: string,
  { data, failure }: Pick<Resource<ModelList>, 'data' | 'failure'>,
): Found | undefined => {
  const whole = failure ? keptWhole() : undefined
  if (whole) {
    const items = searchKept(whole.data, words)
    return { items, total: items.length, isGuess: false, isKept: true }
  }
  if (failure || !data) return undefined
  return { items: data.items, total: data.total, isGuess: data.didYouMean !== null, isKept: false }
}
