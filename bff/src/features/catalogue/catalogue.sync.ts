import type { Clock } from '@cheji/shared/kernel/time'
import type { CorePlatform } from '../../core-platform/client'
import type {
  CatalogueDelta,
  PriceDelta,
  StockDelta,
  UpstreamModel,
  UpstreamPrice,
  UpstreamStock,
} from '../../core-platform/contract/catalogue'
import type { EventFeed } from '../../core-platform/event-feed'
import type { SnapshotStore } from '../../core-platform/snapshots'
import { SyncedResource } from '../../core-platform/synced-resource'
import type { Logger } from '../../infrastructure/logging'
import type { Metrics } from '../../infrastructure/metrics'
import type { Random } from '../../infrastructure/random'
import type { CatalogueSource } from './catalogue.source'

export interface CatalogueSyncOptions {
  /** How often changes are asked for; the usual time when left out. */
  readonly intervalMs?: number
  readonly corePlatform: Pick<CorePlatform, 'catalogue' | 'prices' | 'stock'>
  readonly events: Pick<EventFeed, 'onEvent'>
  readonly snapshots: SnapshotStore
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  readonly metrics: Metrics
}

/** Name of the price list's snapshot in MongoDB. */
export const PRICES_SNAPSHOT = 'prices'

/** Keeps models, prices and stock as the core platform has them, by polling and by its events. */
export const createCatalogueSync = ({ corePlatform, events, ...shared }: CatalogueSyncOptions) => {
  const models = new SyncedResource<readonly UpstreamModel[], CatalogueDelta>({
    ...shared,
    name: 'catalogue',
    fetch: corePlatform.catalogue,
    merge: mergeModels,
  })
  const prices = new SyncedResource<readonly UpstreamPrice[], PriceDelta>({
    ...shared,
    name: PRICES_SNAPSHOT,
    fetch: corePlatform.prices,
    merge: mergePrices,
  })
  const stock = new SyncedResource<readonly UpstreamStock[], StockDelta>({
    ...shared,
    name: 'stock',
    fetch: corePlatform.stock,
    merge: mergeStock,
  })
  const all = [models, prices, stock]
  events.onEvent('catalogue.changed', ({ version }) => {
    models.hint(version)
  })
  events.onEvent('prices.changed', ({ version }) => {
    prices.hint(version)
  })
  events.onEvent('stock.changed', ({ version }) => {
    stock.hint(version)
  })

  const source: CatalogueSource = {
    state: () => {
      if (!models.value || !prices.value || !stock.value) return undefined
      const confirmed = all.map(({ asOf }) => asOf?.getTime() ?? 0)
      return {
        sources: { models: models.value, prices: prices.value, stock: stock.value },
        versions: { catalogue: models.version ?? 0, prices: prices.version ?? 0, stock: stock.version ?? 0 },
        asOf: new Date(Math.min(...confirmed)),
        stale: all.some(({ stale }) => stale),
      }
    },
  }
  return {
    source,
    onChange: (listener: () => void): void => {
      for (const resource of all) resource.onChange(listener)
    },
    start: async (): Promise<void> => {
      await Promise.all(all.map(async (resource) => resource.start()))
    },
    stop: async (): Promise<void> => {
      await Promise.all(all.map(async (resource) => resource.stop()))
    },
  }
}

/** Models that did not change stay the same objects. */
export const mergeModels = (present: readonly UpstreamModel[] | undefined, delta: CatalogueDelta): UpstreamModel[] => {
  const byId = new Map((present ?? []).map((model) => [model.id, model]))
  for (const model of delta.models) byId.set(model.id, model)
  for (const id of delta.removedModelIds) byId.delete(id)
  return [...byId.values()]
}

/** A version of a price is never lost: what has once been the price stays in its history. */
export const mergePrices = (present: readonly UpstreamPrice[] | undefined, delta: PriceDelta): UpstreamPrice[] =>
  mergeByKey(present, delta.entries, ({ trimId, version }) => `${trimId} ${String(version)}`)

export const mergeStock = (present: readonly UpstreamStock[] | undefined, delta: StockDelta): UpstreamStock[] =>
  mergeByKey(present, delta.stock, ({ trimId, colourId }) => `${trimId} ${colourId}`)

const mergeByKey = <T>(present: readonly T[] | undefined, changes: readonly T[], keyOf: (item: T) => string): T[] => {
  const byKey = new Map((present ?? []).map((item) => [keyOf(item), item]))
  for (const item of changes) byKey.set(keyOf(item), item)
  return [...byKey.values()]
}
