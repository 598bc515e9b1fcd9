import { z } from 'zod'

/**
 * What can be made to go wrong. For requests: `delay` (`value` ms), `hang` (no answer until the fault is lifted or the
 * caller leaves), `drop` (the connection, before any work), `drop_after` (the work is done, the answer lost), `status`
 * (`value`: the code; 429 and 503 carry Retry-After), `malformed` (half an answer that is no JSON), `stale` (the state of
 * the moment in which the fault was set), `errcode` (WeChat only, `value`: the code inside a 200).
 * For events: `delay`, `bad_signature`, `malformed`, `duplicate` (sent twice), `out_of_order` (held back behind the next
 * one), `lose` (never sent, the next number follows).
 */
export const FAULT_KINDS = [
  'delay',
  'hang',
  'drop',
  'drop_after',
  'status',
  'malformed',
  'stale',
  'errcode',
  'bad_signature',
  'duplicate',
  'out_of_order',
  'lose',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** The endpoint of events that the core platform pushes. */
export const EVENTS_ENDPOINT = 'core-platform events'

export const NewFault = z.strictObject({
  /** `core-platform GET /v1/prices` (routes with their `:name` parts), `wechat *`, `core-platform events`. */
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
