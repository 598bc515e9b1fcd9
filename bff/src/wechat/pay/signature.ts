import { type KeyObject, verify } from 'node:crypto'

/** Headers as node gives them: names in lower case. */
export type MessageHeaders = Readonly<Record<string, string | string[] | undefined>>

/** A public key of WeChat Pay by its serial or key id; undefined for one that we do not have. */
export type KeyOf = (serial: string) => KeyObject | undefined

export type SignatureFault =
  | 'missing_header'
  /** WeChat Pay tries from time to time whether we look at signatures at all: it must be refused. */
  | 'probe'
  | 'stale'
  | 'unknown_serial'
  | 'bad_signature'

const WINDOW_SECONDS = 300
const PROBE = 'WECHATPAY/SIGNTEST/'

/**
 * What is wrong with the signature of an answer or notification, or undefined when it holds: over the raw bytes, by a key
 * of ours, less than 300 s from `now` in either direction.
 */
export const signatureFault = (
  headers: MessageHeaders,
  body: Buffer,
  keyOf: KeyOf,
  now: Date,
): SignatureFault | undefined => {
  const [timestamp, nonce, signature, serial] = ['timestamp', 'nonce', 'signature', 'serial'].map(
    (name) => headers[`wechatpay-${name}`],
  )
  if (!isText(timestamp) || !isText(nonce) || !isText(signature) || !isText(serial)) return 'missing_header'
  if (signature.startsWith(PROBE)) return 'probe'
  if (!/^\d{1,11}$/.test(timestamp)) return 'stale'
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) >= WINDOW_SECONDS) return 'stale'
  const key = keyOf(serial)
  if (!key) return 'unknown_serial'
  const signed = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')])
  return verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64')) ? undefined : 'bad_signature'
}

const isText = (value: string | string[] | undefined): value is string => typeof value === 'string' && value !== ''
