import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duties } from './duties'
import type { Exchange } from './exchange'
import { type PreparedBody, matchesTag } from './prepared-body'

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
    send(request, response, prepared.body(), duties.headersOf(exchange))
  } catch (error) {
    const refusal = duties.errorAnswer(exchange, error)
    const length = ['Content-Length', String(Buffer.byteLength(refusal.body))]
    const own = Object.entries(refusal.headers).flat()
    response.writeHead(refusal.status, [...duties.headersOf(exchange), ...own, ...length])
    response.end(request.method === 'HEAD' ? undefined : refusal.body)
  }
}

const send = (
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  body: PreparedBody,
  duties: readonly string[],
): void => {
  if (matchesTag(headers['if-none-match'], body.etag)) {
    // Nothing of the answer was set before: Node then takes the list as it is.
    response.writeHead(304, duties.concat(body.validators))
    response.end()
    return
  }
  const { bytes, head } = body.packed(headers['accept-encoding'])
  response.writeHead(200, duties.concat(head))
  response.end(method === 'HEAD' ? undefined : bytes)
}
