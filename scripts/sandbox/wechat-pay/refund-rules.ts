import { type PayOrder, type PayRefund, refundedFen } from './pay-order'
import { PayRefusal } from './pay-refusal'

const DAY_MS = 86_400_000
const LATEST_MS = 365 * DAY_MS
const OLD_MS = 30 * DAY_MS
const APART_MS = 60_000
const MOST = 50

/** A refund as it is asked for. */
export interface RefundWish {
  readonly outRefundNo: string
  readonly amountFen: number
  /** What she paid, as the merchant believes. */
  readonly totalFen: number
  readonly reason: string | null
  readonly notifyUrl: string | null
}

/**
 * Why an order cannot have a new refund now; undefined when it can: within a year, at most fifty, a minute apart, never
 * more than was paid.
 */
export function refusalOf(order: PayOrder, wish: RefundWish, now: Date): PayRefusal | undefined {
  const { payment, refunds, totalFen } = order
  if (!payment) return new PayRefusal('TRADE_ERROR', '订单未支付，不能退款')
  if (wish.totalFen !== totalFen) return new PayRefusal('PARAM_ERROR', '原订单金额与支付时不一致')
  if (now.getTime() - payment.at.getTime() > LATEST_MS)
    return new PayRefusal('INVALID_REQUEST', '订单已超过可退款的最大期限')
  if (refundedFen(order) + wish.amountFen > totalFen)
    return new PayRefusal('INVALID_REQUEST', '申请退款金额超过订单可退金额')
  if (refunds.length >= MOST) return new PayRefusal('INVALID_REQUEST', '部分退款次数超限')
  const last = refunds.at(-1)
  if (last && now.getTime() - last.askedAt.getTime() < APART_MS)
    return new PayRefusal('FREQUENCY_LIMITED', '同一笔订单的退款请间隔一分钟')
  return undefined
}

/** Whether a refund that is asked for again is the one that there is. */
export const isRepetition = (refund: PayRefund, { amountFen, reason, notifyUrl }: RefundWish): boolean =>
  refund.amountFen === amountFen && refund.reason === reason && refund.notifyUrl === notifyUrl

/** Whether a refund of an order older than a month is put off: once, for a minute. */
export const isPutOff = ({ payment, oldRefundAskedAt }: PayOrder, now: Date): boolean =>
  payment !== null &&
  now.getTime() - payment.at.getTime() > OLD_MS &&
  (oldRefundAskedAt === null || now.getTime() - oldRefundAskedAt.getTime() < APART_MS)
