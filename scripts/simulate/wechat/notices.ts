import { beijingIso } from '@cheji/shared/kernel/time'
import type { PayOrder, PayRefund } from '../../sandbox/wechat-pay/pay-order'
import { refundNotice, transactionView } from '../../sandbox/wechat-pay/pay-views'
import { sealed, signatureHeaders } from '../../sandbox/wechat-pay/sealing'
import { API_V3_KEY, type SimulatedKeys } from './keys'
import { MERCHANT, NOTIFY_URLS } from './merchant'

const VIEWED = { appId: MERCHANT.appId, mchId: MERCHANT.merchantId }

/** What a notification says, before it is encrypted. */
export interface Notice {
  readonly id: string
  readonly eventType: string
  readonly originalType: 'transaction' | 'refund'
  readonly url: string
  readonly createdAt: Date
  readonly resource: Readonly<Record<string, unknown>>
}

/** What goes over the wire. */
export interface Envelope {
  readonly url: string
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
}

export const paymentNotice = (id: string, order: PayOrder, createdAt: Date): Notice => ({
  id,
  eventType: 'TRANSACTION.SUCCESS',
  originalType: 'transaction',
  url: order.notifyUrl,
  createdAt,
  resource: transactionView(order, VIEWED),
})

export const refundNoticeOf = (id: string, order: PayOrder, refund: PayRefund, createdAt: Date): Notice => ({
  id,
  eventType: `REFUND.${refund.status}`,
  originalType: 'refund',
  url: refund.notifyUrl ?? NOTIFY_URLS.refunds,
  createdAt,
  resource: refundNotice(order, refund, VIEWED),
})

export interface Sealer {
  readonly keys: SimulatedKeys
  readonly at: Date
  /** Signed by somebody else under WeChat Pay's serial. */
  readonly isForged?: boolean
  /** Changes the plain text under a tag that fits the text before: what an authenticated decryption must notice. */
  readonly damage?: (plain: string) => string
}

/** A notification encrypted and signed, once. */
export const sealNotice = (notice: Notice, { keys, at, isForged = false, damage }: Sealer): Envelope => {
  const plain = JSON.stringify(notice.resource)
  const secret = sealed(API_V3_KEY, plain, notice.originalType)
  const ciphertext = damage ? changedUnder(secret.ciphertext, plain, damage(plain)) : secret.ciphertext
  const body = JSON.stringify({
    id: notice.id,
    create_time: beijingIso(notice.createdAt),
    resource_type: 'encrypt-resource',
    event_type: notice.eventType,
    summary: notice.eventType,
    resource: { original_type: notice.originalType, ...secret, ciphertext },
  })
  const key = isForged ? keys.impostor : keys.platform
  const headers = signatureHeaders(body, { serial: keys.publicKeyId, key, at })
  return { url: notice.url, body: Buffer.from(body), headers }
}

/** In counter mode whoever knows the plain text can write another of the same length, without the key and without a tag for it. */
const changedUnder = (ciphertext: string, plain: string, wanted: string): string => {
  const bytes = Buffer.from(ciphertext, 'base64')
  const [from, to] = [Buffer.from(plain), Buffer.from(wanted)]
  if (from.length !== to.length) throw new RangeError('only a text of the same length')
  for (const [index, byte] of from.entries()) bytes[index] = (bytes[index] ?? 0) ^ byte ^ (to[index] ?? 0)
  return bytes.toString('base64')
}
