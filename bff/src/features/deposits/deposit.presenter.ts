import type {
  Deposit,
  DepositPayment,
  DepositRefund,
  OrderedCar,
  RefundTerms,
} from '@cheji/shared/deposits/deposits.contract'
import { fractionOfFen } from '@cheji/shared/kernel/money'
import { beijingIso } from '@cheji/shared/kernel/time'
import type { StoreCard } from '@cheji/shared/stores/stores.contract'
import { REFUND_WORKING_DAYS } from './deposit.deadlines'
import { countingPayment, leavingAt } from './deposit.money'
import type { AllocationRecord, DepositRecord, PaymentRecord, RefundRecord } from './deposit.record'
import { HOLDING } from './deposit.state'
import { presentMessages } from './messages'
import { refundRuleOf } from './refund-rule'

export interface DepositContext {
  readonly now: Date
  /** Who looks: the buyer, or who pays for her. */
  readonly userId: string
  readonly store: StoreCard
  readonly pictureUrl: OrderedCar['pictureUrl']
}

/** An order as the buyer, or who pays for her, sees it. */
export const presentDeposit = (record: DepositRecord, context: DepositContext): Deposit => {
  const { now, userId, store, pictureUrl } = context
  const isBuyer = userId === record.buyerId
  const payment = countingPayment(record)
  const canPay = record.status === 'awaiting_payment' && now < record.expiresAt
  const holds = HOLDING.includes(record.status)
  const { status, allocation } = record
  return {
    depositId: record._id,
    orderNo: record.orderNo,
    role: isBuyer ? 'buyer' : 'payer',
    status,
    car: { ...record.car, pictureUrl },
    store,
    priceFen: record.priceFen,
    priceVersion: record.priceVersion,
    priceSince: record.priceSince,
    payablePriceFen: record.payablePriceFen,
    depositFen: record.depositFen,
    balanceFen: record.payablePriceFen - record.depositFen,
    parties: record.parties,
    refundRule: refundTerms(record.refundRuleVersion, record.depositFen),
    consentAt: beijingIso(record.consentAt),
    createdAt: beijingIso(record.createdAt),
    expiresAt: beijingIso(record.expiresAt),
    deliverBy: record.deliverBy,
    holdBy: record.holdBy && beijingIso(record.holdBy),
    closedBy: record.closedBy,
    payment: payment ? presentPayment(record, payment) : null,
    extraPayments: record.payments.filter(({ counts }) => !counts).map((extra) => presentPayment(record, extra)),
    leaving: holds ? (leavingAt(record, now) ?? null) : null,
    allocation: allocation && presentAllocation(allocation),
    steps: record.events.map(({ seq, type, at, amountFen, vinTail }) => ({
      seq,
      type,
      at: beijingIso(at),
      amountFen,
      vinTail,
    })),
    messages: isBuyer ? presentMessages(record) : [],
    canPay,
    canCancel: isBuyer && (holds || status === 'awaiting_payment'),
    canAnswer: isBuyer && status === 'allocation_proposed' && allocation !== null && now < allocation.answerBy,
    payCode: isBuyer && canPay ? record.payCode : null,
    revision: record.version,
  }
}

/** The rule of a version, as numbers of one deposit. */
export const refundTerms = (version: number, depositFen: number): RefundTerms => {
  const { since, afterConsent } = refundRuleOf(version)
  return {
    version,
    since,
    afterConsentFen: fractionOfFen(depositFen, afterConsent.numerator, afterConsent.denominator),
    workingDays: REFUND_WORKING_DAYS,
  }
}

const presentPayment = (record: DepositRecord, payment: PaymentRecord): DepositPayment => ({
  paidFen: payment.paidFen,
  paidAt: beijingIso(payment.paidAt),
  heardAt: beijingIso(payment.heardAt),
  transactionTail: payment.transactionId.slice(-4),
  byAnother: payment.payerId !== record.buyerId,
  reconciledAt: payment.reconciledAt && beijingIso(payment.reconciledAt),
  refunds: record.refunds
    .filter(({ outTradeNo, state }) => outTradeNo === payment.outTradeNo && state !== 'void')
    .map((refund) => presentRefund(record, refund)),
})

const presentRefund = (record: DepositRecord, refund: RefundRecord): DepositRefund => ({
  refundFen: refund.refundFen,
  cause: refund.cause,
  state: stateOf(record, refund),
  askedAt: beijingIso(refund.askedAt),
  acceptedAt: refund.acceptedAt && beijingIso(refund.acceptedAt),
  checkedAt: refund.checkedAt && beijingIso(refund.checkedAt),
  doneAt: refund.doneAt && beijingIso(refund.doneAt),
  arriveBy: refund.arriveBy,
  account: refund.account,
})

const stateOf = (record: DepositRecord, { state }: RefundRecord): DepositRefund['state'] => {
  if (state === 'void') throw new Error('a void refund is shown to nobody')
  return state === 'asked' && record.status === 'refund_failed' ? 'delayed' : state
}

const presentAllocation = (allocation: AllocationRecord): NonNullable<Deposit['allocation']> => ({
  number: allocation.number,
  vinTail: allocation.vinTail,
  builtMonth: allocation.builtMonth,
  handoverBy: allocation.handoverBy,
  answerBy: beijingIso(allocation.answerBy),
  agreedAt: allocation.agreedAt && beijingIso(allocation.agreedAt),
})
