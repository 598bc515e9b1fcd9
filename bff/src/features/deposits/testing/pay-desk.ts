import type { RequestPaymentFields } from '@cheji/shared/deposits/deposits.contract'
import type { z } from 'zod'
import { createHttpClient } from '../../../testing/http-client'
import type { Sandbox } from '../../../testing/sandbox'

/** An order as the stand-in of WeChat Pay keeps it. */
export interface PayOrder {
  _id: string
  state: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED'
  openid: string
  totalFen: number
  payment: { transactionId: string; at: string } | null
  refunds: { outRefundNo: string; amountFen: number; status: string; reason: string | null }[]
  specialUntil: string | null
}

export interface PayNotification {
  _id: string
  eventType: string
  url: string
  resource: Record<string, unknown> & { out_trade_no?: string }
  attempts: number
  deliveredAt: string | null
  lastResult: string | null
}

/** Who pays and how WeChat tells of it. */
export interface PayWish {
  requestPayment?: z.output<typeof RequestPaymentFields>
  outTradeNo?: string
  openid?: string
  notify?: 'at_once' | 'late' | 'never'
  evenIfExpired?: boolean
}

/** WeChat Pay's side of the counter: what payers, the merchant's people and WeChat itself do. */
export const createPayDesk = (sandbox: Sandbox) => {
  const console = createHttpClient(sandbox.url)
  const listed = async <T>(path: string): Promise<T[]> => ((await sandbox.get(path)) as { items: T[] }).items
  const notifications = async (outTradeNo: string, type?: string): Promise<PayNotification[]> =>
    (await listed<PayNotification>('/wechat-pay/notifications')).filter(
      ({ resource, eventType }) => resource.out_trade_no === outTradeNo && (type === undefined || eventType === type),
    )
  return {
    /** Somebody pays. */
    pay: async (wish: PayWish) => (await sandbox.post('/wechat-pay/pay', wish)) as PayOrder,
    order: async (outTradeNo: string) =>
      (await listed<PayOrder>('/wechat-pay/orders')).find(({ _id }) => _id === outTradeNo),
    orders: async () => listed<PayOrder>('/wechat-pay/orders'),
    /** A refund that the merchant's people or WeChat began. */
    refund: async (outTradeNo: string, refundFen: number, notifyUrl?: string) =>
      (await sandbox.post('/wechat-pay/refunds', { outTradeNo, refundFen, ...(notifyUrl && { notifyUrl }) })) as {
        outRefundNo: string
      },
    endRefund: async (outRefundNo: string, status: 'SUCCESS' | 'ABNORMAL' | 'CLOSED') =>
      sandbox.post(`/wechat-pay/refunds/${outRefundNo}`, { status }),
    /** What the merchant's account holds for refunds. */
    setBalance: async (availableFen: number): Promise<void> => {
      const { status, text } = await console.put('/console/api/wechat-pay/balance', { availableFen })
      if (status !== 200) throw new Error(text)
    },
    notifications,
    notification: async (outTradeNo: string, type = 'TRANSACTION.SUCCESS'): Promise<PayNotification> => {
      const [found] = await notifications(outTradeNo, type)
      if (!found) throw new Error(`WeChat Pay has no ${type} of ${outTradeNo}`)
      return found
    },
    /** Sends one now; answers with the status that the BFF answered. */
    send: async (id: string, how: { spoil?: string; resource?: object } = {}): Promise<number> => {
      const { items } = (await sandbox.post('/wechat-pay/notifications/send', { ids: [id], ...how })) as {
        items: { status: number }[]
      }
      return items[0]?.status ?? 0
    },
    /** Requests that reached WeChat Pay. */
    requests: async () =>
      listed<{ endpoint: string | null; method: string; path: string; status: number }>('/requests?system=wechat-pay'),
  }
}

export type PayDesk = ReturnType<typeof createPayDesk>
