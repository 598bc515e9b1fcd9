import {
  BrokenCircuitError,
  BulkheadRejectedError,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  TaskCancelledError,
  TimeoutStrategy,
  bulkhead,
  circuitBreaker,
  handleWhen,
  retry,
  timeout,
  wrap,
} from 'cockatiel'
import { UpstreamUnavailable } from './upstream-errors'

export interface ResilienceOptions {
  /** The longest that a caller waits, repeats included. */
  readonly deadlineMs: number
  /** Attempts after the first. */
  readonly retries: number
  readonly firstBackoffMs: number
  /** Failures in a row after which calls are refused at once. */
  readonly breakAfter: number
  /** Time until one call may try again. */
  readonly halfOpenAfterMs: number
  /** Calls under way at once, and calls that may wait for their turn. */
  readonly concurrent: number
  readonly queued: number
  readonly onBreaker: (open: boolean) => void
}

export interface Resilience {
  /** Runs an idempotent call. `attempt` gets a signal and the number of the attempt, from 0. @throws UpstreamUnavailable, UpstreamRejected */
  run: <T>(attempt: (signal: AbortSignal, number: number) => Promise<T>) => Promise<T>
  /** The same without repeats, for what the caller repeats in his own time. */
  once: <T>(attempt: (signal: AbortSignal) => Promise<T>) => Promise<T>
}

/** Deadline around repeats, around the breaker, around a bulkhead: each attempt passes breaker and bulkhead by itself. */
export const createResilience = (options: ResilienceOptions): Resilience => {
  const { deadlineMs, retries, firstBackoffMs, breakAfter, halfOpenAfterMs, concurrent, queued, onBreaker } = options
  const deadline = timeout(deadlineMs, TimeoutStrategy.Aggressive)
  const repeats = retry(handleWhen(isUnavailable), {
    maxAttempts: retries,
    backoff: new ExponentialBackoff({ initialDelay: firstBackoffMs, maxDelay: firstBackoffMs * 8 }),
  })
  // One that asks us to slow down is alive.
  const breaker = circuitBreaker(
    handleWhen((error) => isUnavailable(error) && error.reason !== 'throttled'),
    { halfOpenAfter: halfOpenAfterMs, breaker: new ConsecutiveBreaker(breakAfter) },
  )
  breaker.onStateChange((state) => {
    if (state !== CircuitState.HalfOpen) onBreaker(state === CircuitState.Open)
  })
  const inside = wrap(breaker, bulkhead(concurrent, queued))
  const within = async <T>(call: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    try {
      return await deadline.execute(async ({ signal }) => call(signal))
    } catch (error) {
      throw inOurWords(error)
    }
  }
  return {
    run: async (attempt) =>
      within(async (signal) =>
        repeats.execute(
          async ({ attempt: number, signal: inner }) => inside.execute(async () => attempt(inner, number)),
          signal,
        ),
      ),
    once: async (attempt) => within(async (signal) => inside.execute(async () => attempt(signal))),
  }
}

const isUnavailable = (error: Error): error is UpstreamUnavailable => error instanceof UpstreamUnavailable

const inOurWords = (error: unknown): unknown => {
  if (error instanceof TaskCancelledError) return new UpstreamUnavailable('deadline', error)
  if (error instanceof BrokenCircuitError) return new UpstreamUnavailable('breaker_open', error)
  if (error instanceof BulkheadRejectedError) return new UpstreamUnavailable('overloaded', error)
  return error
}
