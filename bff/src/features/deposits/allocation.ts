import type { Allocation } from '@cheji/bff/core-platform/contract/orders'
import type { UpstreamEvent } from '@cheji/bff/core-platform/contract/events'
import { type Change, writeChange } from './deposit.change'
import { ANSWER_WITHIN_MS } from './deposit.deadlines'
import type { DepositPorts } from './deposit.ports'
import { depositById, untilWritten } from './deposit.reads'
import type { AllocationRecord, DepositRecord } from './deposit.record'

/** Follows an event: the order is fetched, and what the platform means for her now is proposed, changed or taken back. Safe to repeat. */
export const createHearAllocation =
  (ports: DepositPorts) =>
  async ({ resourceId }: Pick<UpstreamEvent, 'resourceId'>): Promise<void> => {
    const { store, clock, platform } = ports
    if (!(await depositById(store, resourceId))) return
    const { allocation } = await platform.salesOrder(resourceId)
    if (!allocation) return
    await untilWritten(async () => {
      const seen = await depositById(store, resourceId)
      const change = seen && changeBy(seen, allocation, clock())
      if (!seen || !change) return true
      await writeChange(store, seen, change, clock())
      // Looked at once more: that her car is gone may make room for the one that is meant for her now.
      return undefined
    })
    ports.wakeOutbox()
  }

const changeBy = (seen: DepositRecord, allocation: Allocation, now: Date): Change | undefined => {
  const own = seen.allocation
  const isOwn = own?.number === allocation.number
  if (isOwn && allocation.revision <= own.revision) return undefined
  const stands = allocation.status === 'proposed' || allocation.status === 'accepted'
  if (seen.status === 'stock_held')
    return allocation.status === 'proposed' && allocation.number > seen.settledAllocation
      ? proposedChange(seen, allocation, now)
      : undefined
  if (seen.status !== 'allocation_proposed' && seen.status !== 'allocated')
    // She has left, or never paid: a car that is meant for her all the same is let go.
    return stands && allocation.number > seen.settledAllocation && seen.orderRevision > 0
      ? {
          set: { settledAllocation: allocation.number },
          tell: [['allocation.answer', { number: allocation.number, answer: 'released' }]],
        }
      : undefined
  if (!isOwn) return allocation.number > (own?.number ?? 0) ? withdrawnChange(seen) : undefined
  return stands ? changedChange(seen, own, allocation) : withdrawnChange(seen)
}

const proposedChange = (seen: DepositRecord, allocation: Allocation, now: Date): Change => ({
  to: 'allocation_proposed',
  set: {
    allocation: {
      number: allocation.number,
      revision: allocation.revision,
      vinTail: allocation.vin.slice(-4),
      builtMonth: allocation.builtMonth,
      handoverBy: allocation.handoverBy,
      answerBy: new Date(now.getTime() + ANSWER_WITHIN_MS),
      agreedAt: null,
    },
    changedByUs: false,
    deliverBy: earlierDay(seen.deliverBy, allocation.handoverBy),
  },
  events: [{ type: 'car_proposed', vinTail: allocation.vin.slice(-4) }],
})

/** The handover of her car moved. Once she has agreed that is a change of ours, after which leaving returns everything. */
const changedChange = (seen: DepositRecord, own: AllocationRecord, allocation: Allocation): Change => {
  const changed = allocation.handoverBy !== own.handoverBy
  const agreed = own.agreedAt !== null
  return {
    set: {
      allocation: { ...own, revision: allocation.revision, handoverBy: allocation.handoverBy },
      changedByUs: seen.changedByUs || (agreed && allocation.handoverBy > own.handoverBy),
      deliverBy: earlierDay(seen.deliverBy, allocation.handoverBy),
    },
    ...(changed && { events: [{ type: 'car_changed' as const, vinTail: own.vinTail }] }),
  }
}

/** Her car is gone: she has agreed to nothing any more, keeps her place and the whole refund. */
export const withdrawnChange = (seen: DepositRecord): Change => letGo(seen, 'car_withdrawn', false)

/** She does not want it, or did not answer in time: her place and the whole refund stay. */
export const releasedChange = (seen: DepositRecord, type: 'car_declined' | 'car_lapsed'): Change =>
  letGo(seen, type, true)

const letGo = (
  seen: DepositRecord,
  type: 'car_withdrawn' | 'car_declined' | 'car_lapsed',
  answers: boolean,
): Change => {
  const own = seen.allocation
  if (!own) throw new Error('there is no car to let go')
  return {
    to: 'stock_held',
    set: { allocation: null, changedByUs: false, settledAllocation: own.number },
    events: [{ type, vinTail: own.vinTail }],
    ...(answers && { tell: [['allocation.answer', { number: own.number, answer: 'released' }]] }),
  }
}

/** Her yes: from now on leaving costs what the rule says. */
export const agreedChange = (seen: DepositRecord, now: Date): Change => {
  const own = seen.allocation
  if (!own) throw new Error('there is no car to agree to')
  return {
    to: 'allocated',
    set: { allocation: { ...own, agreedAt: now } },
    events: [{ type: 'car_agreed', vinTail: own.vinTail }],
    tell: [['allocation.answer', { number: own.number, answer: 'accepted' }]],
  }
}

const earlierDay = (a: string, b: string): string => (a < b ? a : b)
