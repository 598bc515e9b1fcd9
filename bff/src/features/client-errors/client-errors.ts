import * as contract from '@cheji/shared/client-errors/client-errors.contract'
import * as endpoints from '@cheji/shared/client-errors/client-errors.endpoints'
import type { Feature } from '../../http/feature'
import { createLimiter } from '../../http/rate-limit'
import { serve } from '../../http/serve'
import type { Infrastructure } from '../../infrastructure/dependencies'
import type { Jobs } from '../../infrastructure/jobs'
import { ClientErrorLog } from './client-error.log'
import { clientErrorModel } from './client-error.model'

export interface ClientErrorsOptions {
  infrastructure: Pick<Infrastructure, 'connection' | 'metrics' | 'redis'>
  jobs: Pick<Jobs, 'every'>
}

const HOUR_S = 3_600
const REPORTS_AN_HOUR = 10

/** Takes in what goes wrong on phones: ten reports an hour for a session, or for an address without one. */
export const createClientErrors = ({ infrastructure, jobs }: ClientErrorsOptions): Feature => {
  const { connection, metrics, redis } = infrastructure
  const model = clientErrorModel(connection)
  const log = new ClientErrorLog(model)
  const limiter = createLimiter({ name: 'client_errors', points: REPORTS_AN_HOUR, durationS: HOUR_S, redis })

  jobs.every('client-errors: clean up', HOUR_S * 1000, async ({ now }) => log.cleanUp(now))

  return {
    models: [model],
    routes: (router) => {
      serve(router, endpoints.reportClientError, contract.reportClientError, async (call) => {
        await limiter.consume(call.session?.sessionId ?? call.address)
        metrics.clientErrors.inc({ kind: call.body.kind })
        await log.add(call.body, call.clientVersion, call.now)
        return { done: true } as const
      })
    },
  }
}
