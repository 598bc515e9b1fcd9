import { createHash, timingSafeEqual } from 'node:crypto'
import type { Metrics } from '../infrastructure/metrics'
import { ApiError } from './api-error'
import { exchangeOf } from './exchange'
import type { ApiRouter } from './serve'

/** What must hold before requests may come, by name. A check that throws does not hold. */
export type ReadinessChecks = Readonly<Record<string, () => Promise<boolean> | boolean>>

export interface ProbesOptions {
  readonly checks: ReadinessChecks
  readonly metrics: Metrics
  /** Asked for in `Authorization: Bearer` when set. */
  readonly metricsToken: string | undefined
  /** Brings gauges up to date that are counted on demand. */
  readonly collect: () => Promise<void>
}

/** `/healthz`: the process runs. `/readyz`: it may be sent requests. `/metrics`: Prometheus. */
export const probeRoutes =
  ({ checks, metrics, metricsToken, collect }: ProbesOptions) =>
  ({ koa }: ApiRouter): void => {
    koa.get('/healthz', (ctx) => {
      exchangeOf(ctx.req).route = '/healthz'
      ctx.set('Cache-Control', 'no-store')
      ctx.body = { alive: true }
    })
    koa.get('/readyz', async (ctx) => {
      exchangeOf(ctx.req).route = '/readyz'
      const results = await Promise.all(
        Object.entries(checks).map(async ([name, check]) => [name, await holds(check)] as const),
      )
      const ready = results.every(([, result]) => result)
      ctx.set('Cache-Control', 'no-store')
      if (!ready) ctx.set('Retry-After', '1')
      ctx.status = ready ? 200 : 503
      ctx.body = { ready, checks: Object.fromEntries(results) }
    })
    koa.get('/metrics', async (ctx) => {
      exchangeOf(ctx.req).route = '/metrics'
      if (metricsToken !== undefined && !isSame(ctx.get('Authorization'), `Bearer ${metricsToken}`))
        throw new ApiError('staff_only')
      await collect()
      ctx.set('Cache-Control', 'no-store')
      ctx.type = metrics.registry.contentType
      ctx.body = await metrics.registry.metrics()
    })
  }

const holds = async (check: () => Promise<boolean> | boolean): Promise<boolean> => {
  try {
    return await check()
  } catch {
    return false
  }
}

const isSame = (given: string, wanted: string): boolean => {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}
