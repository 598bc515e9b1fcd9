import type { Clock } from '@cheji/shared/kernel/time'
import type { IPayRequest } from 'wechatpay-node-v3/dist/lib/pay-request.interface'
import type { Logger } from '../../infrastructure/logging'
import { UpstreamUnavailable } from '../../infrastructure/upstream-errors'
import { Hosts, PUBLIC_URL } from './hosts'
import type { PlatformKeys } from './platform-keys'
import { signatureFault } from './signature'
import type { PayAnswer, Transport, TransportRequest } from './transport'

export interface SignedHttpOptions {
  /** Base address; its path goes before every call's, and is not signed. */
  readonly url: string
  readonly secondUrl?: string | undefined
  readonly keys: Pick<PlatformKeys, 'find' | 'wantedSerial'>
  readonly clock: Clock
  readonly log: Logger
  readonly transport: Transport
}

/** Who makes sure that an answer comes from WeChat Pay: `here`, by its signature, or the caller, by other means. */
export type Verified = 'here' | 'by_caller'

type PayRequest = Pick<TransportRequest, 'method' | 'headers'> & { readonly url: string; readonly body?: string }

/** Carries what the library signed to WeChat Pay and brings back only what is verified. */
export class SignedHttp {
  private readonly hosts: Hosts

  constructor(private readonly options: SignedHttpOptions) {
    this.hosts = new Hosts(options.url, options.secondUrl, options.clock)
  }

  /**
   * The library's hook (`createHttp`) for one attempt of at most `attemptMs`. Through it the library's calls throw
   * UpstreamUnavailable: `network`, `deadline`, `server_error`, `throttled`, or `unverified` for an answer by nobody we know.
   */
  exchange(signal: AbortSignal, attemptMs: number, verified: Verified): Exchange {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(attemptMs)])
    return new Exchange(async (request) => this.send(request, limit, verified))
  }

  async close(): Promise<void> {
    await this.options.transport.close()
  }

  private async send(request: PayRequest, limit: AbortSignal, verified: Verified): Promise<PayAnswer> {
    const answer = await this.attempt(request, limit)
    if (answer.status >= 500) throw new UpstreamUnavailable('server_error')
    if (verified === 'by_caller') return answer
    const { keys, clock, log } = this.options
    const fault = signatureFault(answer.headers, answer.body, (serial) => keys.find(serial), clock())
    if (!fault) return answer
    if (answer.status === 429) throw new UpstreamUnavailable('throttled')
    log.warn({ upstream: 'wechat-pay', status: answer.status, fault }, 'an answer is not signed by WeChat Pay')
    throw new UpstreamUnavailable('unverified', new Error(fault))
  }

  private async attempt({ method, url, headers, body }: PayRequest, signal: AbortSignal): Promise<PayAnswer> {
    const base = this.hosts.current
    const { keys, transport } = this.options
    const serial = keys.wantedSerial
    const target = addressOf(url, base)
    try {
      const answer = await transport.send({
        ...target,
        method,
        // Signatures hold over the bytes before compression, which nothing here would undo.
        headers: { ...headers, 'Accept-Encoding': 'identity', ...(serial && { 'Wechatpay-Serial': serial }) },
        body,
        signal,
      })
      this.hosts.answered(base)
      return answer
    } catch (error) {
      this.hosts.failed(base)
      throw new UpstreamUnavailable(signal.aborted ? 'deadline' : 'network', new Error(reasonOf(error)))
    }
  }
}

/** One call of the library: what it sends goes to `send`, what came back is kept as it came. */
class Exchange implements IPayRequest {
  private received: PayAnswer | undefined

  constructor(private readonly send: (request: PayRequest) => Promise<PayAnswer>) {}

  /** The raw answer: the library would lose headers, signed bytes and bodies that are not JSON. */
  get answer(): PayAnswer {
    if (!this.received) throw new Error('nothing was sent')
    return this.received
  }

  async get(url: string, headers: Record<string, string>): Promise<{ status: number; data: object }> {
    return this.keep({ method: 'GET', url, headers })
  }

  async post(url: string, params: object, headers: Record<string, string>): Promise<{ status: number; data: object }> {
    return this.keep({ method: 'POST', url, headers, body: JSON.stringify(params) })
  }

  upload(): Promise<never> {
    return Promise.reject(new Error('nothing is uploaded'))
  }

  private async keep(request: PayRequest): Promise<{ status: number; data: object }> {
    this.received = await this.send(request)
    return { status: this.received.status, data: {} }
  }
}

/** The library knows one host by heart, for which `base` stands; a bill lies where its answer says. */
const addressOf = (url: string, base: string): { origin: string; path: string } => {
  const asked = new URL(url)
  const stand = new URL(base)
  const path = asked.pathname + asked.search
  if (asked.origin === PUBLIC_URL) return { origin: stand.origin, path: stand.pathname.replace(/\/+$/, '') + path }
  if (asked.protocol !== 'https:' && asked.protocol !== stand.protocol) throw new UpstreamUnavailable('malformed')
  return { origin: asked.origin, path }
}

/** The cause's code or name alone: nothing of the request gets into an error. */
const reasonOf = (error: unknown): string => {
  const { code, name } = Object(error) as { code?: unknown; name?: unknown }
  return [code, name].find((word) => typeof word === 'string') ?? 'unknown'
}
