import { isDeepStrictEqual } from 'node:util'
import Router, { type RouterContext } from '@koa/router'
import type { Endpoint, EndpointSchemas, Result } from '@cheji/shared/kernel/endpoint'
import type { Clock } from '@cheji/shared/kernel/time'
import { z } from 'zod'
import { ApiError } from './api-error'
import { readJsonBody } from './body'
import { Call } from './call'
import { isNewerThanKnown } from './client-version'
import { type Exchange, exchangeOf } from './exchange'
import type { Gate } from './gate'
import { matchesTag } from './prepared-body'
import { parseQuery } from './query'
import { validate } from './validate'

/** An endpoint that is served, for OpenAPI, the docs page and the walk through all permissions. */
export interface ServedEndpoint {
  readonly endpoint: Endpoint
  readonly schemas: EndpointSchemas
}

export interface ApiRouterOptions {
  readonly gate: Gate
  readonly clock: Clock
  /** Hold every answer against its contract before it is sent: in development and tests. */
  readonly checkResults: boolean
}

/** Where features register their endpoints, by `serve`. */
export class ApiRouter {
  readonly served: ServedEndpoint[] = []
  /** A static path wins over one with parameters, whatever the order of registration. */
  readonly koa = new Router({ exclusive: 'specificity', sensitive: true, strict: true })

  constructor(readonly options: ApiRouterOptions) {}
}

export type Handler<S extends EndpointSchemas> = (call: Call<S>) => Promise<Result<S>> | Result<S>

/**
 * Serves an endpoint of the contract: lets in whom its `access` names, validates path, query and body against its schemas
 * and answers what the handler returns as JSON (201 where the endpoint creates). Refuse with `throw new ApiError(…)`.
 */
export const serve = <S extends EndpointSchemas>(
  router: ApiRouter,
  endpoint: Endpoint<S>,
  schemas: S,
  handler: Handler<S>,
): void => {
  const { gate, clock, checkResults } = router.options
  router.served.push({ endpoint, schemas })
  router.koa.register(endpoint.path, [endpoint.method], async (ctx: RouterContext) => {
    const exchange = exchangeOf(ctx.req)
    exchange.route = endpoint.path
    await gate.letIn(exchange, ctx.req, endpoint)
    const key = endpoint.creates ? idempotencyKeyOf(ctx.req.headers['idempotency-key']) : undefined
    const parts = await partsOf(ctx, schemas, exchange)
    const call = new Call<S>(parts, exchange, clock(), key, (name, value) => {
      ctx.set(name, value)
    })
    const result = await handler(call)
    if (checkResults) checkResult(endpoint, schemas.result, result)
    ctx.status = endpoint.creates ? 201 : 200
    if (!ctx.response.get('Cache-Control')) ctx.set('Cache-Control', 'no-store')
    ctx.type = 'application/json; charset=utf-8'
    ctx.body = JSON.stringify(result)
    // The handler gave the answer an ETag and the caller still has it.
    const etag = ctx.response.get('ETag')
    if (etag !== '' && matchesTag(ctx.req.headers['if-none-match'], etag)) ctx.status = 304
  })
}

const Nothing = z.strictObject({})

const partsOf = async (ctx: RouterContext, schemas: EndpointSchemas, exchange: Exchange) => {
  const leniency = { lenient: isNewerThanKnown(exchange.clientVersion) }
  const params = validate(schemas.params ?? Nothing, { ...ctx.params }, 'params', leniency)
  const query = validate(schemas.query ?? Nothing, parseQuery(ctx.querystring), 'query', leniency)
  const takesBody = ctx.method !== 'GET' && ctx.method !== 'HEAD'
  const given = takesBody ? await readJsonBody(ctx.req) : undefined
  const body = validate(schemas.body ?? Nothing, given === undefined ? {} : given, 'body', leniency)
  return { params, query, body } as never
}

const idempotencyKeyOf = (header: string | string[] | undefined): string => {
  if (typeof header !== 'string' || !/^[\x21-\x7e]{16,64}$/.test(header)) throw new ApiError('idempotency_key_required')
  return header
}

/** A presenter must neither forget a field nor let one slip out that the contract does not name. */
const checkResult = (endpoint: Endpoint, schema: z.ZodType, result: unknown): void => {
  const sent: unknown = JSON.parse(JSON.stringify(result))
  const parsed = schema.safeParse(sent)
  const name = `${endpoint.method} ${endpoint.path}`
  if (!parsed.success) throw new Error(`the answer of ${name} breaks its contract: ${z.prettifyError(parsed.error)}`)
  if (!isDeepStrictEqual(parsed.data, sent))
    throw new Error(`the answer of ${name} holds fields that its contract does not name`)
}
