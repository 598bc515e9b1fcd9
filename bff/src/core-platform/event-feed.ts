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
/** An event may become visible this much after the time that its receiver's clock gave it. */
const OVERLAP_MS = 60_000

/**
 * Hands stored events on. Hints (`onEvent`) reach every process within a poll; work (`onEventOnce`) is done at least once
 * by one process, again after failures and crashes. Events come in any order and never update anything by themselves.
 */
export class EventFeed {
  private readonly hints = new Map<EventType, EventHandler[]>()
  private readonly works = new Map<EventType, EventHandler>()
  private readonly loop
  /** Numbers that were handed on, with the time at which they were received: as far back as is still looked. */
  private readonly seen = new Map<number, number>()
  private lookedAt: Date | undefined

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

  /** What came before is no hint any more: the resources are fetched at the start anyway. */
  async start(): Promise<void> {
    this.lookedAt = this.options.clock()
    for (const { _id, receivedAt } of await this.unseen(Number.MAX_SAFE_INTEGER))
      this.seen.set(_id, receivedAt.getTime())
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
    const now = this.options.clock()
    for (;;) {
      const fresh = await this.unseen(BATCH)
      for (const stored of fresh) {
        this.seen.set(stored._id, stored.receivedAt.getTime())
        for (const handler of this.hints.get(stored.type) ?? []) await this.tryHint(handler, eventOf(stored))
      }
      if (fresh.length < BATCH) break
    }
    this.lookedAt = now
    const horizonMs = this.horizon().getTime()
    for (const [number, receivedMs] of this.seen) if (receivedMs < horizonMs) this.seen.delete(number)
  }

  /** Stored events that were not handed on yet, in the order in which they came. */
  private async unseen(limit: number): Promise<StoredEvent[]> {
    return this.options.models.events.find(
      { receivedAt: { $gte: this.horizon() }, _id: { $nin: [...this.seen.keys()] } },
      null,
      { sort: { receivedAt: 1, _id: 1 }, limit, lean: true },
    )
  }

  private horizon(): Date {
    const now = this.options.clock().getTime()
    return new Date(Math.min(now, this.lookedAt?.getTime() ?? now) - OVERLAP_MS)
  }

  private async tryHint(handler: EventHandler, event: UpstreamEvent): Promise<void> {
    try {
      await handler(event)
    } catch (error) {
      this.options.log.warn({ err: error, type: event.type }, 'a hint could not be followed')
    }
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
