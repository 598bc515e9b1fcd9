import type { DepositRecord, PaymentRecord } from '@cheji/bff/features/deposits/deposit.record'
import { refundIfLeaving, refundRuleOf } from '@cheji/bff/features/deposits/refund-rule'
import type { PayOrder } from '../../sandbox/wechat-pay/pay-order'
import type { Evidence } from './evidence'
import { type Invariant, unless } from './invariant'

/** An event may be late, and be worked off later still. */
const HEARD_WITHIN_MS = 12 * 3_600_000

const sum = (amounts: readonly number[]): number => amounts.reduce((total, fen) => total + fen, 0)

/** What WeChat Pay has really given back. */
const returnedFen = (order: PayOrder): number =>
  sum(order.refunds.filter(({ status }) => status === 'SUCCESS').map(({ amountFen }) => amountFen))

const paidOrders = ({ world }: Evidence) =>
  [...world.book.orders.values()].flatMap((order) => (order.payment ? [{ order, payment: order.payment }] : []))

const recordsOf = ({ deposits }: Evidence, transactionId: string) =>
  deposits.flatMap((deposit) =>
    deposit.payments
      .filter((payment) => payment.transactionId === transactionId)
      .map((payment) => ({ deposit, payment })),
  )

export const moneyInvariants: readonly Invariant[] = [
  {
    name: 'every payment is on record once, to the fen',
    violations: (evidence) =>
      paidOrders(evidence).flatMap(({ order, payment }) => {
        const found = recordsOf(evidence, payment.transactionId)
        const isRight = found.length === 1 && found[0]?.payment.paidFen === order.totalFen
        return unless(isRight, `payment ${payment.transactionId} of ${order._id} is recorded ${found.length} times`)
      }),
  },
  {
    name: 'nothing counts as paid that was not paid',
    violations: (evidence) => {
      const real = new Set(paidOrders(evidence).map(({ payment }) => payment.transactionId))
      return evidence.deposits.flatMap(({ payments, orderNo }) =>
        payments.flatMap(({ transactionId }) => unless(real.has(transactionId), `${orderNo} has ${transactionId}`)),
      )
    },
  },
  {
    name: 'one payment of a deposit counts, each other went back whole',
    violations: (evidence) =>
      evidence.deposits.flatMap((deposit) => {
        const counting = deposit.payments.filter(({ counts }) => counts)
        const extras = deposit.payments.filter(({ counts }) => !counts)
        return [
          ...unless(counting.length <= 1, `${deposit.orderNo} has ${counting.length} payments that count`),
          ...extras.flatMap((extra) =>
            unless(keptOf(evidence, extra) === 0, `${deposit.orderNo} keeps of a second payment`),
          ),
        ]
      }),
  },
  {
    name: 'refunds on record are those that WeChat made',
    violations: (evidence) =>
      evidence.deposits.flatMap(({ payments, refunds, orderNo }) =>
        payments.flatMap((payment) => {
          const own = sum(
            refunds
              .filter(({ outTradeNo, state }) => outTradeNo === payment.outTradeNo && state === 'done')
              .map(({ refundFen }) => refundFen),
          )
          const real = payment.paidFen - keptOf(evidence, payment)
          return [
            ...unless(own === real, `${orderNo}: ${own} on record, ${real} at WeChat`),
            ...unless(own <= payment.paidFen, `${orderNo}: more went back than came`),
          ]
        }),
      ),
  },
  {
    name: 'a car, or all of it back, or what she agreed to',
    violations: (evidence) =>
      evidence.deposits.flatMap((deposit) => {
        const payment = deposit.payments.find(({ counts }) => counts)
        if (!payment) return []
        const keptFen = keptOf(evidence, payment)
        const { orderNo } = deposit
        return keptFen === 0
          ? unless(deposit.status === 'refunded', `${orderNo} is ${deposit.status} though nothing is left`)
          : keptRightly(evidence, deposit, payment, keptFen)
      }),
  },
]

const keptOf = ({ world }: Evidence, { outTradeNo, paidFen }: PaymentRecord): number => {
  const order = world.book.orders.get(outTradeNo)
  return order ? paidFen - returnedFen(order) : 0
}

/** Something may stay with us only by her yes to a car, her leaving afterwards, and no more than the rule says. */
const keptRightly = (
  { words, world }: Evidence,
  deposit: DepositRecord,
  payment: PaymentRecord,
  keptFen: number,
): string[] => {
  const { orderNo, depositFen, deliverBy, refundRuleVersion } = deposit
  const said = words.find(({ depositId }) => depositId === deposit._id)
  const situation = { depositFen, hasAgreed: true, deliverBy, changedByUs: false }
  const leastFen = refundIfLeaving(refundRuleOf(refundRuleVersion), situation, new Date(deposit.createdAt))
  const own = deposit.refunds.filter(({ cause }) => cause === 'buyer' || cause === 'staff')
  const byHer = own.find(({ cause }) => cause === 'buyer')
  const agreedAt = deposit.events.filter(({ type }) => type === 'car_agreed').length
  const takenBackAt = world.platform.takenBackAt.get(deposit._id)
  const isGone = world.platform.world.orders.get(deposit._id)?.allocation?.status === 'withdrawn'
  const heardMs = (takenBackAt?.getTime() ?? Infinity) + HEARD_WITHIN_MS
  return [
    ...unless(
      !isGone || (own[0]?.askedAt.getTime() ?? 0) < heardMs,
      `${orderNo} keeps ${keptFen} for a car that was taken back`,
    ),
    ...unless((said?.agreed.length ?? 0) > 0 && agreedAt > 0, `${orderNo} keeps ${keptFen} without her yes`),
    ...unless(own.length > 0, `${orderNo} keeps ${keptFen} though she did not leave`),
    ...unless(
      !byHer || said?.left.includes(byHer.refundFen) === true,
      `${orderNo} returned another sum than she was shown`,
    ),
    ...unless(payment.paidFen - keptFen >= leastFen, `${orderNo} keeps ${keptFen}, more than the rule says`),
  ]
}
