import type { Clock } from '@cheji/shared/kernel/time'
import { backoffMs } from './backoff'
import type { DocumentStore } from './document-store'
import { createLoop } from './loop'
import type { Logger } from './logging'
import type { Metrics } from './metrics'
import type { OutboxEntry } from './outbox-entry'
import { OutboxStore, type OwnerUpdate } from './outbox-store'
import { PermanentFailure } from './permanent-failure'
import type { Random } from './random'

/** What a delivery gets. */
export interface Delivery {
  /** `_id` of the document that holds the entry. */
  readonly ownerId: unknown
  readonly entry: OutboxEntry
  /** Aborted when the lease is about to end or the process stops at last. */
  readonly signal: AbortSignal
}

/**
 * Delivers one entry; must be safe to repeat. What it returns is written to the owner in the same update that removes the
 * entry. Throws to be called again later, `PermanentFailure` to give up.
 */
export type Deliver = (delivery: Delivery) => Promise<OwnerUpdate | undefined>

export interface OutboxRelayOptions {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  readonly metrics: Metrics
  readonly pollMs?: number
  /** After this another process takes an entry over; a delivery must have given up before. */
  readonly leaseMs?: number
}

/** Failures after which an entry is parked. */
const MAX_FAILURES = 20
const WORKERS = 4

/** Delivers what documents hold in their outboxes, at least once, in order and one at a time for each document, in any number of processes. */
export class OutboxRelay {
  private readonly deliveries = new Map<string, Map<string, Deliver>>()
  private readonly stores = new Map<string, OutboxStore>()
  private readonly loop
  private readonly stopping = new AbortController()

  constructor(private readonly options: OutboxRelayOptions) {
    const { pollMs = 1_000, random, log } = options
    this.loop = createLoop({ name: 'outbox', everyMs: pollMs, random, log, run: async () => this.drain() })
  }

  /** Says how entries of `kind` in `collection` (a collection's name) are delivered. Before `start`. */
  register(collection: string, kind: string, deliver: Deliver): void {
    const kinds = this.deliveries.get(collection) ?? new Map<string, Deliver>()
    this.deliveries.set(collection, kinds.set(kind, deliver))
    if (!this.stores.has(collection)) this.stores.set(collection, new OutboxStore(this.options.store, collection))
  }

  /** Looks at once instead of at the next poll: call it after a write that pushed an entry. */
  wake(): void {
    this.loop.wake()
  }

  start(): void {
    this.loop.start()
  }

  /** Claims nothing more and waits for the deliveries under way. */
  async stop(): Promise<void> {
    await this.loop.stop()
    this.stopping.abort()
  }

  /** Every outbox there is, by collection. */
  get outboxes(): ReadonlyMap<string, OutboxStore> {
    return this.stores
  }

  private async drain(): Promise<void> {
    const workers = [...this.stores.keys()].flatMap((collection) =>
      Array.from({ length: WORKERS }, async () => this.drainCollection(collection)),
    )
    await Promise.all(workers)
  }

  private async drainCollection(collection: string): Promise<void> {
    while (!this.loop.stopped && (await this.deliverNext(collection)));
  }

  /** Claims and delivers one entry; false when none was due. */
  async deliverNext(collection: string): Promise<boolean> {
    const { clock, leaseMs = 20_000, metrics, log } = this.options
    const store = this.stores.get(collection)
    const claimed = await store?.claim(clock(), leaseMs)
    if (!store || !claimed) return false
    const { ownerId, entry } = claimed
    const outcome = (name: string) => {
      metrics.outboxDelivered.inc({ kind: entry.kind, outcome: name })
    }
    try {
      const update = await this.deliver(collection, ownerId, entry, leaseMs)
      outcome((await store.remove(ownerId, entry, update)) ? 'delivered' : 'lost_lease')
    } catch (error) {
      const failures = entry.failures + 1
      const reason = error instanceof Error ? error.message : String(error)
      const parks = error instanceof PermanentFailure || failures >= MAX_FAILURES
      log[parks ? 'error' : 'warn'](
        { err: error, collection, kind: entry.kind, entry: entry.id, failures },
        parks ? 'an outbox entry is parked' : 'an outbox entry could not be delivered yet',
      )
      if (parks) await store.park(ownerId, entry, clock(), reason)
      else
        await store.retryAt(
          ownerId,
          entry,
          new Date(clock().getTime() + backoffMs(failures, this.options.random)),
          reason,
        )
      outcome(parks ? 'parked' : 'failed')
    }
    return true
  }

  private async deliver(collection: string, ownerId: unknown, entry: OutboxEntry, leaseMs: number) {
    const deliver = this.deliveries.get(collection)?.get(entry.kind)
    if (!deliver) throw new PermanentFailure(`nothing delivers ${entry.kind}`)
    // The receiver must have given up before another process may take over.
    const signal = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(leaseMs * 0.8)])
    return deliver({ ownerId, entry, signal })
  }
}
