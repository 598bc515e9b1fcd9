import { describe } from '../runtime/faults'
import type { Faults } from '../runtime/faults'
import type { VirtualClock } from '../runtime/virtual-clock'
import { ApiFailure, NEVER } from './failure'

/** What a mini-program passes to a `wx` API. */
export type ApiOptions = Record<string, unknown>
export type ApiReply = Record<string, unknown>

/** One call of a `wx` API. */
export interface ApiCall {
  readonly api: string
  readonly options: unknown
  /** Virtual time. */
  readonly atMs: number
}

export interface CallWorld {
  readonly clock: VirtualClock
  readonly faults: Faults
  readonly calls: ApiCall[]
  /** The realm's own Promise, known only after the realm is made. */
  readonly promise: () => PromiseConstructor
  readonly copy: (value: unknown) => unknown
}

/** An API answers this much later than it is called. */
const ANSWER_AFTER_MS = 1

export function record({ calls, clock }: CallWorld, api: string, options: unknown): void {
  calls.push({ api, options, atMs: clock.nowMs })
}

/** How an API is called by the mini-program: with callbacks (returns nothing) or without (returns a Promise), since 2.10.2. */
export type WxMethod = (options?: ApiOptions) => unknown

/**
 * Makes an API of `perform`. Its result is the success reply; what it throws is the failure reply.
 * `beforeAnswer` runs just before the mini-program hears of it.
 */
export function defineApi(
  world: CallWorld,
  name: string,
  perform: (options: ApiOptions) => unknown,
  beforeAnswer?: () => void,
): WxMethod {
  return (options = {}) => {
    record(world, name, options)
    const answer = (reply: ApiReply, ok: boolean) => {
      beforeAnswer?.()
      answerCallbacks(world, options, reply, ok)
    }
    if (hasCallbacks(options)) {
      schedule(world, name, options, perform, answer)
      return undefined
    }
    const { promise, resolve, reject } = deferred(world.promise())
    schedule(world, name, options, perform, (reply, ok) => {
      answer(reply, ok)
      if (ok) resolve(reply)
      else reject(reply)
    })
    return promise
  }
}

/** Calls `success` or `fail`, then `complete`; errors in them are the mini-program's own. */
export function answerCallbacks(world: CallWorld, options: ApiOptions, reply: ApiReply, ok: boolean): void {
  for (const name of [ok ? 'success' : 'fail', 'complete']) {
    const callback = options[name]
    if (typeof callback !== 'function') continue
    try {
      Reflect.apply(callback, undefined, [reply])
    } catch (error) {
      world.faults.uncaught(error, `${name} callback`)
    }
  }
}

/** The reply of a call that failed. An unforeseen error is noted: it is the stand-in's. */
export function failureReply(world: CallWorld, name: string, error: unknown): ApiReply {
  if (error instanceof ApiFailure) return { ...error.details, errMsg: error.errMsg }
  if (error instanceof Error) world.faults.uncaught(error, `${name} stand-in`)
  return { errMsg: `${name}:fail ${describe(error)}` }
}

function schedule(
  world: CallWorld,
  name: string,
  options: ApiOptions,
  perform: (options: ApiOptions) => unknown,
  answer: (reply: ApiReply, ok: boolean) => void,
): void {
  world.clock.after(ANSWER_AFTER_MS, () => {
    void settle(world, name, () => perform(options)).then(({ reply, ok }) => {
      answer(world.copy(reply) as ApiReply, ok)
    })
  })
}

interface Outcome {
  readonly reply: ApiReply
  readonly ok: boolean
}

async function settle(world: CallWorld, name: string, perform: () => unknown): Promise<Outcome> {
  try {
    const result = await perform()
    return { reply: { errMsg: `${name}:ok`, ...(result as ApiReply | undefined) }, ok: true }
  } catch (error) {
    return { reply: failureReply(world, name, error), ok: false }
  }
}

/** Lets the clock wait for a stand-in's real work, except for one that never answers. */
export async function runStandIn(world: CallWorld, run: () => unknown): Promise<unknown> {
  const result = run()
  if (result === NEVER) return NEVER
  return world.clock.waitFor(Promise.resolve(result))
}

export interface Deferred {
  readonly promise: Promise<unknown>
  readonly resolve: (reply: unknown) => void
  /** WeChat rejects with a plain object that has `errMsg`. */
  readonly reject: (reply: unknown) => void
}

export function deferred(Constructor: PromiseConstructor): Deferred {
  let resolve: Deferred['resolve'] = () => undefined
  let reject: Deferred['reject'] = () => undefined
  const promise = new Constructor<unknown>((resolved, rejected) => {
    resolve = resolved
    reject = rejected
  })
  return { promise, resolve, reject }
}

export function hasCallbacks(options: ApiOptions): boolean {
  return ['success', 'fail', 'complete'].some((name) => typeof options[name] === 'function')
}
