import { z } from 'zod'
import { Day, Done, Fen, ObjectIdText, Timestamp } from '../kernel/fields'
import { DepositStatus } from './deposits.contract'

// What our own people see of orders and of the money in them.

/** Something that a person has to look at. */
export const Alarm = z.object({
  alarmId: z.string(),
  kind: z.string(),
  raisedAt: Timestamp,
  details: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
})
export const listAlarms = { result: z.object({ items: z.array(Alarm) }) }
export const resolveAlarm = { params: z.strictObject({ alarmId: z.string().min(1).max(160) }), result: Done }
/** Gives back what was kept, or all of it, by our people's decision. */
export const refundByStaff = {
  params: z.strictObject({ depositId: ObjectIdText }),
  body: z.strictObject({ refundFen: Fen.min(1), reason: z.string().trim().min(1).max(80) }),
  result: z.object({ status: DepositStatus, refundedFen: Fen }),
}

const LedgerDifference = z.object({ entryId: z.string(), what: z.enum(['missing', 'extra', 'different']) })
/** Recomputed from the deposits' events. `waiting`: entries that are still on their way into the ledger. */
export const LedgerProof = z.object({
  checkedAt: Timestamp,
  entries: z.int(),
  waiting: z.int(),
  /** Debits less credits over all entries. */
  sumFen: z.int(),
  balances: z.array(z.object({ account: z.string(), balanceFen: z.int() })),
  differences: z.array(LedgerDifference),
})
export const BillDifference = z.object({
  what: z.enum([
    'payment_not_with_us',
    'payment_not_in_bill',
    'payment_amount',
    'refund_not_with_us',
    'refund_not_in_bill',
    'refund_amount',
  ]),
  outTradeNo: z.string(),
  /** Our refund number, where it is about a refund. */
  outRefundNo: z.string().nullable(),
  billFen: Fen.nullable(),
  ownFen: Fen.nullable(),
})
export const Reconciliation = z.object({
  day: Day,
  state: z.enum(['agreed', 'differs', 'no_bill', 'not_ready']),
  checkedAt: Timestamp,
  payments: z.object({ count: z.int(), sumFen: z.int() }),
  refunds: z.object({ count: z.int(), sumFen: z.int() }),
  differences: z.array(BillDifference),
})
export const proveLedger = { result: LedgerProof }
export const listReconciliations = { result: z.object({ items: z.array(Reconciliation) }) }
/** Compares that day with WeChat's bill now. */
export const reconcileDay = { params: z.strictObject({ day: Day }), body: z.strictObject({}), result: Reconciliation }

export type Alarm = z.output<typeof Alarm>
export type LedgerProof = z.output<typeof LedgerProof>
export type BillDifference = z.output<typeof BillDifference>
export type Reconciliation = z.output<typeof Reconciliation>
