import { addDays, beijingInstant } from '@cheji/shared/kernel/time'
import type { DepositRecord, PaymentAttempt } from './deposit.record'
import { countingPayment } from './deposit.money'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Time to pay after placing. */
export const PAY_WITHIN_MS = 30 * MINUTE_MS
/** Time in which a car is held after a payment, or all of it goes back. */
export const HOLD_WITHIN_MS = DAY_MS
/** Time for her answer to a proposed car. */
export const ANSWER_WITHIN_MS = 72 * HOUR_MS
/** Working days in which a refund arrives. */
export const REFUND_WORKING_DAYS = 3
/** WeChat refunds within 365 days; without a handover all of it goes back well before. */
const LATEST_REFUND_MS = 330 * DAY_MS
const FIRST_QUERY_MS = 15_000
/** A process that stood still may hold a car for an order that has ended meanwhile: it is let go once more so much later. */
const RELEASE_AGAIN_AFTER_MS = HOUR_MS

/** When all of it goes back by itself because the car did not come: a day after the promised day has ended. */
export const overdueAt = (record: DepositRecord): Date => {
  const late = beijingInstant(addDays(record.deliverBy, 2))
  const payment = countingPayment(record)
  const latest = payment ? new Date(payment.paidAt.getTime() + LATEST_REFUND_MS) : late
  return latest < late ? latest : late
}

/** The attempt that can still be paid. */
export const openAttempt = (record: Pick<DepositRecord, 'attempts'>): PaymentAttempt | undefined =>
  record.attempts.find((attempt) => !attempt.closed)

/** When time alone next changes something, or somebody has to be asked; null when nothing is to come. */
export const checkAtOf = (record: DepositRecord, now: Date): Date | null => {
  switch (record.status) {
    case 'awaiting_payment': {
      const query = new Date(now.getTime() + FIRST_QUERY_MS)
      return openAttempt(record) && query < record.expiresAt ? query : record.expiresAt
    }
    case 'closing':
      return now
    case 'paid':
      return earliest(record.holdBy ?? now, overdueAt(record))
    case 'allocation_proposed':
      return earliest(record.allocation?.answerBy ?? now, overdueAt(record))
    case 'stock_held':
    case 'allocated':
      return overdueAt(record)
    case 'closed':
    case 'refunding':
    case 'refunded':
    case 'refund_failed':
      return record.releasedAgain ? null : new Date(now.getTime() + RELEASE_AGAIN_AFTER_MS)
  }
}

/** When WeChat is asked again whether an order was paid: after 15 s, 30 s, 1, 2, 4 minutes …, and when the time to pay ends. */
export const nextQueryAt = (record: DepositRecord, now: Date): Date =>
  earliest(new Date(now.getTime() + FIRST_QUERY_MS * 2 ** Math.min(record.checks + 1, 10)), record.expiresAt)

const earliest = (a: Date, b: Date): Date => (a < b ? a : b)
