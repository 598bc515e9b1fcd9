import type { StoreDelta, UpstreamStore } from '@cheji/bff/core-platform/contract/stores'
import type { CorePlatform } from '../../core-platform/client'
import type { EventFeed } from '../../core-platform/event-feed'
import type { SnapshotStore } from '../../core-platform/snapshots'
import { SyncedResource } from '../../core-platform/synced-resource'
import type { Feature } from '../../http/feature'
import { ApiError } from '../../http/api-error'
import type { Infrastructure } from '../../infrastructure/dependencies'
import { createRegions } from './regions'
import { bookOf } from './store-book'
import type { StoreBook } from './store-book'
import { createStoresService } from './stores.service'
import type { StoresDependencies, StoresService } from './stores.service'
import { storesRoutes } from './stores.routes'

export interface StoresFeatureDependencies
  extends
    Pick<Infrastructure, 'clock' | 'random' | 'log' | 'metrics'>,
    Pick<StoresDependencies, 'modelOf' | 'sharePictureUrl'> {
  readonly corePlatform: Pick<CorePlatform, 'stores'>
  readonly snapshots: SnapshotStore
  readonly events: Pick<EventFeed, 'onEvent'>
  readonly syncIntervalMs?: number
}

/** Every store that was ever heard of: a store that was withdrawn keeps its page for the bookings that name it. */
interface KnownStores {
  readonly stores: readonly UpstreamStore[]
  readonly withdrawn: readonly string[]
}

/** Stores, regions and who can do what where, kept from the core platform. */
export const createStores = (
  dependencies: StoresFeatureDependencies,
): Feature & { stores: StoresService; loaded: () => boolean } => {
  const { corePlatform, events, clock, syncIntervalMs } = dependencies
  const resource = new SyncedResource<KnownStores, StoreDelta>({
    ...dependencies,
    name: 'stores',
    fetch: corePlatform.stores,
    merge: mergeStores,
    ...(syncIntervalMs !== undefined && { intervalMs: syncIntervalMs }),
  })
  let book: StoreBook | undefined
  resource.onChange(({ stores, withdrawn }) => {
    book = bookOf(stores, new Set(withdrawn))
  })
  events.onEvent('stores.changed', ({ version }) => {
    resource.hint(version)
  })

  const stores = createStoresService({
    ...dependencies,
    clock,
    regions: createRegions(),
    source: {
      book: () => {
        if (!book) throw new ApiError('warming_up', { retryAfterS: 3 })
        return book
      },
      asOf: () => resource.asOf ?? clock(),
      stale: () => resource.stale,
    },
  })
  return {
    stores,
    routes: storesRoutes(stores),
    loaded: () => resource.loaded,
    start: async () => resource.start(),
    stop: async () => resource.stop(),
  }
}

/** A full answer replaces the list; stores that are missing from it are withdrawn, not forgotten. */
const mergeStores = (present: KnownStores | undefined, delta: StoreDelta): KnownStores => {
  const stores = new Map(present?.stores.map((store) => [store.id, store]))
  const withdrawn = new Set(present?.withdrawn)
  for (const store of delta.stores) {
    stores.set(store.id, store)
    withdrawn.delete(store.id)
  }
  for (const storeId of delta.removedStoreIds) withdrawn.add(storeId)
  return { stores: [...stores.values()], withdrawn: [...withdrawn] }
}
