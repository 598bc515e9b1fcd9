import { exchangeOf } from '../../http/exchange'
import { readRawBody } from '../../http/body'
import type { ApiRouter } from '../../http/serve'
import type { Logger } from '../../infrastructure/logging'
import type { Metrics } from '../../infrastructure/metrics'
import { type Notification, NotificationMalformed, NotificationRefused } from '../../wechat/pay/notification'
import type { createConfirmPayment } from './confirm-payment'
import { isPaid } from './confirm-payment'
import { depositByOutTradeNo } from './deposit.reads'
import type { DepositPorts } from './deposit.ports'
import type { Refunding } from './refunding'

export interface PayHooksParts {
  readonly ports: DepositPorts
  readonly confirmPayment: ReturnType<typeof createConfirmPayment>
  readonly refunding: Refunding
  readonly metrics: Pick<Metrics, 'hooks'>
  readonly log: Logger
}

/** Takes in a verified notification; what it answers is counted. Throws when it could not be kept: WeChat Pay sends it again. */
export const createHearPay =
  ({ ports, confirmPayment, refunding }: Pick<PayHooksParts, 'ports' | 'confirmPayment' | 'refunding'>) =>
  async (notification: Notification): Promise<string> => {
    if (notification.kind === 'payment')
      return isPaid(notification.transaction) ? confirmPayment(notification.transaction) : 'unpaid'
    if (notification.kind === 'other') return 'other'
    const { refund, merchantId } = notification
    const record = await depositByOutTradeNo(ports.store, refund.outTradeNo)
    if (!record || merchantId !== ports.merchant.merchantId) {
      await ports.alarms.raise('refund_unmatched', refund.outRefundNo, { outTradeNo: refund.outTradeNo })
      return 'mismatch'
    }
    await refunding.applyRefund(record._id, refund)
    return 'refund'
  }

const PATHS = ['/hooks/wechat-pay/payments', '/hooks/wechat-pay/refunds']
/** What WeChat Pay wants to hear of what it has to send again. */
const AGAIN = { code: 'FAIL', message: '失败' }

/**
 * `POST /hooks/wechat-pay/payments` and `/refunds`: verified over the raw bytes and against our own keys before anything is
 * decrypted, kept, and only then answered 204. A bad signature or an old one is 401 and a counter, nothing else.
 */
export const payHookRoutes =
  (parts: PayHooksParts) =>
  (router: ApiRouter): void => {
    const hear = createHearPay(parts)
    const counted = (outcome: string): void => {
      parts.metrics.hooks.inc({ hook: 'wechat-pay', outcome })
    }
    for (const path of PATHS)
      router.koa.post(path, async (ctx) => {
        exchangeOf(ctx.req).route = path
        const raw = await readRawBody(ctx.req)
        try {
          counted(await hear(parts.ports.pay.openNotification(raw, ctx.req.headers)))
          ctx.status = 204
        } catch (error) {
          const [status, outcome] = refusalOf(error)
          counted(outcome)
          if (outcome === 'malformed')
            parts.log.error({ err: error }, 'a notification that WeChat Pay signed cannot be read')
          if (outcome === 'failed') parts.log.error({ err: error }, 'a notification could not be kept')
          ctx.status = status
          ctx.body = AGAIN
        }
      })
  }

const refusalOf = (error: unknown): [status: number, outcome: string] => {
  if (error instanceof NotificationRefused) return [401, error.fault]
  if (error instanceof NotificationMalformed) return [400, 'malformed']
  return [500, 'failed']
}
