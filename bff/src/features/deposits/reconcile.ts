import type { BillDifference, Reconciliation } from '@cheji/shared/deposits/deposits-staff.contract'
import { addDays, beijingDay, beijingInstant, beijingIso } from '@cheji/shared/kernel/time'
import { type Connection, Schema } from 'mongoose'
import { UpstreamUnavailable } from '../../infrastructure/upstream-errors'
import { BillMalformed } from '../../wechat/pay/bills/bill-file'
import type { TradeBillRow } from '../../wechat/pay/bills/trade-bill'
import type { Closing } from './closing'
import { writeChange } from './deposit.change'
import type { DepositPorts } from './deposit.ports'
import { depositById, depositByOutTradeNo, untilWritten } from './deposit.reads'
import { type DepositRecord, DEPOSITS } from './deposit.record'
import type { Refunding } from './refunding'

/** A day's comparison, with what its bill named: the days around it are judged with that too. */
export interface ReconciliationRecord extends Omit<Reconciliation, 'day' | 'checkedAt'> {
  /** The Beijing day. */
  readonly _id: string
  readonly checkedAt: Date
  readonly transactionIds: readonly string[]
  readonly outRefundNos: readonly string[]
}

export const RECONCILIATIONS = 'reconciliations'

const schema = new Schema({ _id: { type: String, required: true } }, { collection: RECONCILIATIONS, strict: false })

export const reconciliationModel = (connection: Connection) => connection.model('Reconciliation', schema)

/** What happened this shortly before midnight may stand in either day's bill. */
const EDGE_MS = 3_600_000
const DAY_MS = 86_400_000
const MOST = 10_000

/**
 * Compares a day with WeChat Pay's bill in both directions, to the fen. Every difference is named and raised; a payment or
 * refund of which nobody told us is asked about and taken in at once. Safe to repeat.
 */
export const createReconcile = (ports: DepositPorts, closing: Closing, refunding: Refunding) => {
  const { store, clock, pay, alarms } = ports

  /** Payments and refunds of ours that this day's bill, or the one before, must name. */
  const ownOf = async (day: string) => {
    const from = new Date(beijingInstant(day).getTime() - EDGE_MS)
    const until = new Date(from.getTime() + DAY_MS)
    const inside = (at: Date | null): boolean => at !== null && at >= from && at < until
    const records = await store.find<DepositRecord>(
      DEPOSITS,
      {
        $or: [
          { payments: { $elemMatch: { paidAt: { $gte: from, $lt: until } } } },
          { refunds: { $elemMatch: { doneAt: { $gte: from, $lt: until } } } },
        ],
      },
      { sort: { _id: 1 }, limit: MOST },
    )
    return {
      payments: records.flatMap((record) => record.payments.filter(({ paidAt }) => inside(paidAt))),
      refunds: records.flatMap((record) =>
        record.refunds.filter(({ doneAt, state }) => inside(doneAt) && state !== 'void'),
      ),
    }
  }

  const paymentDifference = async (row: TradeBillRow): Promise<BillDifference | undefined> => {
    const find = async () => {
      const record = await depositByOutTradeNo(store, row.outTradeNo)
      return { record, payment: record?.payments.find(({ transactionId }) => transactionId === row.transactionId) }
    }
    const { record, payment } = await find()
    const about = { outTradeNo: row.outTradeNo, outRefundNo: null, billFen: row.orderFen }
    if (!payment) {
      const attempt = record?.attempts.find(({ outTradeNo }) => outTradeNo === row.outTradeNo)
      if (record && attempt) {
        await closing.ask(attempt)
        await markReconciled(record._id, row)
      }
      return { what: 'payment_not_with_us', ...about, ownFen: null }
    }
    if (payment.paidFen !== row.orderFen) return { what: 'payment_amount', ...about, ownFen: payment.paidFen }
    if (record && !payment.reconciledAt) await markReconciled(record._id, row)
    return undefined
  }

  const refundDifference = async (row: TradeBillRow, outRefundNo: string): Promise<BillDifference | undefined> => {
    const record = await depositByOutTradeNo(store, row.outTradeNo)
    const refund = record?.refunds.find((one) => one.outRefundNo === outRefundNo)
    const about = { outTradeNo: row.outTradeNo, outRefundNo, billFen: row.refundFen }
    if (!refund) {
      const answer = record && (await pay.findRefund(outRefundNo))
      if (record && answer?.outcome === 'found') await refunding.applyRefund(record._id, answer.refund)
      // The day is not done before the refund is taken in: nobody would look at it again.
      else if (answer && answer.outcome !== 'not_found')
        throw new UpstreamUnavailable('throttled', new Error(`a refund in the bill: ${answer.outcome}`))
      return { what: 'refund_not_with_us', ...about, ownFen: null }
    }
    return refund.refundFen === row.refundFen
      ? undefined
      : { what: 'refund_amount', ...about, ownFen: refund.refundFen }
  }

  const markReconciled = async (depositId: string, { transactionId, orderFen }: TradeBillRow): Promise<void> => {
    await untilWritten(async () => {
      const seen = await depositById(store, depositId)
      const payment = seen?.payments.find((one) => one.transactionId === transactionId)
      if (!seen || payment?.paidFen !== orderFen || payment.reconciledAt) return true
      const payments = seen.payments.map((one) => (one === payment ? { ...one, reconciledAt: clock() } : one))
      return writeChange(store, seen, { set: { payments, checkAt: seen.checkAt } }, clock())
    })
  }

  const compare = async (day: string, rows: readonly TradeBillRow[]): Promise<ReconciliationRecord> => {
    const paid = rows.filter(({ outRefundNo }) => outRefundNo === undefined)
    const refunded = rows.flatMap((row) =>
      row.outRefundNo === undefined ? [] : [{ row, outRefundNo: row.outRefundNo }],
    )
    const differences: BillDifference[] = []
    for (const row of paid) differences.push(...listed(await paymentDifference(row)))
    for (const { row, outRefundNo } of refunded) differences.push(...listed(await refundDifference(row, outRefundNo)))

    const before = await store.findOne<ReconciliationRecord>(RECONCILIATIONS, { _id: addDays(day, -1) })
    const transactionIds = paid.map(({ transactionId }) => transactionId)
    const outRefundNos = refunded.map(({ outRefundNo }) => outRefundNo)
    const inBills = new Set([...transactionIds, ...(before?.transactionIds ?? [])])
    const refundsInBills = new Set([...outRefundNos, ...(before?.outRefundNos ?? [])])
    const own = await ownOf(day)
    for (const { outTradeNo, transactionId, paidFen } of own.payments)
      if (!inBills.has(transactionId))
        differences.push({ what: 'payment_not_in_bill', outTradeNo, outRefundNo: null, billFen: null, ownFen: paidFen })
    for (const { outTradeNo, outRefundNo, refundFen } of own.refunds)
      if (!refundsInBills.has(outRefundNo))
        differences.push({ what: 'refund_not_in_bill', outTradeNo, outRefundNo, billFen: null, ownFen: refundFen })
    return {
      _id: day,
      state: differences.length > 0 ? 'differs' : rows.length > 0 ? 'agreed' : 'no_bill',
      checkedAt: clock(),
      payments: { count: paid.length, sumFen: paid.reduce((sum, { orderFen }) => sum + orderFen, 0) },
      refunds: { count: refunded.length, sumFen: refunded.reduce((sum, { row }) => sum + row.refundFen, 0) },
      differences,
      transactionIds,
      outRefundNos,
    }
  }

  const keep = async (record: ReconciliationRecord): Promise<void> => {
    for (const { what, outTradeNo, outRefundNo, billFen, ownFen } of record.differences)
      await alarms.raise(`bill_${what}`, outRefundNo ?? outTradeNo, { day: record._id, outTradeNo, billFen, ownFen })
    if ((await store.insertOne(RECONCILIATIONS, record)) === undefined) return
    const { _id, ...fields } = record
    await store.findOneAndUpdate(RECONCILIATIONS, { _id }, { $set: fields })
  }

  /** @throws UpstreamUnavailable, BillMalformed */
  const reconcile = async (day: string): Promise<Reconciliation> => {
    const answer = await pay.tradeBill(day)
    if (answer.outcome !== 'ready' && answer.outcome !== 'no_bill') {
      const passes = answer.outcome === 'bill_not_ready' || answer.outcome === 'frequency_limited'
      if (!passes) await alarms.raise('bill_refused', day, { code: answer.code })
      return { ...EMPTY, day, checkedAt: beijingIso(clock()) }
    }
    const record = await compare(day, answer.outcome === 'ready' ? answer.bill.rows : [])
    await keep(record)
    return presentReconciliation(record)
  }

  /** As `reconcile`; a bill that cannot be read is raised, because no later day is compared before it. */
  const compared = async (day: string): Promise<Reconciliation> => {
    try {
      return await reconcile(day)
    } catch (error) {
      if (error instanceof BillMalformed) await alarms.raise('bill_malformed', day, { what: error.message })
      throw error
    }
  }

  return {
    reconcile,

    /** The last days whose bill can be there and that were not compared yet. */
    reconcileDue: async (): Promise<void> => {
      const today = beijingDay(clock())
      if (clock() < beijingInstant(today, FIRST_TIME)) return
      // One after the other: what happened shortly before midnight is looked for in the bill of the day before too.
      for (let back = DAYS_BACK; back >= 1; back--) {
        const day = addDays(today, -back)
        if (await store.findOne(RECONCILIATIONS, { _id: day })) continue
        const { state } = await compared(day)
        if (state === 'not_ready') return
      }
    },

    list: async (): Promise<Reconciliation[]> => {
      const records = await store.find<ReconciliationRecord>(RECONCILIATIONS, {}, { sort: { _id: -1 }, limit: 31 })
      return records.map(presentReconciliation)
    },
  }
}

/** A day's bill is there from ten o'clock of the next. */
const FIRST_TIME = '10:30'
const DAYS_BACK = 7
const EMPTY: Omit<Reconciliation, 'day' | 'checkedAt'> = {
  state: 'not_ready',
  payments: { count: 0, sumFen: 0 },
  refunds: { count: 0, sumFen: 0 },
  differences: [],
}

const presentReconciliation = ({
  _id,
  checkedAt,
  transactionIds: _transactionIds,
  outRefundNos: _outRefundNos,
  ...rest
}: ReconciliationRecord): Reconciliation => ({ day: _id, checkedAt: beijingIso(checkedAt), ...rest })

const listed = <T>(one: T | undefined): T[] => (one === undefined ? [] : [one])
