import type { LedgerProof } from '@cheji/shared/deposits/deposits-staff.contract'
import { beijingIso, type Clock } from '@cheji/shared/kernel/time'
import { type Connection, Schema } from 'mongoose'
import { isDeepStrictEqual } from 'node:util'
import type { DocumentStore } from '../../infrastructure/document-store'
import { type DepositEvent, type DepositRecord, DEPOSITS, type Posting } from './deposit.record'

/** Our money at WeChat Pay, what we owe to buyers, and what is ours by their consent. */
export type LedgerAccount = 'wechat_pay' | 'buyers_deposits' | 'kept_deposits'

/** One money event, both of its legs inside: it cannot be half written. */
export interface LedgerEntry {
  /** `depositId:eventSeq`: a second copy is a duplicate. */
  readonly _id: string
  readonly depositId: string
  readonly orderNo: string
  readonly kind: Posting['kind']
  readonly at: Date
  readonly reference: string
  readonly debit: LedgerAccount
  readonly credit: LedgerAccount
  readonly amountFen: number
}

export const LEDGER = 'ledger'

const schema = new Schema({ _id: { type: String, required: true } }, { collection: LEDGER, strict: false })
schema.index({ at: 1 }, { name: 'at' })
schema.index({ depositId: 1 }, { name: 'deposit' })

export const ledgerModel = (connection: Connection) => connection.model('LedgerEntry', schema)

const LEGS: Readonly<Record<Posting['kind'], { debit: LedgerAccount; credit: LedgerAccount }>> = {
  payment: { debit: 'wechat_pay', credit: 'buyers_deposits' },
  refund: { debit: 'buyers_deposits', credit: 'wechat_pay' },
  kept: { debit: 'buyers_deposits', credit: 'kept_deposits' },
  given_back: { debit: 'kept_deposits', credit: 'buyers_deposits' },
}

/** The entry of a money event; undefined for any other one. */
export const entryOf = (
  { _id, orderNo }: Pick<DepositRecord, '_id' | 'orderNo'>,
  { seq, at, posting }: DepositEvent,
): LedgerEntry | undefined =>
  posting
    ? {
        _id: `${_id}:${String(seq)}`,
        depositId: _id,
        orderNo,
        at,
        kind: posting.kind,
        reference: posting.reference,
        amountFen: posting.amountFen,
        ...LEGS[posting.kind],
      }
    : undefined

/** Copies a money event into the ledger. Safe to repeat: entries are never changed. */
export const writeEntry = async (store: DocumentStore, record: DepositRecord, event: DepositEvent): Promise<void> => {
  const entry = entryOf(record, event)
  if (entry) await store.insertOne(LEDGER, entry)
}

const PAGE = 500

/**
 * Recomputes every entry from the deposits' events and compares: an entry whose copy still waits in its deposit's outbox is
 * late, anything else that is missing, too much or different is a difference.
 */
export const proveLedger = async (store: DocumentStore, clock: Clock): Promise<LedgerProof> => {
  const balances = new Map<LedgerAccount, number>()
  const differences: LedgerProof['differences'] = []
  const expected = new Set<string>()
  let entries = 0
  let waiting = 0

  for await (const page of pages<DepositRecord>(store, DEPOSITS)) {
    const kept = await entriesOf(store, page)
    for (const record of page)
      for (const entry of record.events.flatMap((event) => entryOf(record, event) ?? [])) {
        expected.add(entry._id)
        const copy = kept.get(entry._id)
        if (copy && !isDeepStrictEqual({ ...copy }, entry)) differences.push({ entryId: entry._id, what: 'different' })
        if (!copy && isWaiting(record, entry)) waiting++
        else if (!copy) differences.push({ entryId: entry._id, what: 'missing' })
      }
  }
  for await (const page of pages<LedgerEntry>(store, LEDGER))
    for (const { _id, depositId, debit, credit, amountFen } of page) {
      entries++
      if (!expected.has(_id) && !(await isOfAnEvent(store, _id, depositId)))
        differences.push({ entryId: _id, what: 'extra' })
      balances.set(debit, (balances.get(debit) ?? 0) + amountFen)
      balances.set(credit, (balances.get(credit) ?? 0) - amountFen)
    }
  return {
    checkedAt: beijingIso(clock()),
    entries,
    waiting,
    sumFen: [...balances.values()].reduce((sum, fen) => sum + fen, 0),
    balances: [...balances].map(([account, balanceFen]) => ({ account, balanceFen })),
    differences,
  }
}

const isWaiting = (record: DepositRecord, entry: LedgerEntry): boolean =>
  record.outbox.some(({ kind, body }) => kind === 'ledger' && `${record._id}:${String(body['seq'])}` === entry._id)

/** An event may be younger than the first walk through the deposits. */
const isOfAnEvent = async (store: DocumentStore, entryId: string, depositId: string): Promise<boolean> => {
  const record = await store.findOne<DepositRecord>(DEPOSITS, { _id: depositId })
  return record?.events.some((event) => entryOf(record, event)?._id === entryId) ?? false
}

const entriesOf = async (store: DocumentStore, page: readonly DepositRecord[]): Promise<Map<string, LedgerEntry>> => {
  const ids = page.flatMap((record) => record.events.flatMap((event) => entryOf(record, event)?._id ?? []))
  const found = await store.find<LedgerEntry>(
    LEDGER,
    { _id: { $in: ids } },
    { sort: { _id: 1 }, limit: ids.length + 1 },
  )
  return new Map(found.map((entry) => [entry._id, entry]))
}

/** Every document of a collection in the order of ids, a page at a time. */
async function* pages<T extends { readonly _id: string }>(store: DocumentStore, collection: string) {
  let after = ''
  for (;;) {
    const page = await store.find<T>(collection, { _id: { $gt: after } }, { sort: { _id: 1 }, limit: PAGE })
    if (page.length > 0) yield page
    if (page.length < PAGE) return
    after = page.at(-1)?._id ?? after
  }
}
