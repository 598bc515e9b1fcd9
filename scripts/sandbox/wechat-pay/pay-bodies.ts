import { z } from 'zod'
import { type SandboxRequest, jsonBody } from '../http/system'
import { PayRefusal } from './pay-refusal'

const OutTradeNo = z.string().regex(/^[0-9A-Za-z_\-|*]{6,32}$/)
const Fen = z.int().min(1).max(100_000_000_00)
/** Where notifications go: without a query. Plain http only on this machine. */
const NotifyUrl = z
  .url({ protocol: /^https?$/ })
  .max(255)
  .refine((url) => !url.includes('?') && (url.startsWith('https:') || /^http:\/\/(127\.|localhost|\[::1\])/.test(url)))

/** `POST /v3/pay/transactions/jsapi`. */
export const PrepayBody = z.object({
  appid: z.string(),
  mchid: z.string(),
  description: z.string().min(1).max(127),
  out_trade_no: OutTradeNo,
  time_expire: z.iso.datetime({ offset: true }).optional(),
  attach: z.string().max(128).optional(),
  notify_url: NotifyUrl,
  amount: z.object({ total: Fen, currency: z.literal('CNY').optional() }),
  payer: z.object({ openid: z.string().regex(/^o[\w-]{27}$/) }),
})

/** `POST /v3/pay/transactions/out-trade-no/:no/close`. */
export const CloseBody = z.object({ mchid: z.string() })

/** `POST /v3/refund/domestic/refunds`. */
export const RefundBody = z
  .object({
    transaction_id: z.string().min(1).max(32).optional(),
    out_trade_no: OutTradeNo.optional(),
    out_refund_no: z.string().regex(/^[0-9A-Za-z_\-|*@]{1,64}$/),
    reason: z.string().min(1).max(80).optional(),
    notify_url: NotifyUrl.optional(),
    amount: z.object({ refund: Fen, total: Fen, currency: z.literal('CNY') }),
  })
  .refine((body) => body.transaction_id !== undefined || body.out_trade_no !== undefined, {
    path: ['out_trade_no'],
  })

/** The query of `GET /v3/bill/tradebill` and `/v3/bill/fundflowbill`. */
export const BillQuery = z.object({
  bill_date: z.iso.date(),
  bill_type: z.enum(['ALL', 'SUCCESS', 'REFUND']).default('ALL'),
  account_type: z.enum(['BASIC', 'OPERATION', 'FEES']).default('BASIC'),
  tar_type: z.literal('GZIP').optional(),
})

/** The body of a request. Throws PayRefusal PARAM_ERROR that names the first field at fault. */
export function readBody<T extends z.ZodType>(schema: T, request: SandboxRequest): z.output<T> {
  return checked(schema, jsonBody(request))
}

/** @throws PayRefusal PARAM_ERROR that names the first field at fault */
export function checked<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new PayRefusal('PARAM_ERROR', `输入源“/${parsed.error.issues[0]?.path.join('/') ?? ''}”不符合要求`)
}
