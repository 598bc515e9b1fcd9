import type { Context, Middleware } from 'koa'
import { ApiError } from './api-error'
import type { Duties } from './duties'
import { exchangeOf } from './exchange'
import { isDecodable } from './query'
import type { ApiRouter } from './serve'

/**
 * The one middleware around all routes: refuses what no route could take and turns whatever is thrown into the error body.
 * Fused on purpose: each layer of Koa costs a tenth of a small answer.
 */
export const createEdge = (duties: Duties, router: ApiRouter): Middleware => {
  return async (ctx, next) => {
    const exchange = exchangeOf(ctx.req)
    try {
      if (!isDecodable(ctx.path)) throw new ApiError('invalid_encoding')
      if (ctx.path.startsWith('/api/')) duties.refuseOldClient(exchange)
      await next()
      if (exchange.route === 'unmatched') throw unmatched(ctx, router)
    } catch (error) {
      const { status, headers, body } = duties.errorAnswer(exchange, error)
      ctx.status = status
      ctx.body = body
      ctx.set(headers)
    }
  }
}

const unmatched = (ctx: Context, router: ApiRouter): ApiError => {
  const methods = new Set(router.koa.match(ctx.path, ctx.method).path.flatMap((layer) => layer.methods))
  if (methods.size === 0) return new ApiError('not_found')
  ctx.set('Allow', [...methods].join(', '))
  return new ApiError('method_not_allowed')
}
