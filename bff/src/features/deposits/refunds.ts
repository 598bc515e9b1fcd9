import type { RefundCause } from '@cheji/shared/deposits/deposits.contract'
import type { Fen } from '@cheji/shared/kernel/money'
import { beijingDay } from '@cheji/shared/kernel/time'
import type { Change } from './deposit.change'
import { REFUND_WORKING_DAYS } from './deposit.deadlines'
import { countingPayment, refundableFen } from './deposit.money'
import type { DepositRecord, PaymentRecord, RefundRecord } from './deposit.record'
import { workingDaysAfter } from './working-days'

/** WeChat takes partial refunds of one payment a minute apart. */
const APART_MS = 61_000

/** A refund to be asked for: never more than is left of the payment, and not within a minute of another one. */
export const newRefund = (
  record: Pick<DepositRecord, 'orderNo' | 'refunds'>,
  payment: PaymentRecord,
  refundFen: Fen,
  cause: RefundCause,
  now: Date,
): RefundRecord => {
  if (refundFen < 1 || refundFen > refundableFen(record, payment)) throw new RangeError('no such refund is possible')
  const lastAskedMs = record.refunds
    .filter((one) => one.outTradeNo === payment.outTradeNo)
    // WeChat counts from its own acceptance, which may be later than our asking.
    .flatMap(({ askedAt, acceptedAt, nextAt }) => [askedAt, acceptedAt, nextAt])
    .reduce((last, at) => Math.max(last, at?.getTime() ?? 0), 0)
  return {
    outRefundNo: `${record.orderNo}R${String(record.refunds.length + 1).padStart(2, '0')}`,
    outTradeNo: payment.outTradeNo,
    refundFen,
    cause,
    state: 'asked',
    askedAt: now,
    acceptedAt: null,
    checkedAt: null,
    doneAt: null,
    account: null,
    arriveBy: workingDaysAfter(beijingDay(now), REFUND_WORKING_DAYS),
    nextAt: new Date(Math.max(now.getTime(), lastAskedMs + APART_MS)),
    tries: 0,
  }
}

/**
 * Ends the order and gives `refundFen` of the counting payment back; what is not given back stays with us, which needs her
 * consent on record.
 */
export const refundChange = (record: DepositRecord, refundFen: Fen, cause: RefundCause, now: Date): Change => {
  const payment = countingPayment(record)
  if (!payment) throw new Error('nothing was paid')
  const keptFen = refundableFen(record, payment) - refundFen
  if (keptFen > 0 && !record.allocation?.agreedAt) throw new Error('nothing is kept without her consent')
  const refund = newRefund(record, payment, refundFen, cause, now)
  return {
    to: 'refunding',
    set: {
      refunds: [...record.refunds, refund],
      openFor: null,
      ...orderEnds(record),
    },
    events: [
      { type: 'refund_started', amountFen: refundFen },
      ...(keptFen > 0
        ? [
            {
              type: 'kept' as const,
              amountFen: keptFen,
              posting: { kind: 'kept' as const, amountFen: keptFen, reference: refund.outRefundNo },
            },
          ]
        : []),
    ],
    tell: afterwards(record),
  }
}

/** The platform hears of the end of an order that it knows. */
export const orderEnds = ({ orderRevision }: Pick<DepositRecord, 'orderRevision'>): { orderRevision?: number } =>
  orderRevision > 0 ? { orderRevision: orderRevision + 1 } : {}

/** What others are told when an order ends: its car is free again. */
export const afterwards = (record: DepositRecord): NonNullable<Change['tell']> => [
  ...(record.orderRevision > 0 ? [['order.put', {}] as const] : []),
  ['stock.release', {}],
]
