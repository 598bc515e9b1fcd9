import type { LeavingToday } from '@cheji/shared/deposits/deposits.contract'
import type { Fen } from '@cheji/shared/kernel/money'
import { beijingDay } from '@cheji/shared/kernel/time'
import type { DepositRecord, PaymentRecord } from './deposit.record'
import { refundIfLeaving, refundRuleOf } from './refund-rule'

/** The payment that makes the deposit; undefined while there is none. */
export const countingPayment = (record: Pick<DepositRecord, 'payments'>): PaymentRecord | undefined =>
  record.payments.find((payment) => payment.counts)

/** What went back or is on its way back of a payment. */
export const refundedFenOf = (record: Pick<DepositRecord, 'refunds'>, outTradeNo: string, onlyDone = false): Fen =>
  record.refunds
    .filter((refund) => refund.outTradeNo === outTradeNo && refund.state !== 'void')
    .filter((refund) => !onlyDone || refund.state === 'done')
    .reduce((sum, { refundFen }) => sum + refundFen, 0)

/** What the ledger says that we owe for this order: what came in, less what went back and what is ours by consent. */
export const owedFen = ({ events }: Pick<DepositRecord, 'events'>): Fen =>
  events.reduce((sum, { posting }) => {
    if (!posting) return sum
    const isMore = posting.kind === 'payment' || posting.kind === 'given_back'
    return isMore ? sum + posting.amountFen : sum - posting.amountFen
  }, 0)

/** What of a payment can still go back. */
export const refundableFen = (record: Pick<DepositRecord, 'refunds'>, payment: PaymentRecord): Fen =>
  payment.paidFen - refundedFenOf(record, payment.outTradeNo)

/** What leaving at `at` returns of what is still here, by the rule that she saw; undefined before anything was paid. */
export const leavingAt = (record: DepositRecord, at: Date): LeavingToday | undefined => {
  const payment = countingPayment(record)
  if (!payment) return undefined
  const hasAgreed = (record.allocation?.agreedAt ?? null) !== null
  const { deliverBy, changedByUs, depositFen } = record
  const byRuleFen = refundIfLeaving(
    refundRuleOf(record.refundRuleVersion),
    { depositFen, hasAgreed, deliverBy, changedByUs },
    at,
  )
  const hereFen = refundableFen(record, payment)
  const refundFen = Math.min(byRuleFen, hereFen)
  return { refundFen, keptFen: hereFen - refundFen, because: reasonOf(hasAgreed, record, at) }
}

const reasonOf = (hasAgreed: boolean, record: DepositRecord, at: Date): LeavingToday['because'] => {
  if (!hasAgreed) return 'not_agreed'
  if (record.changedByUs) return 'changed_by_us'
  return beijingDay(at) > record.deliverBy ? 'overdue' : 'agreed'
}
