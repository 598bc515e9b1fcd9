import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createDuties } from '../http/duties'
import type { Session } from '../http/exchange'
import { createGate } from '../http/gate'
import { createRequestHandler } from '../http/http-app'
import { type LimitsOptions, createLimits } from '../http/rate-limit'
import { ApiRouter } from '../http/serve'
import { closeServer, guardServer } from '../http/server'
import { createLogger } from '../infrastructure/logging'
import { createMetrics } from '../infrastructure/metrics'
import { systemRandom } from '../infrastructure/random'
import { type HttpClient, createHttpClient } from './http-client'
import { STAFF } from './test-environment'

export interface TestEdgeOptions {
  /** Registers what is under test. */
  routes: (router: ApiRouter) => void
  limits?: Partial<LimitsOptions>
  trustProxyHops?: number
  minimumClientVersion?: string
}

export interface TestEdge extends HttpClient {
  url: string
  port: number
  logs: string[]
  /** Uses of staff tokens, as they were recorded. */
  staffCalls: string[]
  /** Tokens that were looked up. */
  lookUps: string[]
  close: () => Promise<void>
}

/** The token of the only user here. */
export const USER_TOKEN = 'a-user-token-0123456789'
const session: Session = { userId: '64b7f0c2a1b2c3d4e5f60718', sessionId: 's1' }

/** The HTTP edge alone, over real HTTP: no database, no features. */
export const startTestEdge = async (options: TestEdgeOptions): Promise<TestEdge> => {
  const { routes, trustProxyHops = 0, minimumClientVersion = '0.0.0' } = options
  const logs: string[] = []
  const staffCalls: string[] = []
  const lookUps: string[] = []
  const log = createLogger({ level: 'debug', write: (line) => logs.push(line) })
  const limits = createLimits({ userPerMinute: 1e6, addressPerMinute: 1e6, ...options.limits })
  const gate = createGate({
    authenticate: (token) => {
      lookUps.push(token)
      return Promise.resolve(token === USER_TOKEN ? session : undefined)
    },
    limits,
    staffTokens: [{ name: STAFF.name, sha256: STAFF.sha256 }],
    recordStaffCall: ({ staff = '', route }, method) => {
      staffCalls.push(`${staff} ${method} ${route}`)
      return Promise.resolve()
    },
  })
  const duties = createDuties({
    random: systemRandom,
    log,
    metrics: createMetrics(),
    limits,
    trustProxyHops,
    minimumClientVersion,
    pseudonym: (value) => `pseudonym-of-${value.length}`,
    https: false,
  })
  const router = new ApiRouter({ gate, clock: () => new Date(), checkResults: true })
  routes(router)
  const server = guardServer(createServer(createRequestHandler(duties, () => false, router, log)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  return {
    ...createHttpClient(url),
    url,
    port,
    logs,
    staffCalls,
    lookUps,
    close: async () => closeServer(server),
  }
}
