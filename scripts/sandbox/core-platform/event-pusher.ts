import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { HEADERS, sign } from '@cheji/bff/core-platform/contract/signing'
import type { UpstreamEvent } from '@cheji/bff/core-platform/contract/events'
import type { Clock } from '@cheji/shared/kernel/time'
import { EVENTS_ENDPOINT } from '../faults/fault'
import type { FaultTable, Hits } from '../faults/fault-table'
import { UNKNOWN_FIELD } from '../http/answer'
import type { Settings } from '../settings'
import type { KeptEvent } from './journal'
import type { Platform } from './platform'

const HOOK_PATH = '/hooks/core-platform'
const PUSH_DEADLINE_MS = 5_000
const LONGEST_PAUSE_MS = 60_000

interface Dependencies {
  readonly platform: Platform
  readonly settings: Settings
  readonly faults: FaultTable
  readonly keyId: string
  readonly eventSecret: string
  readonly clock: Clock
  readonly onNews: () => void
}

/**
 * Pushes events to the BFF in order, each until it is answered 2xx: immediately, then 1, 2, 4 … 60 seconds apart. What is
 * undelivered when the sandbox stops goes out after its next start.
 */
export class EventPusher {
  private readonly stopped = new AbortController()
  private pause = new AbortController()
  /** Held back behind the next one, on demand. */
  private heldNumber: number | undefined
  private readonly running: Promise<void>

  constructor(private readonly dependencies: Dependencies) {
    this.running = this.run()
  }

  /** Looks again at once: something happened, or the address changed. */
  wake(): void {
    this.pause.abort()
  }

  /** Forgets what is held back. */
  reset(): void {
    this.heldNumber = undefined
    this.wake()
  }

  async stop(): Promise<void> {
    this.stopped.abort()
    this.wake()
    await this.running
  }

  /**
   * Sends one event now, whatever its state, once. Used for duplicates, reordering and replays by hand.
   *
   * @returns the status that the BFF answered, or 0 with the reason when there was no answer
   */
  async sendOnce(event: KeptEvent, hits?: Hits): Promise<{ status: number; result: string }> {
    const { settings, keyId, eventSecret, clock } = this.dependencies
    const base = settings.current.bffUrl
    if (!base) return { status: 0, result: 'no address of a BFF is set' }
    const url = new URL(`${base.replace(/\/$/, '')}${HOOK_PATH}`)
    const whole = JSON.stringify({ ...published(event), ...UNKNOWN_FIELD })
    const body = hits?.has('malformed') ? whole.slice(0, Math.floor(whole.length / 2)) : whole
    const parts = {
      method: 'POST',
      target: url.pathname,
      timestamp: String(Math.floor(clock().getTime() / 1000)),
      nonce: randomBytes(16).toString('hex'),
      body,
    }
    const secret = hits?.has('bad_signature') ? `not ${eventSecret}` : eventSecret
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        signal: AbortSignal.any([this.stopped.signal, AbortSignal.timeout(PUSH_DEADLINE_MS)]),
        headers: {
          'content-type': 'application/json',
          [HEADERS.keyId]: keyId,
          [HEADERS.timestamp]: parts.timestamp,
          [HEADERS.nonce]: parts.nonce,
          [HEADERS.signature]: sign(secret, parts),
        },
      })
      await response.arrayBuffer()
      return { status: response.status, result: String(response.status) }
    } catch (error) {
      return { status: 0, result: reasonOf(error) }
    }
  }

  private async run(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      this.pause = new AbortController()
      const event = this.next()
      const pauseMs = event ? await this.push(event) : LONGEST_PAUSE_MS
      if (pauseMs > 0) await wait(pauseMs, undefined, { signal: this.pause.signal }).catch(() => undefined)
    }
  }

  private next(): KeptEvent | undefined {
    const { bffUrl, pushEvents } = this.dependencies.settings.current
    if (!bffUrl || !pushEvents) return undefined
    return this.dependencies.platform.events.find(
      ({ number, deliveredAt }) => deliveredAt === null && number !== this.heldNumber,
    )
  }

  /** Tries an event once. Returns the milliseconds until the next look. */
  private async push(event: KeptEvent): Promise<number> {
    const { faults, clock } = this.dependencies
    const hits = faults.hit(EVENTS_ENDPOINT)
    if (hits.has('lose')) return this.finish(event, 'lost on demand', clock())
    if (hits.has('out_of_order') && this.heldNumber === undefined) {
      this.heldNumber = event.number
      return 0
    }
    const delayMs = hits.value('delay')
    if (delayMs !== undefined) await wait(delayMs, undefined, { signal: this.stopped.signal }).catch(() => undefined)
    const { status, result } = await this.sendOnce(event, hits)
    event.attempts += 1
    if (status >= 200 && status < 300) {
      if (hits.has('duplicate')) await this.sendOnce(event)
      return this.finish(event, result, clock())
    }
    if (this.stopped.signal.aborted) return 0
    await this.finish(event, result, null)
    return Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** (event.attempts - 1))
  }

  private async finish(event: KeptEvent, result: string, deliveredAt: Date | null): Promise<number> {
    event.deliveredAt = deliveredAt
    event.lastResult = result
    if (deliveredAt && this.heldNumber !== undefined) this.heldNumber = undefined
    await this.dependencies.platform.keepDelivery(event)
    this.dependencies.onNews()
    return 0
  }
}

/** An event as the BFF gets it. */
export function published(event: KeptEvent): UpstreamEvent {
  const { attempts: _attempts, deliveredAt: _deliveredAt, lastResult: _lastResult, ...rest } = event
  return rest
}

/** `ECONNREFUSED` where the system has a name for it, else the error's words. */
function reasonOf(error: unknown): string {
  const { code, message } = named(named(error).cause ?? error)
  return String(code ?? message ?? error)
}

const named = (error: unknown): { cause?: unknown; code?: unknown; message?: unknown } =>
  typeof error === 'object' && error !== null ? error : {}
