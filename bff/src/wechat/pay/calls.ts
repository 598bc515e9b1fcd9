import type { Clock } from '@cheji/shared/kernel/time'
import type { z } from 'zod'
import type { Logger } from '../../infrastructure/logging'
import type { Metrics } from '../../infrastructure/metrics'
import type { Random } from '../../infrastructure/random'
import { type Resilience, type ResilienceOptions, createResilience } from '../../infrastructure/resilience'
import { unknownParts } from '../../infrastructure/unknown-parts'
import { UpstreamUnavailable } from '../../infrastructure/upstream-errors'
import { type Refusal, refusalOf } from './refusals'
import type { SignedHttp, Verified } from './signed-http'
import type { PayAnswer } from './transport'
import { type Merchant, SigningPay } from './signing-pay'

export interface CallsOptions extends Merchant, Partial<Omit<ResilienceOptions, 'onBreaker'>> {
  readonly http: SignedHttp
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  readonly metrics: Metrics
  /** How metrics and logs call it. */
  readonly upstream: string
  /** The longest for one attempt, until the last byte. */
  readonly attemptMs: number
}

/** Uses the library for one request. */
export type Use = (pay: SigningPay) => Promise<unknown>

type Ask = (use: Use, verified?: Verified) => Promise<PayAnswer>

/** Calls of one kind: deadline, repeats with jitter, breaker and bulkhead around them, each counted by its outcome. */
export class Calls {
  private readonly resilience: Resilience

  constructor(private readonly options: CallsOptions) {
    const { upstream, metrics, log } = options
    this.resilience = createResilience({
      deadlineMs: 8_000,
      retries: 2,
      firstBackoffMs: 100,
      breakAfter: 5,
      halfOpenAfterMs: 5_000,
      concurrent: 32,
      queued: 64,
      ...options,
      onBreaker: (open) => {
        metrics.breakerOpen.set({ upstream }, open ? 1 : 0)
        log.warn({ upstream }, open ? 'the circuit breaker opened' : 'the circuit breaker closed')
      },
    })
    metrics.breakerOpen.set({ upstream }, 0)
  }

  /** A call that may be repeated here. @throws UpstreamUnavailable: whether the work was done is not known */
  async repeatable<T extends { outcome: string }>(operation: string, attempt: (ask: Ask) => Promise<T>): Promise<T> {
    return this.counted(operation, async () =>
      this.resilience.run(async (signal, number) => {
        if (number > 0) this.options.metrics.upstreamRetries.inc({ upstream: this.options.upstream, operation })
        return attempt(this.asking(signal))
      }),
    )
  }

  /** A call that the caller repeats in his own time. @throws UpstreamUnavailable: whether the work was done is not known */
  async once<T extends { outcome: string }>(operation: string, attempt: (ask: Ask) => Promise<T>): Promise<T> {
    return this.counted(operation, async () => this.resilience.once(async (signal) => attempt(this.asking(signal))))
  }

  /** The content of an accepted answer, or the refusal. @throws UpstreamUnavailable `malformed` */
  read<T extends z.ZodType>(operation: string, schema: T, answer: PayAnswer): { content: z.output<T> } | Refusal {
    if (answer.status >= 300) return this.refusal(operation, answer)
    const received = json(answer.body)
    const parsed = schema.safeParse(received)
    // The fields alone: an answer may name a payer.
    if (!parsed.success)
      throw new UpstreamUnavailable(
        'malformed',
        new Error(parsed.error.issues.map(({ path }) => path.join('.')).join()),
      )
    const { fields, values } = unknownParts(received, parsed.data)
    const { upstream, metrics } = this.options
    metrics.unknownUpstreamFields.inc({ upstream, operation }, fields)
    metrics.unknownUpstreamValues.inc({ upstream, operation }, values)
    return { content: parsed.data }
  }

  /** The refusal of an answer of 300 and above; the ones that somebody has to look at are logged. */
  refusal(operation: string, answer: PayAnswer): Refusal {
    const refusal = refusalOf(answer)
    const { upstream, log } = this.options
    if (refusal.outcome === 'refused') log.warn({ upstream, operation, ...refusal }, 'WeChat Pay refused')
    return refusal
  }

  /** One request outside of deadline, breaker and counts: for the keys, which have a schedule of their own. */
  async bare(use: Use, verified: Verified): Promise<PayAnswer> {
    return this.asking(AbortSignal.timeout(this.options.attemptMs))(use, verified)
  }

  private asking(signal: AbortSignal): Ask {
    const { http, clock, random, attemptMs } = this.options
    return async (use, verified = 'here') => {
      const exchange = http.exchange(signal, attemptMs, verified)
      const pay = new SigningPay(this.options, clock, random)
      pay.createHttp(exchange)
      await use(pay)
      return exchange.answer
    }
  }

  private async counted<T extends { outcome: string }>(operation: string, call: () => Promise<T>): Promise<T> {
    const { metrics, upstream } = this.options
    const done = metrics.upstreamCalls.startTimer({ upstream, operation })
    try {
      const result = await call()
      done({ outcome: result.outcome })
      return result
    } catch (error) {
      done({ outcome: error instanceof UpstreamUnavailable ? error.reason : 'failed' })
      throw error
    }
  }
}

const json = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new UpstreamUnavailable('malformed')
  }
}
