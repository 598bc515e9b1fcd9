import type { StoreCard, StoreList } from '@cheji/shared/stores/stores.contract'
import { listStores } from '@cheji/shared/stores/stores.endpoints'
import { useState } from 'react'
import { client } from '../../api/cheji'
import { ApiFailure } from '../../api/failure'
import type { Resource } from '../../api/use-resource'
import { useResource } from '../../api/use-resource'
import type { Here } from './store-words'
import { nearestFirst } from './store-words'

/** What she wants of a store; all of them must hold. */
export interface StoreWish {
  drive: boolean
  openNow: boolean
  maintenance: boolean
  delivery: boolean
  repair: boolean
}

export const NO_WISH: StoreWish = { drive: false, openNow: false, maintenance: false, delivery: false, repair: false }

interface Where {
  /** The county that the list is about; undefined: nothing is asked for yet. */
  adcode: string | undefined
  here: Here | undefined
  /** The car she wants to try, for counts and labels. */
  modelId: string | undefined
}

export interface StoreListState {
  resource: Resource<StoreList>
  stores: readonly StoreCard[]
  hasMore: boolean
  loadingMore: boolean
  loadMore: () => Promise<void>
}

interface Pages {
  /** Of the first page that these follow. */
  first: StoreList | undefined
  items: readonly StoreCard[]
  nextCursor: string | null
}

/** The stores around a county, nearest first, page after page. */
export const useStoreList = (wish: StoreWish, { adcode, here, modelId }: Where): StoreListState => {
  const query = adcode === undefined ? undefined : storeQuery(wish, adcode, modelId)
  const resource = useResource(listStores, query && { query }, { keepPrevious: true })
  const [more, setMore] = useState<Pages>({ first: undefined, items: [], nextCursor: null })
  const [loadingMore, setLoadingMore] = useState(false)

  const first = resource.data
  // Further pages belong to one first page: a reload or another filter begins anew.
  const pages = more.first === first ? more : { first, items: [], nextCursor: first?.nextCursor ?? null }

  const loadMore = async (): Promise<void> => {
    if (!query || pages.nextCursor === null || loadingMore) return
    setLoadingMore(true)
    try {
      const next = await client.call(listStores, { query: { ...query, cursor: pages.nextCursor } })
      setMore({ first, items: [...pages.items, ...next.items], nextCursor: next.nextCursor })
    } catch (error) {
      // The button stays: she can press it again.
      if (!(error instanceof ApiFailure)) throw error
    } finally {
      setLoadingMore(false)
    }
  }

  return {
    resource,
    stores: nearestFirst([...(first?.items ?? []), ...pages.items], here),
    hasMore: pages.nextCursor !== null,
    loadingMore,
    loadMore,
  }
}

/** Her place itself is not sent: the county is, and distances are counted on the phone. */
const storeQuery = (wish: StoreWish, adcode: string, modelId: string | undefined) => {
  const can = [
    ...(wish.drive ? (['test_drive'] as const) : []),
    ...(wish.maintenance ? (['maintenance'] as const) : []),
    ...(wish.delivery ? (['delivery'] as const) : []),
    ...(wish.repair ? (['repair'] as const) : []),
  ]
  return {
    adcode,
    ...(can.length > 0 && { can: can.join(',') }),
    ...(wish.openNow && { openNow: 'true' as const }),
    // With a model only stores that have it are found, so it is asked for together with the test drive.
    ...(wish.drive && modelId !== undefined && { modelId }),
  }
}
