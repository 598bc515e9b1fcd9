import { randomBytes } from 'node:crypto'
import { beijingIso } from '@cheji/shared/kernel/time'
import type { PayKeys } from './pay-keys'
import { sealed, signatureHeaders } from './sealing'

/** What was sent of a notification: kept to be replayed to the byte. */
export interface Sent {
  headers: Record<string, string>
  body: string
}

/** A notification with how far it has come. */
export interface PayNotification {
  _id: string
  eventType: string
  summary: string
  originalType: 'transaction' | 'refund'
  url: string
  /** What it says, before encryption. */
  resource: Record<string, unknown>
  createdAt: Date
  attempts: number
  /** When it goes out next; null: delivered, lost, given up, or not before somebody sends it by hand. */
  nextAt: Date | null
  deliveredAt: Date | null
  /** What the last attempt came to. */
  lastResult: string | null
  lastSent: Sent | null
}

/** Seconds between the attempts: sixteen in all, over a day. */
export const RETRY_PLAN_S = [
  15, 15, 30, 180, 600, 1_200, 1_800, 1_800, 1_800, 3_600, 10_800, 10_800, 10_800, 21_600, 21_600,
] as const

/** Ways in which a notification is not what it should be; all but `replay` are faults too. */
export const SPOILS = [
  'bad_signature',
  'unknown_serial',
  'old_timestamp',
  'tampered',
  'bad_ciphertext',
  'wrong_amount',
  'malformed',
  'probe',
  'replay',
] as const
export type Spoil = (typeof SPOILS)[number]

const UNKNOWN_SERIAL = 'PUB_KEY_ID_0119000000019999999900000000009999'
/** Beyond the 300 seconds that receivers allow. */
const OLD_S = 600
const FEN_TOO_MUCH = 100

interface Sealer {
  readonly keys: PayKeys
  readonly apiV3Key: string
  readonly at: Date
}

/** A notification ready to be sent: encrypted and signed, truly or spoilt in one way. */
export function envelope(notification: PayNotification, { keys, apiV3Key, at }: Sealer, spoil?: Spoil): Sent {
  const { _id: id, eventType, summary, originalType, createdAt } = notification
  const resource = spoil === 'wrong_amount' ? withOtherAmount(notification.resource) : notification.resource
  const secret = sealed(apiV3Key, JSON.stringify(resource), originalType)
  const whole = JSON.stringify({
    id,
    create_time: beijingIso(createdAt),
    resource_type: 'encrypt-resource',
    event_type: eventType,
    summary,
    resource: {
      original_type: originalType,
      ...secret,
      ...(spoil === 'bad_ciphertext' && { ciphertext: withOneBitChanged(secret.ciphertext) }),
    },
  })
  const body = spoil === 'malformed' ? whole.slice(0, Math.floor(whole.length / 2)) : whole
  const { serial, key } = keys.inForce
  const headers = signatureHeaders(body, {
    serial: spoil === 'unknown_serial' ? UNKNOWN_SERIAL : serial,
    key: spoil === 'bad_signature' || spoil === 'unknown_serial' ? keys.impostor : key,
    at: spoil === 'old_timestamp' ? new Date(at.getTime() - OLD_S * 1000) : at,
  })
  if (spoil === 'probe') headers['wechatpay-signature'] = `WECHATPAY/SIGNTEST/${randomBytes(192).toString('base64')}`
  return {
    headers: { 'content-type': 'application/json', ...headers },
    body: spoil === 'tampered' ? body.replace(secret.ciphertext, withOneBitChanged(secret.ciphertext)) : body,
  }
}

function withOneBitChanged(base64: string): string {
  const bytes = Buffer.from(base64, 'base64')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  return bytes.toString('base64')
}

/** The same with a sum that is one yuan higher. */
function withOtherAmount(resource: Record<string, unknown>): Record<string, unknown> {
  const amount = resource['amount'] as Record<string, unknown>
  const changed = Object.entries(amount).map(([name, value]) => [
    name,
    typeof value === 'number' ? value + FEN_TOO_MUCH : value,
  ])
  return { ...resource, amount: Object.fromEntries(changed) as Record<string, unknown> }
}
