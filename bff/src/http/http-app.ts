import type { IncomingMessage, ServerResponse } from 'node:http'
import Koa from 'koa'
import type { Logger } from '../infrastructure/logging'
import { createEdge } from './edge'
import type { Duties } from './duties'
import { keepExchange } from './exchange'
import type { PreparedAnswers } from './prepared'
import type { ApiRouter } from './serve'
import { unwrapMethod } from './tunnelled-method'

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void

/**
 * One request's way: the duties, then a prepared body if there is one, else Koa: its edge (errors) and the router. The
 * router's routes do the rest by themselves, see `serve`.
 */
export const createRequestHandler = (
  duties: Duties,
  prepared: PreparedAnswers,
  router: ApiRouter,
  log: Logger,
): RequestHandler => {
  const koa = new Koa()
  koa.on('error', (error: unknown) => {
    log.warn({ err: error }, 'an answer broke off')
  })
  koa.use(createEdge(duties, router))
  koa.use(router.koa.routes())
  const callback = koa.callback()
  return (request, response) => {
    unwrapMethod(request)
    const exchange = duties.begin(request, response)
    if (prepared(exchange, request, response)) return
    keepExchange(request, exchange)
    const headers = duties.headersOf(exchange)
    for (let at = 0; at < headers.length; at += 2) response.setHeader(headers[at] ?? '', headers[at + 1] ?? '')
    void callback(request, response)
  }
}
