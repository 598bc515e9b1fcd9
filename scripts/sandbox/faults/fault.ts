import { z } from 'zod'

/**
 * What can be made to go wrong. For requests: `delay` (`value` ms), `hang` (no answer until the fault is lifted or the
 * caller leaves), `drop` (the connection, before any work), `drop_after` (the work is done, the answer lost), `status`
 * (`value`: the code; 429 and 503 carry Retry-After), `malformed` (half an answer that is no JSON), `stale` (the state of
 * the moment in which the fault was set), `errcode` (WeChat only, `value`: the code inside a 200).
 * WeChat Pay's answers may have a `bad_signature`, an `unknown_serial` or an `old_timestamp`.
 * For events: `delay`, `bad_signature`, `malformed`, `duplicate` (sent twice), `out_of_order` (held back behind the next
 * one), `lose` (never sent, the next number follows). For those of WeChat Pay also `unknown_serial`, `old_timestamp`,
 * `tampered` (changed after it was signed), `bad_ciphertext` (signed, but the authentication tag does not fit),
 * `wrong_amount` (true in all but the sum) and `probe` (a signature that must be refused comes before the true one).
 */
export const FAULT_KINDS = [
  'delay',
  'hang',
  'drop',
  'drop_after',
  'status',
  'malformed',
  'stale',
  'status_after',
  'errcode',
  'bad_signature',
  'duplicate',
  'out_of_order',
  'lose',
  'unknown_serial',
  'old_timestamp',
  'tampered',
  'bad_ciphertext',
  'wrong_amount',
  'probe',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** The endpoint of events that the core platform pushes. */
export const EVENTS_ENDPOINT = 'core-platform events'

/** The endpoint of notifications that WeChat Pay sends. */
export const PAY_EVENTS_ENDPOINT = 'wechat-pay events'

/** What a system sends by itself, by its name. */
export const EVENTS_OF: Readonly<Record<string, string>> = {
  'core-platform': EVENTS_ENDPOINT,
  'wechat-pay': PAY_EVENTS_ENDPOINT,
}

export const NewFault = z.strictObject({
  /** `core-platform GET /v1/prices` (routes with their `:name` parts), `wechat *`, `core-platform events`, `wechat-pay events`. */
  endpoint: z.string().min(1).max(200),
  kind: z.enum(FAULT_KINDS),
  value: z.int().optional(),
  /** How many requests it hits; all until it is lifted when left out. */
  times: z.int().min(1).max(1_000_000).optional(),
})

export interface Fault extends z.output<typeof NewFault> {
  readonly id: string
  /** How many more requests it hits; null for all. */
  left: number | null
  /** How many it has hit. */
  hits: number
  readonly since: Date
}
