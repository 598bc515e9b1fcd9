import type { IncomingHttpHeaders } from 'node:http'
import type { Clock } from '@cheji/shared/kernel/time'
import { ApiError } from '../http/api-error'
import { readRawBody } from '../http/body'
import { exchangeOf } from '../http/exchange'
import type { ApiRouter } from '../http/serve'
import type { Metrics } from '../infrastructure/metrics'
import { isDuplicateKey } from '../infrastructure/mongo'
import { UpstreamEvent } from './contract/events'
import { HEADERS, isFresh, signatureMatches } from './contract/signing'
import type { EventModels } from './events.model'

export interface InboundOptions {
  readonly models: EventModels
  readonly eventSecret: string
  readonly clock: Clock
  readonly metrics: Metrics
  /** Types whose work is done once for all processes. */
  readonly isDurable: (type: UpstreamEvent['type']) => boolean
  /** An event was stored: somebody may look at once. */
  readonly onStored: () => void
}

const PATH = '/hooks/core-platform'

/**
 * `POST /hooks/core-platform`: an event is verified over its raw bytes, stored, and only then answered 204; a second copy is
 * answered the same. Nothing is done with it here.
 */
export const inboundRoutes =
  ({ models, eventSecret, clock, metrics, isDurable, onStored }: InboundOptions) =>
  (router: ApiRouter): void => {
    const counted = (outcome: string) => {
      metrics.hooks.inc({ hook: 'core-platform', outcome })
    }
    const refuse = (outcome: string, code: 'signature_invalid' | 'validation_failed'): never => {
      counted(outcome)
      throw new ApiError(code)
    }
    const parsedEvent = (raw: Buffer): UpstreamEvent => {
      try {
        return UpstreamEvent.parse(JSON.parse(raw.toString('utf8')))
      } catch {
        return refuse('malformed', 'validation_failed')
      }
    }

    router.koa.post(PATH, async (ctx) => {
      exchangeOf(ctx.req).route = PATH
      const raw = await readRawBody(ctx.req)
      const { timestamp, nonce, signature } = signatureHeaders(ctx.req.headers)
      const parts = { method: 'POST', target: ctx.req.url ?? '', timestamp, nonce, body: raw }
      if (!signatureMatches(eventSecret, parts, signature)) refuse('forged', 'signature_invalid')
      if (!isFresh(timestamp, clock())) refuse('stale', 'signature_invalid')
      const event = parsedEvent(raw)
      if (!(await isFirstUse(models.nonces, nonce, clock()))) refuse('replayed', 'signature_invalid')
      const isNew = await store(models.events, event, clock(), isDurable(event.type))
      counted(isNew ? 'stored' : 'duplicate')
      if (isNew) onStored()
      ctx.status = 204
    })
  }

const signatureHeaders = (headers: IncomingHttpHeaders) => {
  const text = (name: string): string => {
    const value = headers[name]
    return typeof value === 'string' ? value : ''
  }
  const nonce = text(HEADERS.nonce)
  return {
    timestamp: text(HEADERS.timestamp),
    nonce: /^[\w-]{16,64}$/.test(nonce) ? nonce : '',
    signature: text(HEADERS.signature),
  }
}

const isFirstUse = async (nonces: EventModels['nonces'], nonce: string, at: Date): Promise<boolean> =>
  insertedOnce(async () => nonces.create({ _id: nonce, at }))

const store = async (
  events: EventModels['events'],
  { number, ...event }: UpstreamEvent,
  now: Date,
  durable: boolean,
): Promise<boolean> =>
  insertedOnce(async () =>
    events.create({
      ...event,
      _id: number,
      receivedAt: now,
      token: 0,
      failures: 0,
      ...(durable && { dueAt: now }),
    }),
  )

const insertedOnce = async (insert: () => Promise<unknown>): Promise<boolean> => {
  try {
    await insert()
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}
