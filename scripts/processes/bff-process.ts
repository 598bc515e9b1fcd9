import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { developmentConfig } from '../house/development-config'
import { ROOT } from '../house/folders'
import { ENDS_WITH_PARENT } from '../house/spawn-server'
import { type ApiClient, type OnAnswer, createApiClient } from './api-client'
import { eventually } from './eventually'

/** A BFF as it is deployed: the built program in a process of its own. */
export interface BffProcess extends ApiClient {
  url: string
  /** Every line that it wrote. */
  lines: string[]
  /** An answer's status and text; for what is no endpoint of the contract. */
  get: (target: string) => Promise<{ status: number; text: string }>
  /** The sum of a metric's samples whose labels contain `labels`. */
  metric: (name: string, labels?: string) => Promise<number>
  /** Ends it as a crash does. Safe to repeat. */
  kill: () => Promise<void>
  /** Sends SIGTERM and resolves with the exit code, null when a signal ended it. */
  stop: () => Promise<number | null>
}

export interface BffProcessOptions {
  port: number
  mongodbUri: string
  sandboxUrl: string
  env?: Record<string, string>
  /** Milliseconds that its clock goes ahead. */
  clockAheadMs?: number
  /** False: only until it listens. */
  untilReady?: boolean
  onAnswer?: OnAnswer
}

export const MAIN = path.join(ROOT, 'bff/dist/main.js')
/** Generous: it takes two seconds on an idle machine. */
const START_MS = 120_000
const CLOCK_AHEAD = ['--import', pathToFileURL(path.join(__dirname, 'clock-ahead.mjs')).href]

/** What makes a BFF speak to the sandboxes, with no limits in the way. */
const environmentFor = (options: BffProcessOptions): Record<string, string> => ({
  ...developmentConfig,
  NODE_ENV: 'development',
  HOST: '127.0.0.1',
  PORT: String(options.port),
  PUBLIC_URL: `http://127.0.0.1:${options.port}`,
  LOG_LEVEL: 'debug',
  MONGODB_URI: options.mongodbUri,
  CORE_PLATFORM_URL: `${options.sandboxUrl}/core-platform`,
  WECHAT_API_URL: `${options.sandboxUrl}/wechat`,
  WECHAT_PAY_URL: `${options.sandboxUrl}/wechat-pay`,
  SMS_URL: `${options.sandboxUrl}/sms`,
  USER_REQUESTS_PER_MINUTE: '1000000',
  ADDRESS_REQUESTS_PER_MINUTE: '1000000',
  ...options.env,
})

/**
 * Starts a BFF and waits until it is ready.
 *
 * @throws with all that it wrote, if it ends before
 */
export const startBffProcess = async (options: BffProcessOptions): Promise<BffProcess> => {
  const { port, clockAheadMs, untilReady = true, onAnswer } = options
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', ...ENDS_WITH_PARENT, ...(clockAheadMs === undefined ? [] : CLOCK_AHEAD), MAIN],
    {
      env: {
        PATH: process.env['PATH'],
        ...environmentFor(options),
        ...(clockAheadMs !== undefined && { CLOCK_AHEAD_MS: String(clockAheadMs) }),
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  )
  child.stdin.on('error', () => undefined)
  const lines: string[] = []
  for (const output of [child.stdout, child.stderr])
    createInterface({ input: output }).on('line', (line) => lines.push(line))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const over = new AbortController()
  void ended.then(() => over.abort())
  const url = `http://127.0.0.1:${port}`
  const get = async (target: string) => {
    const response = await fetch(url + target)
    return { status: response.status, text: await response.text() }
  }
  const endWith = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  try {
    await eventually(
      async () => {
        const { status, text } = await get(untilReady ? '/readyz' : '/healthz')
        if (status !== 200) throw new Error(`not ready: ${text}`)
      },
      START_MS,
      over.signal,
    )
  } catch (error) {
    const code = await endWith('SIGKILL')
    throw new Error(`the BFF did not start (${code ?? 'killed'}):\n${lines.slice(-30).join('\n')}`, { cause: error })
  }
  return {
    ...createApiClient(url, onAnswer),
    url,
    lines,
    get,
    metric: async (name, labels = '') => {
      const { text } = await get('/metrics')
      const samples = text.split('\n').filter((line) => line.startsWith(`${name}{`) && line.includes(labels))
      return samples.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)
    },
    kill: async () => {
      await endWith('SIGKILL')
    },
    stop: async () => endWith('SIGTERM'),
  }
}
