import { inboundRoutes } from './core-platform/inbound'
import { type AppDependencies, createFoundation } from './foundation'
import { docsRoutes } from './http/docs'
import { createDuties } from './http/duties'
import { createGate } from './http/gate'
import { type RequestHandler, createRequestHandler } from './http/http-app'
import { createPreparedAnswers } from './http/prepared'
import { probeRoutes } from './http/probes'
import { createLimits } from './http/rate-limit'
import { ApiRouter } from './http/serve'
import { createStaffCalls } from './http/staff-calls'
import { staffOutboxRoutes } from './http/staff-outbox.routes'
import { IndexWatch } from './infrastructure/indexes'
import { reportOutboxDepth } from './infrastructure/outbox-depth'
import { wireFeatures } from './wire-features'

export interface App {
  readonly handle: RequestHandler
  /** What is served, for the walk through all permissions. */
  readonly router: ApiRouter
  /** Creates indexes, loads what is kept in memory, begins the background work. Before listening. */
  start: () => Promise<void>
  /** Ends the background work without losing a job, then the connections to others. After the last request was answered. */
  stop: () => Promise<void>
}

/** The whole of the BFF but its process. */
export const createApp = (dependencies: AppDependencies): App => {
  const foundation = createFoundation(dependencies)
  const { config, connection, clock, log, metrics, redis, folders, outbox, events } = foundation
  const { features, authenticate, prepared, catalogueIsLoaded, close } = wireFeatures(foundation)

  const staffCalls = createStaffCalls(connection, clock)
  const limits = createLimits({ ...config.limits, redis })
  const gate = createGate({ authenticate, limits, staffTokens: config.staffTokens, recordStaffCall: staffCalls.record })
  const duties = createDuties({ ...foundation, ...config, limits, https: config.production })
  const router = new ApiRouter({ gate, clock, checkResults: !config.production })
  const indexes = new IndexWatch(
    [...foundation.models, ...staffCalls.models, ...features.flatMap(({ models = [] }) => models)],
    log,
  )

  for (const { routes } of features) routes?.(router)
  staffOutboxRoutes(outbox)(router)
  foundation.assets.routes(router)
  inboundRoutes({
    ...foundation,
    models: foundation.hookModels,
    eventSecret: config.corePlatform.eventSecret,
    isDurable: events.isDurable,
    onStored: events.wake,
  })(router)
  docsRoutes({ publicUrl: config.publicUrl, swaggerFolder: folders.swagger })(router)
  probeRoutes({
    metrics,
    metricsToken: config.metricsToken,
    collect: async () => reportOutboxDepth(outbox, metrics),
    checks: {
      mongodb: async () => (await connection.db?.admin().ping()) !== undefined,
      indexes: async () => indexes.allUniqueExist(),
      catalogue: catalogueIsLoaded,
    },
  })(router)

  return {
    handle: createRequestHandler(duties, createPreparedAnswers(duties, prepared), router, log),
    router,
    start: async () => {
      await indexes.ensure()
      await Promise.all(features.map(async ({ start }) => start?.()))
      await foundation.start()
    },
    stop: async () => {
      await foundation.stop()
      await Promise.all(features.map(async ({ stop }) => stop?.()))
      await Promise.all([foundation.close(), close()])
    },
  }
}
