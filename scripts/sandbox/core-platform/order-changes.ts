import { createHash } from 'node:crypto'
import type { Allocation } from '@cheji/bff/core-platform/contract/orders'
import { beijingDay } from '@cheji/shared/kernel/time'
import type { EventDraft } from './apply-change'
import { ChangeRefused, type Of } from './change'
import { isRepeated, keepKey, sameContents } from './idempotency'
import { vinFrom } from './vin'
import type { KeptOrder, World } from './world'

/** When a car is handed over unless somebody says otherwise, and how old it is then. */
const HANDOVER_AFTER_DAYS = 14
const BUILT_BEFORE_DAYS = 30
const DAY_MS = 86_400_000

/**
 * Takes an order in. The highest revision is kept; a cancelled one lets go of its car.
 *
 * @throws ChangeRefused for an unknown store or one revision with two contents
 */
export function putSalesOrder(world: World, change: Of<'put_sales_order'>): EventDraft[] {
  if (isRepeated(world, change)) return []
  const { reference, body } = change
  const kept = world.orders.get(reference)
  if (!world.stores.get(body.storeId)) throw new ChangeRefused(404, 'store_not_found', 'no store of that id')
  if (kept?.revision === body.revision && !sameContents<typeof body>(kept, body))
    throw new ChangeRefused(409, 'revision_conflict', 'this revision is known with other contents')
  keepKey(world, change)
  if (kept && kept.revision >= body.revision) return []
  const allocation = kept?.allocation ?? null
  const letsGo = body.status === 'cancelled' && allocation !== null && isForHer(allocation)
  world.orders.set(reference, {
    ...body,
    reference,
    allocation: letsGo ? next(allocation, { status: 'released' }) : allocation,
  })
  return []
}

/**
 * Means a car for an order, which the BFF hears of by event.
 *
 * @throws ChangeRefused unless the order is open, holds a car firmly and has none allocated yet
 */
export function allocate(world: World, change: Of<'allocate'>, at: Date): EventDraft[] {
  const order = openOrder(world, change.reference)
  const before = order.allocation
  if (before && isForHer(before)) throw new ChangeRefused(409, 'already_allocated', 'this order has its car')
  if (world.holds.get(order.reference)?.until !== null)
    throw new ChangeRefused(409, 'no_firm_hold', 'no car is held firmly for this order')
  const number = (before?.number ?? 0) + 1
  const later = (days: number) => beijingDay(new Date(at.getTime() + days * DAY_MS))
  return allocated(world, order, {
    number,
    revision: (before?.revision ?? 0) + 1,
    status: 'proposed',
    vin: vinFrom(createHash('sha256').update(`${order.reference} ${number}`).digest()),
    builtMonth: change.builtMonth ?? later(-BUILT_BEFORE_DAYS).slice(0, 7),
    handoverBy: change.handoverBy ?? later(HANDOVER_AFTER_DAYS),
  })
}

/**
 * The platform's own change of a car: taken back, or handed over on another day.
 *
 * @throws ChangeRefused when the order has no car
 */
export function changeAllocation(world: World, change: Of<'change_allocation'>): EventDraft[] {
  const order = openOrder(world, change.reference)
  const { allocation } = order
  if (!allocation || !isForHer(allocation)) throw new ChangeRefused(409, 'not_allocated', 'this order has no car')
  const { withdrawn, handoverBy = allocation.handoverBy, messageZh } = change
  return allocated(
    world,
    order,
    next(allocation, { handoverBy, messageZh, status: withdrawn ? 'withdrawn' : allocation.status }),
  )
}

/**
 * Her word on a car. To say the same again changes nothing.
 *
 * @throws ChangeRefused `allocation_gone` when the car is no longer meant for her
 */
export function answerAllocation(world: World, change: Of<'answer_allocation'>): EventDraft[] {
  if (isRepeated(world, change)) return []
  const { number, answer } = change.body
  const order = world.orders.get(change.reference)
  const allocation = order?.allocation
  if (!order || allocation?.number !== number) throw new ChangeRefused(409, 'allocation_gone', 'no such car for it')
  if (allocation.status === answer) return []
  if (!isForHer(allocation)) throw new ChangeRefused(409, 'allocation_gone', 'the car is no longer meant for it')
  keepKey(world, change)
  world.orders.set(order.reference, { ...order, allocation: next(allocation, { status: answer }) })
  return []
}

/**
 * Takes note of money.
 *
 * @throws ChangeRefused when the number stands for other money
 */
export function putSettlement(world: World, change: Of<'put_settlement'>): EventDraft[] {
  if (isRepeated(world, change)) return []
  const { reference: settlementId, body } = change
  const kept = world.settlements.get(settlementId)
  if (kept && !sameContents<typeof body>(kept, body))
    throw new ChangeRefused(409, 'settlement_conflict', 'this number is known with other contents')
  keepKey(world, change)
  world.settlements.set(settlementId, { ...body, settlementId })
  return []
}

const isForHer = ({ status }: Allocation): boolean => status === 'proposed' || status === 'accepted'

const next = (allocation: Allocation, fields: Partial<Allocation>): Allocation => ({
  ...allocation,
  ...fields,
  revision: allocation.revision + 1,
})

function allocated(world: World, order: KeptOrder, allocation: Allocation): EventDraft[] {
  world.orders.set(order.reference, { ...order, allocation })
  return [{ type: 'allocation.changed', resourceId: order.reference, version: allocation.revision }]
}

function openOrder(world: World, reference: string): KeptOrder {
  const order = world.orders.get(reference)
  if (!order) throw new ChangeRefused(404, 'order_not_found', 'no order of that reference')
  if (order.status === 'cancelled') throw new ChangeRefused(409, 'cancelled', 'this order was cancelled')
  return order
}
