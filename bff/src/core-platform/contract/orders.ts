import { z } from 'zod'
import { UpstreamDay, UpstreamFen, UpstreamId, UpstreamTime, openEnum } from './fields'

/** What stock is counted by: a trim in a colour. */
export const skuIdOf = ({ trimId, colourId }: { trimId: string; colourId: string }): string => `${trimId}.${colourId}`
export const SkuId = z.string().regex(/^[^.]{1,64}\.[^.]{1,64}$/)

/**
 * `PUT /v1/stock-holds/{reference}` with an `Idempotency-Key`: keeps one car of those in stock or on their way, or answers
 * 409 `sold_out`. Until `until` it is soft and runs out by itself; without it it is firm, and a firm one never becomes soft again.
 * `DELETE` gives the car back; without a hold it changes nothing.
 */
export const StockHoldBody = z.object({ skuId: SkuId, until: UpstreamTime.nullable() })
export const StockHold = z.object({
  reference: UpstreamId,
  /** Null once nothing is held. */
  skuId: SkuId.nullable(),
  status: openEnum(['held', 'released']),
  until: UpstreamTime.nullable(),
})

/**
 * `PUT /v1/sales-orders/{reference}` with an `Idempotency-Key`: the whole order as it stands at `revision`; the platform keeps
 * the highest one. `open` is paid for and waits for a car. `cancelled` lets go of the car that was proposed or agreed to.
 */
export const SalesOrderBody = z.object({
  revision: z.int().min(1),
  status: z.enum(['open', 'cancelled']),
  skuId: SkuId,
  storeId: UpstreamId,
  priceVersion: z.int().min(1),
  priceFen: UpstreamFen,
  depositFen: UpstreamFen,
  /** The latest handover that she was promised. */
  deliverBy: UpstreamDay,
})

/**
 * A car meant for an order. `proposed` waits for her yes, `withdrawn` was taken back by the platform. `revision` rises with
 * every change and is the version of the event `allocation.changed`; `number` rises with every other car.
 */
export const Allocation = z.object({
  number: z.int().min(1),
  revision: z.int().min(1),
  status: openEnum(['proposed', 'accepted', 'released', 'withdrawn']),
  vin: z.string().length(17),
  /** `2026-10` */
  builtMonth: z.string().regex(/^\d{4}-\d{2}$/),
  handoverBy: UpstreamDay,
  messageZh: z.string().max(200).optional(),
})
/** Also `GET /v1/sales-orders/{reference}`. */
export const SalesOrder = z.object({
  reference: UpstreamId,
  revision: z.int(),
  status: openEnum(['open', 'cancelled']),
  allocation: Allocation.nullable(),
})

/**
 * `PUT /v1/sales-orders/{reference}/allocation-answer` with an `Idempotency-Key`: her word on car `number`. 409 `allocation_gone` when
 * it is no longer meant for her.
 */
export const AllocationAnswerBody = z.object({ number: z.int().min(1), answer: z.enum(['accepted', 'released']) })

/** `PUT /v1/settlements/{settlementId}` with an `Idempotency-Key`: money that came in or went back for an order. */
export const SettlementBody = z.object({
  reference: UpstreamId,
  kind: z.enum(['payment', 'refund']),
  amountFen: UpstreamFen.min(1),
  /** WeChat Pay's number of the payment or refund. */
  transactionId: z.string().min(1).max(64),
  at: UpstreamTime,
})
export const Settlement = SettlementBody.extend({ settlementId: z.string().min(1).max(64) })

export type StockHoldBody = z.output<typeof StockHoldBody>
export type StockHold = z.output<typeof StockHold>
export type SalesOrderBody = z.output<typeof SalesOrderBody>
export type SalesOrder = z.output<typeof SalesOrder>
export type Allocation = z.output<typeof Allocation>
export type AllocationAnswerBody = z.output<typeof AllocationAnswerBody>
export type SettlementBody = z.output<typeof SettlementBody>
export type Settlement = z.output<typeof Settlement>
