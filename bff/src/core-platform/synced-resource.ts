import type { Clock } from '@cheji/shared/kernel/time'
import type { Logger } from '../infrastructure/logging'
import { type Loop, createLoop } from '../infrastructure/loop'
import type { Metrics } from '../infrastructure/metrics'
import type { Random } from '../infrastructure/random'
import type { Snapshot, SnapshotStore } from './snapshots'
import { UpstreamUnavailable } from '../infrastructure/upstream-errors'

/** What every answer of the core platform about a versioned resource says. */
export interface VersionedAnswer {
  readonly version: number
  /** ISO 8601. */
  readonly asOf: string
  /** Everything, not only what changed. */
  readonly full: boolean
}

export interface SyncedResourceOptions<T, D extends VersionedAnswer> {
  /** Names its snapshot and its metrics: `catalogue`, `stores` … */
  readonly name: string
  /** Asks for what changed since a version; for everything without one. */
  readonly fetch: (since?: number) => Promise<D>
  /** A new value from the present one and what changed; from nothing when `full`. Must not alter `present`. */
  readonly merge: (present: T | undefined, delta: D) => T
  /** What the snapshot holds, when it is not the value itself; must be plain JSON. */
  readonly toSnapshot?: (value: T) => unknown
  readonly fromSnapshot?: (stored: unknown) => T
  readonly snapshots: SnapshotStore
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  readonly metrics: Metrics
  readonly intervalMs?: number
  /** Age of the last confirmation from which the value is stale. */
  readonly staleAfterMs?: number
}

/** With nothing to show, users wait: it is asked again sooner. */
const UNLOADED_MS = 2_000

type Listener<T> = (value: T, version: number) => void

/** How much newer a confirmation must be before the snapshot's age is written again. */
const CONFIRM_EVERY_MS = 60_000

/**
 * Something that the core platform owns, kept in memory: loaded from the last good snapshot, then asked for changes every
 * so often and at each hint. An older version never replaces a newer one; with the platform down it stays and turns stale.
 */
export class SyncedResource<T, D extends VersionedAnswer = VersionedAnswer> {
  private held: Snapshot<T> | undefined
  private readonly listeners: Listener<T>[] = []
  private readonly loop: Loop
  private fullNext = false
  private savedAsOf = 0

  constructor(private readonly options: SyncedResourceOptions<T, D>) {
    const { name, intervalMs = 15_000, random, log } = options
    this.loop = createLoop({
      name: `sync of ${name}`,
      everyMs: () => (this.held ? intervalMs : Math.min(intervalMs, UNLOADED_MS)),
      random,
      log,
      run: async () => this.refreshQuietly(),
    })
  }

  /** Undefined until something was loaded. */
  get value(): T | undefined {
    return this.held?.value
  }

  get version(): number | undefined {
    return this.held?.version
  }

  /** When the core platform last confirmed the value. */
  get asOf(): Date | undefined {
    return this.held?.asOf
  }

  /** True while the last confirmation is longer ago than promised, or nothing is loaded. */
  get stale(): boolean {
    const { clock, staleAfterMs = 60_000 } = this.options
    return !this.held || clock().getTime() - this.held.asOf.getTime() > staleAfterMs
  }

  get loaded(): boolean {
    return this.held !== undefined
  }

  /** Called with each new value, also with the first. */
  onChange(listener: Listener<T>): void {
    this.listeners.push(listener)
    if (this.held) listener(this.held.value, this.held.version)
  }

  /** Loads the last good snapshot; the platform is asked in the background, so that one that is down or slow holds nobody up. */
  async start(): Promise<void> {
    await this.loadSnapshot()
    this.loop.start()
  }

  /** A hint that something changed: looks at once, unless that version is here already. */
  readonly hint = (version?: number): void => {
    if (version === undefined || this.held === undefined || version > this.held.version) this.loop.wake()
  }

  async stop(): Promise<void> {
    await this.loop.stop()
  }

  /** Asks for what changed and takes it in. @throws UpstreamUnavailable, UpstreamRejected */
  async refresh(): Promise<void> {
    const since = this.fullNext ? undefined : this.held?.version
    const answer = await this.options.fetch(since)
    const asOf = new Date(answer.asOf)
    const { held } = this
    if (held && answer.version < held.version) {
      this.options.log.warn(
        { resource: this.options.name, have: held.version, got: answer.version },
        'an older version came',
      )
      return
    }
    if (held && answer.version === held.version) {
      if (asOf > held.asOf) await this.hold({ ...held, asOf })
      return
    }
    if (!answer.full && held?.version !== since) return
    // A change that cannot be merged is fetched whole the next time.
    this.fullNext = true
    const value = this.options.merge(answer.full ? undefined : held?.value, answer)
    this.fullNext = false
    await this.hold({ version: answer.version, asOf, value })
  }

  private async refreshQuietly(): Promise<void> {
    const { name, log } = this.options
    try {
      await this.refresh()
    } catch (error) {
      const level = error instanceof UpstreamUnavailable ? 'info' : 'error'
      log[level]({ err: error, resource: name, stale: this.stale }, 'the resource could not be refreshed')
    }
    this.report()
  }

  private async loadSnapshot(): Promise<void> {
    const { name, snapshots, fromSnapshot, log } = this.options
    try {
      const found = await snapshots.load(name)
      if (!found || (this.held && this.held.version >= found.version)) return
      const value = fromSnapshot ? fromSnapshot(found.value) : (found.value as T)
      this.savedAsOf = found.asOf.getTime()
      this.take({ ...found, value })
    } catch (error) {
      log.error({ err: error, resource: name }, 'the last good snapshot could not be read')
    }
  }

  private async hold(next: Snapshot<T>): Promise<void> {
    const isNew = next.version !== this.held?.version
    this.take(next)
    if (!isNew && next.asOf.getTime() - this.savedAsOf < CONFIRM_EVERY_MS) return
    const { name, snapshots, toSnapshot, clock } = this.options
    await snapshots.save(name, { ...next, value: toSnapshot ? toSnapshot(next.value) : next.value }, clock())
    this.savedAsOf = next.asOf.getTime()
  }

  private take(next: Snapshot<T>): void {
    const isNew = next.version !== this.held?.version
    this.held = next
    if (isNew) for (const listener of this.listeners) listener(next.value, next.version)
    this.report()
  }

  private report(): void {
    const { name, metrics, clock } = this.options
    if (!this.held) return
    metrics.cacheVersion.set({ resource: name }, this.held.version)
    metrics.cacheAgeSeconds.set({ resource: name }, (clock().getTime() - this.held.asOf.getTime()) / 1000)
  }
}
