import type { Clock } from '@cheji/shared/kernel/time'
import { z } from 'zod'
import { RefundNotice, type Refund, TransactionAnswer, type Transaction, refundOf, transactionOf } from './answers'
import { EncryptedResource, openResource } from './resource'
import { type KeyOf, type MessageHeaders, type SignatureFault, signatureFault } from './signature'

/** Not by WeChat Pay, or too old to be believed: answer 401 and do nothing. */
export class NotificationRefused extends Error {
  override readonly name = 'NotificationRefused'

  constructor(readonly fault: SignatureFault) {
    super(`notification refused: ${fault}`)
  }
}

/** Signed by WeChat Pay and yet not what it promises: answer 400, so that it comes again, and raise it. */
export class NotificationMalformed extends Error {
  override readonly name = 'NotificationMalformed'

  constructor(readonly fault: 'not_json' | 'envelope' | 'decryption' | 'content') {
    super(`notification malformed: ${fault}`)
  }
}

interface Opened {
  /** The same at every repetition. */
  readonly id: string
  readonly createdAt: Date
  readonly eventType: string
}

/** A verified notification. `other`: an event that we do not know, to be answered as received. */
export type Notification = Opened &
  (
    | { readonly kind: 'payment'; readonly transaction: Transaction }
    | { readonly kind: 'refund'; readonly refund: Refund; readonly merchantId: string }
    | { readonly kind: 'other' }
  )

export interface NotificationOpenerOptions {
  readonly keyOf: KeyOf
  /** 32 bytes as text. */
  readonly apiV3Key: string
  readonly clock: Clock
}

export type OpenNotification = (rawBody: Buffer, headers: MessageHeaders) => Notification

const Envelope = z.object({
  id: z.string().min(1).max(64),
  create_time: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  event_type: z.string().min(1).max(64),
  resource: EncryptedResource,
})

/**
 * Opens notifications: the signature over the raw bytes first, by a key of ours and within 300 s, then authenticated
 * decryption, then the content. It asks nobody. What it holds has still to be compared with the order that we have.
 *
 * @throws NotificationRefused, NotificationMalformed
 */
export const createNotificationOpener =
  ({ keyOf, apiV3Key, clock }: NotificationOpenerOptions): OpenNotification =>
  (rawBody, headers) => {
    const fault = signatureFault(headers, rawBody, keyOf, clock())
    if (fault) throw new NotificationRefused(fault)
    const { id, create_time, event_type, resource } = parsed(Envelope, json(rawBody), 'envelope')
    const content = json(decrypted(apiV3Key, resource))
    const opened = { id, createdAt: create_time, eventType: event_type }
    if (event_type.startsWith('TRANSACTION.'))
      return { ...opened, kind: 'payment', transaction: transactionOf(parsed(TransactionAnswer, content, 'content')) }
    if (!event_type.startsWith('REFUND.')) return { ...opened, kind: 'other' }
    const notice = parsed(RefundNotice, content, 'content')
    return { ...opened, kind: 'refund', refund: refundOf(notice), merchantId: notice.mchid }
  }

// What was decrypted names a payer: no error carries a part of it.

const json = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new NotificationMalformed('not_json')
  }
}

const decrypted = (apiV3Key: string, resource: EncryptedResource): Buffer => {
  try {
    return openResource(apiV3Key, resource)
  } catch {
    throw new NotificationMalformed('decryption')
  }
}

const parsed = <T extends z.ZodType>(schema: T, value: unknown, fault: 'envelope' | 'content'): z.output<T> => {
  const result = schema.safeParse(value)
  if (!result.success) throw new NotificationMalformed(fault)
  return result.data
}
