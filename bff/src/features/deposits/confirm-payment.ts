import type { Transaction } from '../../wechat/pay/answers'
import { type Change, type NewEvent, writeChange } from './deposit.change'
import { HOLD_WITHIN_MS } from './deposit.deadlines'
import { countingPayment } from './deposit.money'
import type { DepositPorts } from './deposit.ports'
import { depositByOutTradeNo, untilWritten } from './deposit.reads'
import type { DepositRecord, PaymentRecord } from './deposit.record'
import { afterwards, newRefund } from './refunds'
import { type Mismatch, recordUnmatched } from './unmatched'

/**
 * `credited`: it counts. `already`: it was there. `late`: it came after the time to pay, after her cancel or a second time;
 * it is there and honoured or on its way back. `mismatch`: not the payment that was asked for; recorded, never credited.
 */
export type Confirmation = 'credited' | 'already' | 'mismatch' | 'late'

/** A payment that WeChat Pay calls paid. */
export interface PaidTransaction extends Transaction {
  readonly transactionId: string
  readonly successAt: Date
}

/** Whether an order was paid at all: a refunded one was. */
export const isPaid = (transaction: Transaction): transaction is PaidTransaction =>
  (transaction.state === 'SUCCESS' || transaction.state === 'REFUND') &&
  transaction.transactionId !== undefined &&
  transaction.successAt !== undefined

/** Takes in a payment, from a verified notification or answer. Safe to repeat: the same payment twice is one. */
export const createConfirmPayment =
  (ports: DepositPorts) =>
  async (paid: PaidTransaction): Promise<Confirmation> =>
    untilWritten(async () => {
      const { store, clock } = ports
      const seen = await depositByOutTradeNo(store, paid.outTradeNo)
      if (seen?.payments.some(({ transactionId }) => transactionId === paid.transactionId)) return 'already'
      const faults = faultsOf(ports, seen, paid)
      if (!seen || faults.length > 0) {
        await recordUnmatched(ports, paid, seen?._id, faults)
        return 'mismatch'
      }
      const now = clock()
      const payment = paymentOf(seen, paid, now)
      const change = changeBy(seen, payment, now)
      if (!(await writeChange(store, seen, change, now))) return undefined
      ports.wakeOutbox()
      return seen.status === 'awaiting_payment' ? 'credited' : 'late'
    })

const faultsOf = (ports: DepositPorts, seen: DepositRecord | undefined, paid: PaidTransaction): Mismatch[] => {
  if (!seen) return ['unknown_order']
  const attempt = seen.attempts.find(({ outTradeNo }) => outTradeNo === paid.outTradeNo)
  const payer = paid.payerOpenid === undefined ? undefined : ports.markOf(paid.payerOpenid)
  const checks: [Mismatch, boolean][] = [
    ['amount', paid.totalFen === seen.depositFen],
    ['currency', paid.currency === 'CNY'],
    ['merchant', paid.merchantId === ports.merchant.merchantId],
    ['app', paid.appId === ports.merchant.appId],
    ['payer', payer !== undefined && payer === attempt?.payerMark],
  ]
  return checks.flatMap(([name, holds]) => (holds ? [] : [name]))
}

const paymentOf = (seen: DepositRecord, paid: PaidTransaction, now: Date): PaymentRecord => ({
  outTradeNo: paid.outTradeNo,
  transactionId: paid.transactionId,
  paidFen: seen.depositFen,
  paidAt: paid.successAt,
  heardAt: now,
  payerId: seen.attempts.find(({ outTradeNo }) => outTradeNo === paid.outTradeNo)?.payerId ?? seen.buyerId,
  counts: !countingPayment(seen),
  reconciledAt: null,
})

const changeBy = (seen: DepositRecord, payment: PaymentRecord, now: Date): Change => {
  const payments = [...seen.payments, payment]
  const attempts = seen.attempts.map((one) => (one.outTradeNo === payment.outTradeNo ? { ...one, closed: true } : one))
  const posting = { kind: 'payment' as const, amountFen: payment.paidFen, reference: payment.transactionId }
  const came = (type: 'paid' | 'paid_again'): NewEvent => ({ type, amountFen: payment.paidFen, posting })
  if (payment.counts && seen.closedBy !== 'buyer')
    return {
      to: 'paid',
      set: { payments, attempts, openFor: null, specialOrder: 'due', holdBy: new Date(now.getTime() + HOLD_WITHIN_MS) },
      events: [came('paid')],
      tell: [['stock.hold', {}]],
    }
  // Paid after her own cancel, or although it was paid already: all of it goes back by itself.
  const cause = payment.counts ? 'late_payment' : 'second_payment'
  const refund = newRefund(seen, payment, payment.paidFen, cause, now)
  return {
    ...(payment.counts && { to: 'refunding' as const }),
    set: {
      payments,
      attempts,
      refunds: [...seen.refunds, refund],
      ...(payment.counts && { openFor: null }),
    },
    events: [came(payment.counts ? 'paid' : 'paid_again'), { type: 'refund_started', amountFen: refund.refundFen }],
    ...(payment.counts && { tell: afterwards(seen) }),
  }
}
