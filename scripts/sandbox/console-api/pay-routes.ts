import { z } from 'zod'
import type { Answer } from '../http/answer'
import { AnswerError, type Route } from '../http/system'
import { SPOILS } from '../wechat-pay/notification'
import { RequestPayment, checkRequestPayment } from '../wechat-pay/request-payment'
import { type ConsoleDependencies, ok, read } from './console-request'

const Fen = z.int().min(0).max(100_000_000_00)
const Pay = z
  .strictObject({
    prepayId: z.string().min(1).max(64).optional(),
    outTradeNo: z.string().min(1).max(32).optional(),
    /** Who pays; the one that the order names when left out. */
    openid: z.string().min(1).max(64).optional(),
    /** What `wx.requestPayment` was called with: checked as WeChat checks it. */
    requestPayment: RequestPayment.optional(),
    notify: z.enum(['at_once', 'late', 'never']).default('at_once'),
    evenIfExpired: z.boolean().default(false),
  })
  .refine((body) => body.prepayId !== undefined || body.outTradeNo !== undefined || body.requestPayment !== undefined, {
    message: 'prepayId, outTradeNo or requestPayment',
  })
const Refund = z.strictObject({
  outTradeNo: z.string().min(1).max(32),
  refundFen: Fen.min(1),
  reason: z.string().min(1).max(80).optional(),
  notifyUrl: z.url().optional(),
})
const EndRefund = z.strictObject({ status: z.enum(['SUCCESS', 'ABNORMAL', 'CLOSED']) })
const Balance = z.strictObject({ availableFen: Fen })
const Send = z.strictObject({
  ids: z.array(z.string().min(1)).min(1).max(1_000),
  spoil: z.enum(SPOILS).optional(),
  resource: z.record(z.string(), z.unknown()).optional(),
  url: z.url().optional(),
})

/** What a payer and the merchant's own console do, and notifications by hand. */
export function payRoutes({ pay }: ConsoleDependencies): Route[] {
  const { trade, refunds, orders, notifier } = pay
  const listOf = async (items: Promise<readonly object[]>): Promise<Answer> => ok({ items: await items })
  return [
    { method: 'GET', path: '/wechat-pay/orders', handle: () => listOf(orders.latest()) },
    {
      method: 'POST',
      path: '/wechat-pay/pay',
      handle: async (request) => {
        const { prepayId, outTradeNo, requestPayment, ...wish } = read(Pay, request)
        const prepay = requestPayment ? checkRequestPayment(pay, requestPayment) : prepayId
        const whose = prepay === undefined ? (outTradeNo ?? '') : (await trade.ofPrepay(prepay))._id
        return ok(await trade.pay(whose, wish))
      },
    },
    {
      method: 'POST',
      path: '/wechat-pay/refunds',
      handle: async (request) => {
        const { outTradeNo, refundFen, reason, notifyUrl } = read(Refund, request)
        const wish = { amountFen: refundFen, reason: reason ?? null, notifyUrl: notifyUrl ?? null }
        return ok((await refunds.byHand(outTradeNo, wish)).refund)
      },
    },
    {
      method: 'POST',
      path: '/wechat-pay/refunds/:outRefundNo',
      handle: async (request) =>
        ok((await refunds.end(request.params['outRefundNo'] ?? '', read(EndRefund, request).status)).refund),
    },
    { method: 'GET', path: '/wechat-pay/balance', handle: async () => ok(await orders.balance()) },
    {
      method: 'PUT',
      path: '/wechat-pay/balance',
      handle: async (request) => ok(await orders.setAvailable(read(Balance, request).availableFen)),
    },
    { method: 'GET', path: '/wechat-pay/notifications', handle: () => listOf(notifier.list()) },
    {
      method: 'POST',
      path: '/wechat-pay/notifications/send',
      handle: async (request) => {
        const { ids, ...how } = read(Send, request)
        const items: object[] = []
        for (const id of ids) {
          const sent = await notifier.sendByHand(id, how)
          if (!sent) throw new AnswerError(404, 'notification_not_found', `no notification ${id}`)
          items.push({ id, ...sent })
        }
        return ok({ items })
      },
    },
    {
      method: 'POST',
      path: '/wechat-pay/notifications/retry',
      handle: async () => {
        const due = await notifier.retry()
        pay.wake()
        return ok({ due })
      },
    },
  ]
}
