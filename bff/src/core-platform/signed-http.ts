import type { Clock } from '@cheji/shared/kernel/time'
import { Pool } from 'undici'
import type { Random } from '../infrastructure/random'
import { readAnswer } from '../infrastructure/read-answer'
import { UpstreamUnavailable } from '../infrastructure/upstream-errors'
import { HEADERS, sign } from './contract/signing'

export interface SignedHttpOptions {
  /** Base address; its path goes before every call's. */
  readonly url: string
  readonly keyId: string
  readonly secret: string
  readonly clock: Clock
  readonly random: Random
  readonly connections: number
  /** The longest for one attempt, until the last byte. */
  readonly attemptMs: number
}

export interface SignedRequest {
  readonly method: 'GET' | 'PUT' | 'DELETE'
  /** With its query. */
  readonly path: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

export interface UpstreamAnswer {
  readonly status: number
  readonly body: Buffer
}

const ANSWER_LIMIT_BYTES = 32 * 1024 * 1024

/** Sends signed requests over kept-alive connections. */
export class SignedHttp {
  private readonly pool: Pool
  private readonly prefix: string

  constructor(private readonly options: SignedHttpOptions) {
    const { origin, pathname } = new URL(options.url)
    this.pool = new Pool(origin, { connections: options.connections })
    this.prefix = pathname.replace(/\/+$/, '')
  }

  /** One attempt. @throws UpstreamUnavailable `network` or `deadline` */
  async send({ method, path, body, headers, signal }: SignedRequest): Promise<UpstreamAnswer> {
    const target = this.prefix + path
    const limit = AbortSignal.timeout(this.options.attemptMs)
    try {
      const response = await this.pool.request({
        method,
        path: target,
        headers: {
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
          ...this.signature(method, target, body ?? ''),
        },
        body: body ?? null,
        signal: AbortSignal.any([signal, limit]),
      })
      return { status: response.statusCode, body: await readAnswer(response.body, ANSWER_LIMIT_BYTES) }
    } catch (cause) {
      throw new UpstreamUnavailable(limit.aborted ? 'deadline' : 'network', cause)
    }
  }

  async close(): Promise<void> {
    await this.pool.close()
  }

  private signature(method: string, target: string, body: string): Record<string, string> {
    const { keyId, secret, clock, random } = this.options
    const timestamp = String(Math.floor(clock().getTime() / 1000))
    const nonce = random.bytes(16).toString('hex')
    return {
      [HEADERS.keyId]: keyId,
      [HEADERS.timestamp]: timestamp,
      [HEADERS.nonce]: nonce,
      [HEADERS.signature]: sign(secret, { method, target, timestamp, nonce, body }),
    }
  }
}
