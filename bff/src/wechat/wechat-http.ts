import { Pool } from 'undici'
import { z } from 'zod'
import { WechatError, faultOf } from './wechat-error'

/** Told once a call, whatever came of it: `ok` or the fault. */
export type ObserveCall = (call: { endpoint: string; outcome: string; durationMs: number }) => void

export interface WechatHttpOptions {
  /** Base address, with a path where a stand-in answers under one. */
  apiUrl: string
  /** Milliseconds a call may take in all. */
  deadlineMs?: number
  observe?: ObserveCall
}

interface Call<T extends z.ZodType> {
  /** How errors and metrics call it. */
  endpoint: string
  method: 'GET' | 'POST'
  path: string
  query?: Readonly<Record<string, string>>
  body?: unknown
  answer: T
}

const DEADLINE_MS = 4_000
const ANSWER_LIMIT_BYTES = 64 * 1024
const Failure = z.object({ errcode: z.int() })

/** JSON over HTTPS to WeChat's server interfaces: a deadline a call, answers checked, nothing of a call ever logged. */
export class WechatHttp {
  readonly #pool: Pool
  readonly #basePath: string
  readonly #deadlineMs: number
  readonly #observe: ObserveCall

  constructor(options: WechatHttpOptions) {
    const url = new URL(options.apiUrl)
    this.#pool = new Pool(url.origin, { connections: 32, connect: { timeout: 2_000 } })
    this.#basePath = url.pathname.replace(/\/+$/, '')
    this.#deadlineMs = options.deadlineMs ?? DEADLINE_MS
    this.#observe = options.observe ?? (() => undefined)
  }

  /**
   * One call, never repeated here: codes are single-use and messages are not idempotent.
   *
   * @throws WechatError
   */
  async call<T extends z.ZodType>(call: Call<T>): Promise<z.output<T>> {
    const startedAt = performance.now()
    let outcome = 'ok'
    try {
      return read(call, await this.#send(call))
    } catch (error) {
      const known = error instanceof WechatError ? error : unreachable(call.endpoint, error)
      outcome = known.fault
      throw known
    } finally {
      this.#observe({ endpoint: call.endpoint, outcome, durationMs: performance.now() - startedAt })
    }
  }

  /** Lets open calls finish and closes the connections. */
  async close(): Promise<void> {
    await this.#pool.close()
  }

  async #send({ endpoint, method, path, query, body }: Call<z.ZodType>): Promise<string> {
    const response = await this.#pool.request({
      method,
      path: this.#basePath + path,
      ...(query && { query }),
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      signal: AbortSignal.timeout(this.#deadlineMs),
    })
    if (response.statusCode !== 200) {
      await response.body.dump()
      throw new WechatError(response.statusCode === 429 ? 'too_often' : 'unreachable', endpoint)
    }
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of response.body as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > ANSWER_LIMIT_BYTES) throw new WechatError('malformed', endpoint)
      chunks.push(chunk)
    }
    return Buffer.concat(chunks).toString('utf8')
  }
}

function read<T extends z.ZodType>(call: Call<T>, text: string): z.output<T> {
  const json = parsed(call.endpoint, text)
  const failure = Failure.safeParse(json)
  if (failure.success && failure.data.errcode !== 0)
    throw new WechatError(faultOf(failure.data.errcode), call.endpoint, failure.data.errcode)
  const answer = call.answer.safeParse(json)
  // The answer's own text stays out of the error: it may hold a session key or a number.
  if (!answer.success) throw new WechatError('malformed', call.endpoint)
  return answer.data
}

function parsed(endpoint: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new WechatError('malformed', endpoint)
  }
}

/** Keeps only the cause's code or name: undici's messages could name the address with its query. */
function unreachable(endpoint: string, error: unknown): WechatError {
  const { code, name } = Object(error) as { code?: unknown; name?: unknown }
  const reason = [code, name].find((word) => typeof word === 'string') ?? 'unknown'
  return new WechatError('unreachable', endpoint, undefined, { cause: new Error(reason) })
}
