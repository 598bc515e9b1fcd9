import { UpstreamModel } from '@cheji/bff/core-platform/contract/catalogue'
import { UpstreamDay, UpstreamFen, UpstreamId, UpstreamTime } from '@cheji/bff/core-platform/contract/fields'
import {
  Allocation,
  AllocationAnswerBody,
  SalesOrderBody,
  SettlementBody,
  StockHoldBody,
} from '@cheji/bff/core-platform/contract/orders'
import { UpstreamStore } from '@cheji/bff/core-platform/contract/stores'
import { UpstreamTestDriveBody } from '@cheji/bff/core-platform/contract/test-drives'
import { z } from 'zod'

const Capacity = z.int().min(0).max(50)
const Hours = UpstreamStore.shape.hours.shape.weekday

/** What a person can change from the console. */
export const ConsoleChange = z.discriminatedUnion('kind', [
  /** A new version of a trim's national price, from today if `since` is left out. */
  z.strictObject({
    kind: z.literal('price'),
    trimId: UpstreamId,
    priceFen: UpstreamFen.min(1),
    depositFen: UpstreamFen.optional(),
    since: UpstreamDay.optional(),
    reasonZh: z.string().min(1).max(100).default('全国统一调价'),
  }),
  z.strictObject({
    kind: z.literal('stock'),
    trimId: UpstreamId,
    colourId: UpstreamId,
    inStock: z.int().min(0).optional(),
    incoming: z.int().min(0).optional(),
    aboutDays: z.int().min(0).optional(),
  }),
  /** Fields of a model that are to be different. */
  z.strictObject({ kind: z.literal('model'), modelId: UpstreamId, fields: UpstreamModel.omit({ id: true }).partial() }),
  z.strictObject({
    kind: z.literal('add_model'),
    model: UpstreamModel,
    /** Every trim needs one. */
    prices: z.array(z.strictObject({ trimId: UpstreamId, priceFen: UpstreamFen.min(1) })),
  }),
  z.strictObject({ kind: z.literal('remove_model'), modelId: UpstreamId }),
  /** Closed, or open at other hours, on these Beijing days. */
  z.strictObject({
    kind: z.literal('close_store'),
    storeId: UpstreamId,
    from: UpstreamDay,
    to: UpstreamDay,
    hours: Hours.default(null),
    reasonZh: z.string().min(1).max(100).default('临时歇业'),
  }),
  /** Fields of a store that are to be different. */
  z.strictObject({ kind: z.literal('store'), storeId: UpstreamId, fields: UpstreamStore.omit({ id: true }).partial() }),
  z.strictObject({ kind: z.literal('add_store'), store: UpstreamStore }),
  z.strictObject({ kind: z.literal('remove_store'), storeId: UpstreamId }),
  /** Another capacity; 0 withdraws the slot. */
  z.strictObject({ kind: z.literal('slot'), storeId: UpstreamId, slotId: z.string().max(160), capacity: Capacity }),
  z.strictObject({
    kind: z.literal('add_slot'),
    storeId: UpstreamId,
    modelId: UpstreamId,
    startsAt: UpstreamTime,
    capacity: Capacity.default(1),
  }),
  /** The store's word on a booking. */
  z.strictObject({
    kind: z.literal('test_drive'),
    reference: UpstreamId,
    status: z.enum(['confirmed', 'refused', 'done', 'missed']),
    messageZh: z.string().max(200).optional(),
  }),
  /** A car for an order that waits for one. */
  z.strictObject({
    kind: z.literal('allocate'),
    reference: UpstreamId,
    builtMonth: Allocation.shape.builtMonth.optional(),
    handoverBy: UpstreamDay.optional(),
  }),
  /** The platform takes the car back, or hands it over on another day. */
  z.strictObject({
    kind: z.literal('change_allocation'),
    reference: UpstreamId,
    withdrawn: z.boolean().default(false),
    handoverBy: UpstreamDay.optional(),
    messageZh: z.string().min(1).max(200).default('厂里排产有变'),
  }),
])

/** What every write of the BFF bears, beside its body. */
const Write = z.strictObject({
  reference: z.string().min(1).max(64),
  idempotencyKey: z.string(),
  /** SHA-256 of the body as it came. */
  bodyDigest: z.string(),
})

/** Every change of the platform's state: the console's and the BFF's own writes. */
export const Change = z.union([
  ConsoleChange,
  Write.extend({ kind: z.literal('put_test_drive'), body: UpstreamTestDriveBody }),
  Write.extend({ kind: z.literal('put_stock_hold'), body: StockHoldBody }),
  Write.extend({ kind: z.literal('release_stock_hold') }),
  Write.extend({ kind: z.literal('put_sales_order'), body: SalesOrderBody }),
  Write.extend({ kind: z.literal('answer_allocation'), body: AllocationAnswerBody }),
  Write.extend({ kind: z.literal('put_settlement'), body: SettlementBody }),
])

export type ConsoleChange = z.output<typeof ConsoleChange>
export type Change = z.output<typeof Change>
export type Of<K extends Change['kind']> = Extract<Change, { kind: K }>

/** A change that cannot be made; `code` and `message` are for the answer. */
export class ChangeRefused extends Error {
  constructor(
    readonly status: 400 | 404 | 409 | 422,
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'ChangeRefused'
  }
}
