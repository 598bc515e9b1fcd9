import type { UpstreamModel, UpstreamPrice, UpstreamStock } from '@cheji/bff/core-platform/contract/catalogue'
import type {
  Allocation,
  SalesOrder,
  SalesOrderBody,
  Settlement,
  StockHoldBody,
} from '@cheji/bff/core-platform/contract/orders'
import type { UpstreamStore } from '@cheji/bff/core-platform/contract/stores'
import type { UpstreamTestDrive, UpstreamTestDriveBody } from '@cheji/bff/core-platform/contract/test-drives'
import { sampleModels, samplePrices, sampleStock } from '../sample/sample-catalogue'
import { sampleStores } from '../sample/sample-stores'
import { SlotBook } from './slot-book'
import { VersionedSet } from './versioned-set'

/** A booking as the platform's CRM keeps it. */
export interface KeptTestDrive extends UpstreamTestDriveBody {
  readonly reference: string
  readonly storeStatus: UpstreamTestDrive['status']
  readonly messageZh?: string
  readonly receivedAt: Date
}

/** A car that is kept for an order, and of which units it was taken. */
export interface KeptHold extends StockHoldBody {
  readonly from: 'inStock' | 'incoming'
}

/** An order as the platform keeps it. */
export interface KeptOrder extends SalesOrderBody {
  readonly reference: string
  readonly allocation: Allocation | null
}

/** Versions begin above those of any world before: a reset must not make them fall. */
const VERSIONS_A_GENERATION = 100_000

interface Parts {
  readonly catalogue: VersionedSet<UpstreamModel>
  /** By trim: every version of its price, oldest first. */
  readonly prices: VersionedSet<readonly UpstreamPrice[]>
  /** What can still be sold: cars that are held do not count. */
  readonly stock: VersionedSet<UpstreamStock>
  readonly stores: VersionedSet<UpstreamStore>
  readonly slots: SlotBook
  readonly testDrives: Map<string, KeptTestDrive>
  /** By reference; a hold that was given back or ran out is gone. */
  readonly holds: Map<string, KeptHold>
  readonly orders: Map<string, KeptOrder>
  readonly settlements: Map<string, Settlement>
  /** Idempotency key → what it was used for. */
  readonly usedKeys: Map<string, { kind: string; reference: string; bodyDigest: string }>
}

/** The whole state of the platform, in memory. */
export interface World extends Parts {
  /** When the world stopped, for stale answers; undefined while it goes on. */
  readonly frozenAt?: Date
}

// Reading the sample costs half a second and it never changes; records are replaced, never altered.
let sample:
  { models: UpstreamModel[]; prices: UpstreamPrice[][]; stock: UpstreamStock[]; stores: UpstreamStore[] } | undefined

/** The sample data, untouched, as the `generation`-th world of this database. */
export function sampleWorld(generation: number): World {
  sample ??= { models: sampleModels(), prices: samplePrices(), stock: sampleStock(), stores: sampleStores() }
  const version = generation * VERSIONS_A_GENERATION + 1
  return {
    catalogue: VersionedSet.of(sample.models, ({ id }) => id, version),
    prices: VersionedSet.of<readonly UpstreamPrice[]>(sample.prices, trimOf, version),
    stock: VersionedSet.of(sample.stock, stockId, version),
    stores: VersionedSet.of(sample.stores, ({ id }) => id, version),
    slots: new SlotBook(version),
    testDrives: new Map(),
    holds: new Map(),
    orders: new Map(),
    settlements: new Map(),
    usedKeys: new Map(),
  }
}

/** The world as it is at `at`, for answers that stay stale. */
export function frozen(world: World, at: Date): World {
  return {
    ...world,
    catalogue: world.catalogue.copy(),
    prices: world.prices.copy(),
    stock: world.stock.copy(),
    stores: world.stores.copy(),
    slots: world.slots.copy(),
    testDrives: new Map(world.testDrives),
    holds: new Map(world.holds),
    orders: new Map(world.orders),
    settlements: new Map(world.settlements),
    frozenAt: at,
  }
}

/** What the BFF is told of a booking. */
export const publishedTestDrive = ({ reference, revision, storeStatus }: KeptTestDrive): UpstreamTestDrive => ({
  reference,
  revision,
  status: storeStatus,
})

/** What the BFF is told of an order. */
export const publishedOrder = ({ reference, revision, status, allocation }: KeptOrder): SalesOrder => ({
  reference,
  revision,
  status,
  allocation,
})

export const stockId = ({ trimId, colourId }: Pick<UpstreamStock, 'trimId' | 'colourId'>): string =>
  `${trimId} ${colourId}`

function trimOf(history: readonly UpstreamPrice[]): string {
  const first = history[0]
  if (!first) throw new Error('a price history without a price')
  return first.trimId
}
