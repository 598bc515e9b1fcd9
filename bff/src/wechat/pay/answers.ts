import { z } from 'zod'

const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const Fen = z.int().min(0)

export const PrepayAnswer = z.object({ prepay_id: z.string().min(1).max(64) })

/** An order as a query answers it and a payment's notification carries it. */
export const TransactionAnswer = z.object({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  transaction_id: z.string().optional(),
  trade_state: z
    .enum(['SUCCESS', 'REFUND', 'NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR', 'unknown'])
    .catch('unknown'),
  success_time: Instant.optional(),
  payer: z.object({ openid: z.string().optional() }).optional(),
  amount: z.object({ total: Fen.optional(), payer_total: Fen.optional(), currency: z.string().optional() }).optional(),
})

/** WeChat Pay's word for what became of an order; `unknown` for one that its documents did not have. */
export type TradeState = z.output<typeof TransactionAnswer>['trade_state']

/** What WeChat Pay says about an order. Nothing in it has been compared with ours. */
export interface Transaction {
  readonly appId: string
  readonly merchantId: string
  readonly outTradeNo: string
  readonly state: TradeState
  /** The following where it was paid. */
  readonly transactionId: string | undefined
  readonly successAt: Date | undefined
  readonly payerOpenid: string | undefined
  readonly totalFen: number | undefined
  readonly currency: string | undefined
}

export const transactionOf = (answer: z.output<typeof TransactionAnswer>): Transaction => ({
  appId: answer.appid,
  merchantId: answer.mchid,
  outTradeNo: answer.out_trade_no,
  state: answer.trade_state,
  transactionId: answer.transaction_id === '' ? undefined : answer.transaction_id,
  successAt: answer.success_time,
  payerOpenid: answer.payer?.openid,
  totalFen: answer.amount?.total,
  currency: answer.amount?.currency,
})

const RefundStatus = z.enum(['SUCCESS', 'CLOSED', 'PROCESSING', 'ABNORMAL', 'unknown']).catch('unknown')

const refundFields = {
  refund_id: z.string(),
  out_refund_no: z.string(),
  transaction_id: z.string(),
  out_trade_no: z.string(),
  user_received_account: z.string().optional(),
  success_time: Instant.optional(),
  amount: z.object({ total: Fen, refund: Fen, currency: z.string().optional() }),
}

/** The interfaces say `status`, the notification `refund_status` and whose order it is. */
export const RefundAnswer = z.object({ ...refundFields, status: RefundStatus })
export const RefundNotice = z.object({ ...refundFields, mchid: z.string(), refund_status: RefundStatus })

/** What WeChat Pay says about a refund. `PROCESSING`: accepted, not done. */
export interface Refund {
  readonly refundId: string
  readonly outRefundNo: string
  readonly transactionId: string
  readonly outTradeNo: string
  readonly status: z.output<typeof RefundStatus>
  readonly successAt: Date | undefined
  /** Where the money went, in WeChat Pay's Chinese words. */
  readonly receivedAccount: string | undefined
  readonly totalFen: number
  readonly refundFen: number
}

export const refundOf = (answer: z.output<typeof RefundAnswer> | z.output<typeof RefundNotice>): Refund => ({
  refundId: answer.refund_id,
  outRefundNo: answer.out_refund_no,
  transactionId: answer.transaction_id,
  outTradeNo: answer.out_trade_no,
  status: 'status' in answer ? answer.status : answer.refund_status,
  successAt: answer.success_time,
  receivedAccount: answer.user_received_account,
  totalFen: answer.amount.total,
  refundFen: answer.amount.refund,
})

export const BillAnswer = z.object({
  hash_type: z.literal('SHA1'),
  hash_value: z.string().regex(/^[0-9a-f]{40}$/i),
  download_url: z.url({ protocol: /^https?$/ }),
})
