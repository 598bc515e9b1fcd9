import type { DepositStatus, DepositStep } from '@cheji/shared/deposits/deposits.contract'
import type { DocumentStore } from '../../infrastructure/document-store'
import {
  OUTBOX_ENTRIES_LIMIT,
  OUTBOX_HAS_ROOM,
  type OutboxEntry,
  newOutboxEntry,
} from '../../infrastructure/outbox-entry'
import { checkAtOf } from './deposit.deadlines'
import { leavingAt, refundedFenOf } from './deposit.money'
import { type DepositEvent, type DepositRecord, DEPOSITS, type EventFacts, type Posting } from './deposit.record'
import { OVER, statesBefore } from './deposit.state'

/** What core platform and ledger are told; delivery reads the rest from the deposit itself. */
export type OutboxKind = 'stock.hold' | 'stock.release' | 'order.put' | 'allocation.answer' | 'ledger' | 'settlement'

export interface NewEvent {
  readonly type: DepositStep['type']
  readonly amountFen?: number
  readonly vinTail?: string
  readonly posting?: Posting
}

/** One change of a deposit: its new fields, the events that say so and what others have to be told. */
export interface Change {
  readonly to?: DepositStatus
  readonly set?: Partial<Omit<DepositRecord, '_id' | 'status' | 'version' | 'events' | 'outbox' | 'outboxSeq'>>
  readonly events?: readonly NewEvent[]
  readonly tell?: readonly (readonly [OutboxKind, Readonly<Record<string, unknown>>])[]
}

/** Events that one deposit may have; beyond them it is stopped and raised. */
const EVENTS_LIMIT = 200

/** A deposit that has so many events or so much to tell that it may not change any more: a person has to look. */
export class DepositFull extends Error {
  override readonly name = 'DepositFull'
}

/**
 * The one way in which a deposit changes: a single write that succeeds only while the deposit is as `seen`, with its events
 * and its outbox entries inside. Undefined when it changed meanwhile, or may not change so: look again.
 *
 * @throws DepositFull
 */
export const writeChange = async (
  store: DocumentStore,
  seen: DepositRecord,
  { to, set = {}, events = [], tell = [] }: Change,
  now: Date,
): Promise<DepositRecord | undefined> => {
  const after: DepositRecord = { ...seen, ...set, status: to ?? seen.status }
  const recorded = recordedEvents(after, events, now)
  const postings = recorded.flatMap((event) => (event.posting ? [event] : []))
  const entries = [
    ...tell,
    ...postings.map(({ seq }) => ['ledger', { seq }] as const),
    ...postings
      .filter(({ posting }) => posting?.kind === 'payment' || posting?.kind === 'refund')
      .map(({ seq }) => ['settlement', { seq }] as const),
  ].map(([kind, body], index) => newOutboxEntry(seen.outboxSeq + 1 + index, kind, body, now))
  const written = await store.findOneAndUpdate<DepositRecord>(
    DEPOSITS,
    {
      _id: seen._id,
      version: seen.version,
      status: to !== undefined && to !== seen.status ? { $in: statesBefore(to) } : seen.status,
      [`events.${String(EVENTS_LIMIT - events.length)}`]: { $exists: false },
      ...OUTBOX_HAS_ROOM,
    },
    {
      $set: {
        ...set,
        status: after.status,
        version: seen.version + 1,
        outboxSeq: seen.outboxSeq + entries.length,
        ...('checkAt' in set ? {} : { checkAt: checkAtOf(after, now), checks: 0 }),
      },
      ...(recorded.length > 0 && { $push: pushed(recorded, entries) }),
      ...(recorded.length === 0 && entries.length > 0 && { $push: { outbox: { $each: entries } } }),
    },
  )
  if (!written && (seen.events.length + events.length > EVENTS_LIMIT || seen.outbox.length >= OUTBOX_ENTRIES_LIMIT))
    throw new DepositFull(`deposit ${seen._id} may not change any more`)
  return written
}

/** A new deposit's first event. */
export const firstEvent = (record: DepositRecord, now: Date): DepositEvent[] =>
  recordedEvents(record, [{ type: 'placed' }], now)

const pushed = (events: readonly DepositEvent[], entries: readonly OutboxEntry[]) => ({
  events: { $each: events },
  ...(entries.length > 0 && { outbox: { $each: entries } }),
})

const recordedEvents = (after: DepositRecord, events: readonly NewEvent[], now: Date): DepositEvent[] => {
  const facts = factsOf(after, now)
  return events.map(({ type, amountFen, vinTail, posting }, index) => ({
    seq: after.events.length + 1 + index,
    type,
    at: now,
    amountFen: amountFen ?? null,
    vinTail: vinTail ?? null,
    posting: posting ?? null,
    facts,
  }))
}

const factsOf = (after: DepositRecord, now: Date): EventFacts => {
  const paid = after.payments.reduce((sum, { paidFen }) => sum + paidFen, 0)
  const refunded = after.payments.reduce((sum, { outTradeNo }) => sum + refundedFenOf(after, outTradeNo, true), 0)
  const running = after.refunds.filter(({ state }) => state !== 'void')
  return {
    payablePriceFen: after.payablePriceFen,
    paidFen: paid,
    refundedFen: refunded,
    leavingRefundFen: OVER.includes(after.status) ? 0 : (leavingAt(after, now)?.refundFen ?? 0),
    agreedVinTail: after.allocation?.agreedAt ? after.allocation.vinTail : null,
    holdBy: after.holdBy,
    deliverBy: after.deliverBy,
    refundBy: running.at(-1)?.arriveBy ?? null,
  }
}
