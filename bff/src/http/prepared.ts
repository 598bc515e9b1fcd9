import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duties } from './duties'
import type { Exchange } from './exchange'
import { type PreparedBody, encodingFor, matchesTag } from './prepared-body'

/** A request that a feature can answer with a prepared body. */
export interface PreparedRequest {
  /** Pattern of the route, for log and metrics. */
  readonly route: string
  /** Called once the request is admitted. @throws ApiError */
  readonly body: () => PreparedBody
}

/** What a feature answers before Koa; its routes stay registered and answer whatever this leaves. */
export interface PreparedSource {
  /** For a request target (`/path?query` as it came); undefined leaves the request to Koa. */
  readonly match: (target: string) => PreparedRequest | undefined
}

/** Answers a request from prepared bodies, before Koa and with the same duties. False: it is not one of them, and nothing was done. */
export type PreparedAnswers = (exchange: Exchange, request: IncomingMessage, response: ServerResponse) => boolean

/** Public data that anyone may keep, but not show without asking whether it still holds: a price must never outlive its list. */
const CACHE_CONTROL = 'public, no-cache'

/** `exchange` is what `duties.begin` gave. Callers are counted by address only: that needs no look-up, and the answers are the same for everybody. */
export const createPreparedAnswers =
  (duties: Duties, sources: readonly PreparedSource[]): PreparedAnswers =>
  (exchange, request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false
    for (const source of sources) {
      const prepared = source.match(request.url ?? '')
      if (!prepared) continue
      exchange.route = prepared.route
      void answer(duties, exchange, request, response, prepared)
      return true
    }
    return false
  }

const answer = async (
  duties: Duties,
  exchange: Exchange,
  request: IncomingMessage,
  response: ServerResponse,
  prepared: PreparedRequest,
): Promise<void> => {
  try {
    await duties.admit(exchange)
    send(request, response, prepared.body())
  } catch (error) {
    const refusal = duties.errorAnswer(exchange, error)
    response.writeHead(refusal.status, { ...refusal.headers, 'Content-Length': Buffer.byteLength(refusal.body) })
    response.end(request.method === 'HEAD' ? undefined : refusal.body)
  }
}

const send = (request: IncomingMessage, response: ServerResponse, body: PreparedBody): void => {
  const validators = {
    ETag: body.etag,
    'Cache-Control': CACHE_CONTROL,
    Vary: 'Accept-Encoding',
    'X-As-Of': body.asOf,
  }
  if (matchesTag(request.headers['if-none-match'], body.etag)) {
    response.writeHead(304, validators)
    response.end()
    return
  }
  const encoding = encodingFor(request.headers['accept-encoding'])
  const bytes = body.bytes(encoding)
  const isCompressed = bytes !== body.bytes('identity')
  response.writeHead(200, {
    ...validators,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
    ...(isCompressed && { 'Content-Encoding': encoding }),
  })
  response.end(request.method === 'HEAD' ? undefined : bytes)
}
