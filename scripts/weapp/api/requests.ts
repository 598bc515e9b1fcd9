import type { PhoneNetwork } from './network'
import { answerCallbacks, failureReply, record, type ApiOptions, type ApiReply, type CallWorld } from './call'
import { ApiFailure } from './failure'

/** What answers a `wx.request`: `{statusCode, header, data}`, or a failure. */
export interface RequestReply {
  readonly statusCode: number
  readonly header: Record<string, string>
  readonly data: unknown
  readonly cookies?: string[]
}

export type RequestHandler = (options: ApiOptions, signal: AbortSignal) => unknown

interface OpenRequest {
  readonly options: ApiOptions
  readonly abort: AbortController
  timeoutTimer: number | undefined
  isDone: boolean
}

export interface RequestsOptions {
  readonly world: CallWorld
  readonly network: PhoneNetwork
  readonly handler: RequestHandler
  /** From app.json's `networkTimeout.request`. */
  readonly defaultTimeoutMs: number | undefined
}

const MAX_AT_ONCE = 10
const WECHAT_TIMEOUT_MS = 60_000
const INTERRUPTED_AFTER_MS = 5_000
/** `wx.request` has no PATCH. Source: developers.weixin.qq.com, api/network/request/wx.request. */
const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT']

/** `wx.request` with the platform's own rules: ten at once, time-outs, aborts, and the end of open requests in the background. */
export class Requests {
  private readonly waiting: OpenRequest[] = []
  private readonly running = new Set<OpenRequest>()
  private backgroundTimer: number | undefined
  private isInterrupted = false

  constructor(private readonly options: RequestsOptions) {}

  /** `wx.request`: returns a task at once and answers by callbacks. */
  start(options: ApiOptions): Record<string, () => void> {
    const { world } = this.options
    record(world, 'request', options)
    const request: OpenRequest = { options, abort: new AbortController(), timeoutTimer: undefined, isDone: false }
    world.clock.after(1, () => {
      this.waiting.push(request)
      this.runNext()
    })
    return {
      abort: () => {
        record(world, 'request.abort', { url: options.url })
        this.fail(request, new ApiFailure('request:fail abort'))
      },
      onHeadersReceived: () => undefined,
      offHeadersReceived: () => undefined,
      onChunkReceived: () => undefined,
      offChunkReceived: () => undefined,
    }
  }

  /** The mini-program went to the background: what is still open 5 s later ends interrupted, and nothing new is sent. */
  enterBackground(): void {
    this.backgroundTimer = this.options.world.clock.after(INTERRUPTED_AFTER_MS, () => {
      this.isInterrupted = true
      for (const request of [...this.running, ...this.waiting]) this.fail(request, interrupted())
    })
  }

  enterForeground(): void {
    this.options.world.clock.cancel(this.backgroundTimer)
    this.isInterrupted = false
  }

  /** The mini-program is gone: nobody hears of what is still open. */
  dropAll(): void {
    for (const request of [...this.running, ...this.waiting]) {
      request.isDone = true
      request.abort.abort()
    }
    this.running.clear()
    this.waiting.length = 0
  }

  private runNext(): void {
    while (this.running.size < MAX_AT_ONCE) {
      const request = this.waiting.shift()
      if (!request) return
      if (request.isDone) continue
      this.running.add(request)
      void this.run(request)
    }
  }

  private async run(request: OpenRequest): Promise<void> {
    const { world, network, handler, defaultTimeoutMs } = this.options
    const { options } = request
    const refusal = this.refusalOf(options)
    if (refusal) {
      this.fail(request, refusal)
      return
    }
    const timeoutMs = Number(options.timeout ?? defaultTimeoutMs ?? WECHAT_TIMEOUT_MS)
    request.timeoutTimer = world.clock.after(timeoutMs, () => {
      this.fail(request, new ApiFailure('request:fail timeout', { errno: 5 }))
    })
    if (network.hangs) return
    try {
      const reply = await world.clock.waitFor(Promise.resolve(handler(options, request.abort.signal)))
      world.clock.after(network.latencyMs, () => {
        this.succeed(request, reply as RequestReply)
      })
    } catch (error) {
      this.fail(request, error)
    }
  }

  private refusalOf(options: ApiOptions): ApiFailure | undefined {
    const method = (typeof options.method === 'string' ? options.method : 'GET').toUpperCase()
    if (this.isInterrupted) return interrupted()
    if (!METHODS.includes(method)) return new ApiFailure(`request:fail invalid method "${method}"`)
    if (!this.options.network.isOnline) {
      return new ApiFailure(
        'request:fail errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED',
        { errno: 600_001 },
      )
    }
    return undefined
  }

  private succeed(request: OpenRequest, reply: RequestReply): void {
    const { copy } = this.options.world
    const { data, ...rest } = reply
    const given = data instanceof ArrayBuffer ? data : copy(data)
    this.finish(request, { errMsg: 'request:ok', cookies: [], ...(copy(rest) as ApiReply), data: given }, true)
  }

  private fail(request: OpenRequest, error: unknown): void {
    if (request.isDone) return
    const { world } = this.options
    this.finish(request, world.copy(failureReply(world, 'request', error)) as ApiReply, false)
    request.abort.abort()
  }

  private finish(request: OpenRequest, reply: ApiReply, ok: boolean): void {
    if (request.isDone) return
    request.isDone = true
    this.running.delete(request)
    this.options.world.clock.cancel(request.timeoutTimer)
    answerCallbacks(this.options.world, request.options, reply, ok)
    this.runNext()
  }
}

const interrupted = () => new ApiFailure('request:fail interrupted', { errno: 600_000 })
