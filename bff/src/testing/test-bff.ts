import { randomUUID } from 'node:crypto'
import { type Server, createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { AGREEMENT_VERSION } from '@cheji/shared/account/agreement-version'
import { type App, createApp } from '../app'
import { readConfig } from '../config'
import type { Tuning } from '../foundation'
import { closeServer, guardServer } from '../http/server'
import { createLogger } from '../infrastructure/logging'
import { type Metrics, createMetrics } from '../infrastructure/metrics'
import { type Connection, connectMongo } from '../infrastructure/mongo'
import { systemRandom } from '../infrastructure/random'
import { eventually } from './eventually'
import { type HttpClient, createHttpClient } from './http-client'
import { type Sandbox, createSandbox } from './sandbox'
import { TestClock } from './test-clock'
import { newDatabaseName, testEnvironment } from './test-environment'

// Such tests take many turns through database and sandbox; on a busy machine each takes its time.
jest.setTimeout(90_000)

export interface TestBffOptions {
  /** Environment variables on top of the usual ones. */
  env?: Record<string, string>
  tuning?: Tuning
  /** Another BFF whose database, sandbox and clock this one shares, as a second process would. */
  beside?: TestBff
  /** Settings of the sandbox after its reset: `{ autoConfirm: true }`. */
  sandboxSettings?: object
  /** Called once the sandbox is reset: faults that the start must meet. */
  beforeStart?: (sandbox: Sandbox) => Promise<unknown>
  /** False: do not wait until the catalogue is loaded. */
  untilReady?: boolean
}

export interface TestBff extends HttpClient {
  url: string
  app: App
  database: string
  connection: Connection
  sandbox: Sandbox
  clock: TestClock
  metrics: Metrics
  /** Every line that was logged. */
  logs: string[]
  /** A session of `who`, always the same user; she has agreed to the agreement unless told otherwise. */
  signIn: (who: string, options?: { consent?: boolean }) => Promise<string>
  /** The value of a metric's line, `name{labels}` as Prometheus prints it; 0 when there is none. */
  metric: (line: string) => Promise<number>
  /** Stops as the process does. The database of the first one is dropped. */
  stop: () => Promise<void>
}

/** Quick turns, so that nothing waits for a poll. */
const QUICK: Tuning = { syncIntervalMs: 300, pollMs: 40 }

/** The real app on a port of its own, on an empty database, with this worker's sandbox as its outside world. */
export const startTestBff = async (options: TestBffOptions = {}): Promise<TestBff> => {
  const { env = {}, tuning, beside, sandboxSettings, beforeStart, untilReady = true } = options
  const sandbox = beside?.sandbox ?? createSandbox()
  const clock = beside?.clock ?? new TestClock(sandbox)
  const database = beside?.database ?? newDatabaseName()
  if (!beside) await sandbox.reset({ clockOffsetMs: 0, autoConfirm: false, ...sandboxSettings })
  await beforeStart?.(sandbox)

  // The address comes first: WeChat Pay is told where to send what it has to say.
  const server = guardServer(createServer((request, response) => app.handle(request, response)))
  const url = await listen(server)
  const config = readConfig({ ...testEnvironment(database, sandbox.url), PUBLIC_URL: url, ...env })
  const logs: string[] = []
  const metrics = createMetrics()
  const connection = await connectMongo(config.mongodbUri)
  const app = createApp({
    config,
    clock: clock.now,
    random: systemRandom,
    log: createLogger({ level: 'debug', write: (line) => logs.push(line) }),
    metrics,
    connection,
    redis: undefined,
    folders: { assets: path.join(__dirname, '../../dist/assets'), swagger: swaggerFolder() },
    tuning: { ...QUICK, ...tuning },
  })
  await app.start()
  if (!beside) await sandbox.settings({ bffUrl: url })
  const client = createHttpClient(url)
  if (untilReady)
    await eventually(async () => {
      const { status, text } = await client.get('/readyz')
      if (status !== 200) throw new Error(`not ready: ${text}\n${logs.slice(-5).join('')}`)
    })

  return {
    ...client,
    url,
    app,
    database,
    connection,
    sandbox,
    clock,
    metrics,
    logs,
    signIn: async (who, { consent = true } = {}) => signIn(client, who, consent),
    metric: async (line) => {
      const found = (await metrics.registry.metrics()).split('\n').find((candidate) => candidate.startsWith(`${line} `))
      return Number(found?.slice(line.length) ?? 0)
    },
    stop: async () => {
      await closeServer(server)
      await app.stop()
      if (!beside) await connection.dropDatabase()
      await connection.close()
    },
  }
}

const swaggerFolder = (): string => path.dirname(createRequire(__filename).resolve('swagger-ui-dist/package.json'))

const listen = async (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
  })

const signIn = async (client: HttpClient, who: string, consent: boolean): Promise<string> => {
  const login = await client.post('/api/v1/account/login', { code: `dev-${who}.${randomUUID().slice(0, 8)}` })
  if (login.status !== 200) throw new Error(`login failed: ${login.text}`)
  const { token } = login.body as { token: string }
  if (consent) {
    const body = { kind: 'agreement_and_privacy', version: AGREEMENT_VERSION, granted: true }
    const agreed = await client.post('/api/v1/account/consents', body, { token })
    if (agreed.status !== 200) throw new Error(`consent failed: ${agreed.text}`)
  }
  return token
}
