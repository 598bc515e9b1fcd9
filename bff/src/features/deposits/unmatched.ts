import { type Connection, Schema } from 'mongoose'
import type { PaidTransaction } from './confirm-payment'
import type { DepositPorts } from './deposit.ports'

/** What a payment's true notification has that our order has not. */
export type Mismatch = 'unknown_order' | 'amount' | 'currency' | 'merchant' | 'app' | 'payer'

/** A payment that WeChat Pay vouches for and that is none of ours: never credited, shown to staff and in reconciliation. */
export interface UnmatchedPayment {
  /** WeChat Pay's number of it. */
  readonly _id: string
  readonly outTradeNo: string
  readonly depositId: string | null
  readonly faults: readonly Mismatch[]
  readonly totalFen: number | null
  readonly currency: string | null
  readonly payerMark: string | null
  readonly paidAt: Date
  readonly heardAt: Date
}

export const UNMATCHED = 'unmatched_payments'

const schema = new Schema({ _id: { type: String, required: true } }, { collection: UNMATCHED, strict: false })

export const unmatchedModel = (connection: Connection) => connection.model('UnmatchedPayment', schema)

/** Safe to repeat. The alarm comes first: a record without one would never be looked at. */
export const recordUnmatched = async (
  { store, clock, alarms, markOf }: DepositPorts,
  paid: PaidTransaction,
  depositId: string | undefined,
  faults: readonly Mismatch[],
): Promise<void> => {
  await alarms.raise('payment_unmatched', paid.transactionId, {
    outTradeNo: paid.outTradeNo,
    faults: faults.join(', '),
    totalFen: paid.totalFen ?? null,
  })
  const record: UnmatchedPayment = {
    _id: paid.transactionId,
    outTradeNo: paid.outTradeNo,
    depositId: depositId ?? null,
    faults,
    totalFen: paid.totalFen ?? null,
    currency: paid.currency ?? null,
    payerMark: paid.payerOpenid === undefined ? null : markOf(paid.payerOpenid),
    paidAt: paid.successAt,
    heardAt: clock(),
  }
  await store.insertOne(UNMATCHED, record)
}
