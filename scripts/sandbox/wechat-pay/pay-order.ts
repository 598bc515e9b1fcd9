export type TradeState = 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED'
export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED'

/** A refund as WeChat Pay keeps it, inside its order. */
export interface PayRefund {
  outRefundNo: string
  refundId: string
  amountFen: number
  reason: string | null
  notifyUrl: string | null
  status: RefundStatus
  askedAt: Date
  /** When a refund in work comes to its end. */
  dueAt: Date
  endedAt: Date | null
}

/** What the merchant sent of an order; a repetition must send the same. */
export interface PrepayTerms {
  openid: string
  description: string
  attach: string | null
  notifyUrl: string
  totalFen: number
  timeExpire: string | null
}

export interface Payment {
  transactionId: string
  at: Date
  /** Who paid: as a rule the one that the order names. */
  openid: string
  /** Frozen until the goods were shipped, where WeChat manages the trade. */
  isFrozen: boolean
}

/** An order by its merchant's number, with its payment and refunds: one document. */
export interface PayOrder extends PrepayTerms {
  /** The merchant's number. */
  _id: string
  state: TradeState
  createdAt: Date
  prepays: { id: string; at: Date }[]
  payment: Payment | null
  refunds: PayRefund[]
  /** When a refund of an order older than a month was first asked for: it is put off once. */
  oldRefundAskedAt: Date | null
  /** Reported to come later than WeChat's usual limit. */
  specialUntil: Date | null
  shippedAt: Date[]
}

/** A prepay lasts two hours. */
export const PREPAY_LIFE_MS = 2 * 3_600_000

/** What was refunded or is being refunded; a closed refund gave its money back. */
export const refundedFen = ({ refunds }: Pick<PayOrder, 'refunds'>): number =>
  refunds.filter(({ status }) => status !== 'CLOSED').reduce((sum, { amountFen }) => sum + amountFen, 0)

export const isExpired = ({ timeExpire }: Pick<PayOrder, 'timeExpire'>, now: Date): boolean =>
  timeExpire !== null && new Date(timeExpire) <= now
