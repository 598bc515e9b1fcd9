import type { Clock } from '@cheji/shared/kernel/time'
import { backoffMs } from '../infrastructure/backoff'
import type { Logger } from '../infrastructure/logging'
import { createLoop } from '../infrastructure/loop'
import type { Metrics } from '../infrastructure/metrics'
import type { Random } from '../infrastructure/random'
import type { UpstreamEvent } from './contract/events'
import type { EventModels, StoredEvent } from './events.model'

export type EventType = UpstreamEvent['type']
export type EventHandler = (event: UpstreamEvent) => Promise<void> | void

export interface EventFeedOptions {
  readonly models: EventModels
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  readonly metrics: Metrics
  /** How often the stored events are looked at; at most a second. */
  readonly pollMs?: number
  readonly leaseMs?: number
}

const BATCH = 500
/** A number that has not come by then is skipped; the resources are polled anyway. */
const GAP_PATIENCE_MS = 60_000

/**
 * Hands stored events on. Hints (`onEvent`) reach every process within a poll; work (`onEventOnce`) is done at least once
 * by one process, again after failures and crashes. Events come in any order and never update anything by themselves.
 */
export class EventFeed {
  private readonly hints = new Map<EventType, EventHandler[]>()
  private readonly works = new Map<EventType, EventHandler>()
  private readonly loop
  /** Every event up to this number was seen, or came before this process. */
  private low: number | undefined
  private readonly seen = new Set<number>()
  private gapSince: Date | undefined

  constructor(private readonly options: EventFeedOptions) {
    const { pollMs = 700, random, log } = options
    this.loop = createLoop({ name: 'upstream events', everyMs: pollMs, random, log, run: async () => this.look() })
  }

  /** Called in every process for each event of this type that comes from now on: a hint to look, not the truth. */
  onEvent(type: EventType, handler: EventHandler): void {
    this.hints.set(type, [...(this.hints.get(type) ?? []), handler])
  }

  /** Called in one process for each event of this type, at least once, until it does not throw. One handler a type. Before `start`. */
  onEventOnce(type: EventType, handler: EventHandler): void {
    if (this.works.has(type)) throw new Error(`${type} has its handler already`)
    this.works.set(type, handler)
  }

  /** Whether an event of this type is kept as work. */
  readonly isDurable = (type: EventType): boolean => this.works.has(type)

  /** Looks at once. */
  readonly wake = (): void => {
    this.loop.wake()
  }

  async start(): Promise<void> {
    const newest = await this.options.models.events.findOne({}, { _id: 1 }, { sort: { _id: -1 }, lean: true })
    this.low ??= newest?._id ?? 0
    this.loop.start()
  }

  async stop(): Promise<void> {
    await this.loop.stop()
  }

  private async look(): Promise<void> {
    await this.passHints()
    while (!this.loop.stopped && (await this.workOne()));
  }

  private async passHints(): Promise<void> {
    const { events } = this.options.models
    const low = this.low ?? 0
    const fresh = await events.find({ _id: { $gt: low, $nin: [...this.seen] } }, null, {
      sort: { _id: 1 },
      limit: BATCH,
      lean: true,
    })
    for (const stored of fresh) {
      this.seen.add(stored._id)
      for (const handler of this.hints.get(stored.type) ?? []) await this.tryHint(handler, eventOf(stored))
    }
    this.moveLow()
    if (fresh.length === BATCH) await this.passHints()
  }

  private async tryHint(handler: EventHandler, event: UpstreamEvent): Promise<void> {
    try {
      await handler(event)
    } catch (error) {
      this.options.log.warn({ err: error, type: event.type }, 'a hint could not be followed')
    }
  }

  /** Forgets numbers once all before them were seen, or were waited for long enough. */
  private moveLow(): void {
    let low = this.low ?? 0
    const advance = () => {
      while (this.seen.delete(low + 1)) low++
    }
    advance()
    const now = this.options.clock()
    if (this.seen.size === 0) this.gapSince = undefined
    else {
      this.gapSince ??= now
      if (now.getTime() - this.gapSince.getTime() >= GAP_PATIENCE_MS) {
        low = Math.min(...this.seen) - 1
        advance()
        this.gapSince = undefined
      }
    }
    this.low = low
  }

  /** Claims one event that is due and does its work; false when none was. */
  private async workOne(): Promise<boolean> {
    const { models, clock, random, log, metrics, leaseMs = 30_000 } = this.options
    const now = clock()
    const stored = await models.events.findOneAndUpdate(
      { dueAt: { $lte: now } },
      { $set: { dueAt: new Date(now.getTime() + leaseMs) }, $inc: { token: 1 } },
      { sort: { dueAt: 1, _id: 1 }, returnDocument: 'after', lean: true },
    )
    if (!stored) return false
    const mine = { _id: stored._id, token: stored.token }
    try {
      await this.works.get(stored.type)?.(eventOf(stored))
      await models.events.updateOne(mine, { $unset: { dueAt: '' } })
      metrics.hooks.inc({ hook: 'core-platform', outcome: 'worked' })
    } catch (error) {
      log.warn({ err: error, type: stored.type, number: stored._id }, 'the work of an event failed')
      metrics.hooks.inc({ hook: 'core-platform', outcome: 'work_failed' })
      const dueAt = new Date(clock().getTime() + backoffMs(stored.failures + 1, random))
      await models.events.updateOne(mine, { $set: { dueAt }, $inc: { failures: 1 } })
    }
    return true
  }
}

const eventOf = ({ _id, type, occurredAt, resourceId, version, messageZh }: StoredEvent): UpstreamEvent => ({
  number: _id,
  type,
  occurredAt,
  resourceId,
  version,
  ...(messageZh !== undefined && { messageZh }),
})
