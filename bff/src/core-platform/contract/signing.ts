import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/**
 * How both sides sign: HMAC-SHA256, in lower-case hex, over `METHOD\nPATH?QUERY\nTIMESTAMP\nNONCE\nSHA256(BODY)\n`.
 * Timestamp in whole seconds, rejected when more than 300 s away; a nonce (16–64 characters) counts once within that window.
 */
export interface SignedParts {
  readonly method: string
  /** Path with its query, as it stands in the request line. */
  readonly target: string
  readonly timestamp: string
  readonly nonce: string
  readonly body: string | Buffer
}

export const SIGNATURE_WINDOW_S = 300
export const HEADERS = {
  keyId: 'x-cheji-key-id',
  timestamp: 'x-cheji-timestamp',
  nonce: 'x-cheji-nonce',
  signature: 'x-cheji-signature',
} as const

/** The signature of a request or event. */
export const sign = (secret: string, { method, target, timestamp, nonce, body }: SignedParts): string =>
  createHmac('sha256', secret)
    .update(`${method}\n${target}\n${timestamp}\n${nonce}\n${createHash('sha256').update(body).digest('hex')}\n`)
    .digest('hex')

/** Compares in constant time. */
export const signatureMatches = (secret: string, parts: SignedParts, signature: string): boolean => {
  const expected = Buffer.from(sign(secret, parts))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/** Whether a timestamp header lies within the window around `now`. */
export const isFresh = (timestamp: string, now: Date): boolean =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(now.getTime() / 1000 - Number(timestamp)) <= SIGNATURE_WINDOW_S
