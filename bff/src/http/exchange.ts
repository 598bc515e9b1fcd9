import type { IncomingMessage } from 'node:http'
import type { ErrorCode } from '@cheji/shared/kernel/errors'

/** Who is signed in. */
export interface Session {
  readonly userId: string
  readonly sessionId: string
}

/** One request and its answer, as the duties see them: kept beside Node's request, so that Koa and the prepared bodies share it. */
export interface Exchange {
  /** Eight Crockford characters. */
  readonly requestId: string
  /** Milliseconds of the monotonic clock. */
  readonly startedMs: number
  /** The caller's address behind the trusted proxies. */
  readonly address: string
  /** `X-Client-Version`, when it is one. */
  readonly clientVersion: string | undefined
  /** Pattern of the route, never the path asked for; `unmatched` until one is found. */
  route: string
  session: Session | undefined
  /** Name of the staff token in use. */
  staff: string | undefined
  error: ErrorCode | undefined
}

const exchanges = new WeakMap<IncomingMessage, Exchange>()

/** Keeps the exchange that belongs to a request. */
export const keepExchange = (request: IncomingMessage, exchange: Exchange): void => {
  exchanges.set(request, exchange)
}

/** The exchange that `begin` of the duties made for this request. */
export const exchangeOf = (request: IncomingMessage): Exchange => {
  const exchange = exchanges.get(request)
  if (!exchange) throw new Error('the duties have not begun this request')
  return exchange
}
