import type { Store, StoreCard } from '@cheji/shared/stores/stores.contract'
import { getStore } from '@cheji/shared/stores/stores.endpoints'
import type { Resource } from '../../api/use-resource'
import { useResource } from '../../api/use-resource'
import { isClosedForDays } from './store-words'
import { NO_WISH, useStoreList } from './use-store-list'

const OTHERS_SHOWN = 2
const CARD_FRESH_FOR_MS = 10 * 60_000

interface StorePage {
  resource: Resource<Store>
  closed: boolean
  /** Stores nearby that are open, when this one is closed for days. */
  openNearby: readonly StoreCard[]
}

/** One store, and while it is closed those nearby that are open. */
export const useStorePage = (storeId: string, now: Date): StorePage => {
  const resource = useResource(getStore, { params: { storeId }, query: {} })
  const store = resource.data
  const closed = store !== undefined && isClosedForDays(store, now)
  const others = useStoreList(
    { ...NO_WISH, openNow: true },
    {
      adcode: closed ? store.adcode : undefined,
      here: closed ? { place: store.place, fuzzy: false } : undefined,
      modelId: undefined,
    },
  )
  return {
    resource,
    closed,
    openNearby: others.stores.filter((one) => one.storeId !== storeId).slice(0, OTHERS_SHOWN),
  }
}

/** A store where only its name and number are needed. */
export const useStoreCard = (storeId: string | undefined): StoreCard | undefined =>
  useResource(getStore, storeId === undefined ? undefined : { params: { storeId }, query: {} }, {
    freshForMs: CARD_FRESH_FOR_MS,
  }).data
