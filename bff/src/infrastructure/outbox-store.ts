import type { DocumentStore, Filter } from './document-store'
import type { OutboxEntry } from './outbox-entry'

/** What a delivery changes in the owner when it succeeded. */
export interface OwnerUpdate {
  readonly $set?: Readonly<Record<string, unknown>>
  readonly $max?: Readonly<Record<string, unknown>>
}

/** An entry in hand; `entry.token` is the fencing token. */
export interface ClaimedEntry {
  readonly ownerId: unknown
  readonly entry: OutboxEntry
}

/** An entry that was given up. */
export interface ParkedEntry {
  readonly ownerId: string
  readonly id: string
  readonly kind: string
  readonly failures: number
  readonly parkedAt: Date
  readonly lastError: string | null
}

interface Owner {
  _id: unknown
  outbox: OutboxEntry[]
}

/** Parked entries are due at the end of time, so they block their document without being looked for. */
const NEVER = new Date('9999-12-31T00:00:00Z')

/** The outboxes inside the documents of one collection: each step is one guarded update. */
export class OutboxStore {
  constructor(
    private readonly store: DocumentStore,
    private readonly collection: string,
  ) {}

  /** Takes the first entry of a document where it is due: moves it ahead by the lease and raises its token in the same update. */
  async claim(now: Date, leaseMs: number): Promise<ClaimedEntry | undefined> {
    const owner = await this.store.findOneAndUpdate<Owner>(
      this.collection,
      { 'outbox.0.visibleAt': { $lte: now } },
      { $set: { 'outbox.0.visibleAt': new Date(now.getTime() + leaseMs) }, $inc: { 'outbox.0.token': 1 } },
      { sort: { 'outbox.0.visibleAt': 1 } },
    )
    const entry = owner?.outbox[0]
    return owner && entry ? { ownerId: owner._id, entry } : undefined
  }

  /** Removes a delivered entry and applies what the delivery changed. False when the lease was lost to another process. */
  async remove(ownerId: unknown, entry: OutboxEntry, update: OwnerUpdate = {}): Promise<boolean> {
    const { id, token } = entry
    const owner = await this.store.findOneAndUpdate(this.collection, holding(ownerId, entry), {
      ...update,
      $pull: { outbox: { id, token } },
    })
    return owner !== undefined
  }

  /** Puts an entry off after a failure. */
  async retryAt(ownerId: unknown, entry: OutboxEntry, at: Date, reason: string): Promise<void> {
    await this.store.findOneAndUpdate(this.collection, holding(ownerId, entry), {
      $set: { 'outbox.0.visibleAt': at, 'outbox.0.lastError': reason.slice(0, 300) },
      $inc: { 'outbox.0.failures': 1 },
    })
  }

  /** Gives an entry up until a person has looked at it. */
  async park(ownerId: unknown, entry: OutboxEntry, now: Date, reason: string): Promise<void> {
    await this.store.findOneAndUpdate(this.collection, holding(ownerId, entry), {
      $set: { 'outbox.0.visibleAt': NEVER, 'outbox.0.parkedAt': now, 'outbox.0.lastError': reason.slice(0, 300) },
      $inc: { 'outbox.0.failures': 1 },
    })
  }

  /** Makes a parked entry due again, its failures forgotten. False when it is not parked. */
  async unpark(id: string, now: Date): Promise<boolean> {
    const owner = await this.store.findOneAndUpdate(
      this.collection,
      { ...PARKED, 'outbox.0.id': id },
      { $set: { 'outbox.0.visibleAt': now, 'outbox.0.parkedAt': null, 'outbox.0.failures': 0 } },
    )
    return owner !== undefined
  }

  /** The longest parked first. */
  async parked(limit: number): Promise<ParkedEntry[]> {
    const owners = await this.store.find<Owner>(this.collection, PARKED, { sort: { 'outbox.0.parkedAt': 1 }, limit })
    return owners.flatMap(({ _id, outbox: [entry] }) =>
      entry?.parkedAt
        ? [
            {
              ownerId: String(_id),
              id: entry.id,
              kind: entry.kind,
              failures: entry.failures,
              parkedAt: entry.parkedAt,
              lastError: entry.lastError,
            },
          ]
        : [],
    )
  }

  /** Documents with something to deliver, and those whose first entry is parked. */
  async depth(): Promise<{ waiting: number; parked: number }> {
    const [all, parked] = await Promise.all([
      this.store.count(this.collection, { 'outbox.0.visibleAt': { $exists: true } }),
      this.store.count(this.collection, PARKED),
    ])
    return { waiting: all - parked, parked }
  }
}

const PARKED: Filter = { 'outbox.0.parkedAt': { $type: 'date' } }

/** Only the first entry is ever in hand, and only by the token of whoever claimed it last. */
const holding = (ownerId: unknown, { id, token }: OutboxEntry): Filter => ({
  _id: ownerId,
  'outbox.0.id': id,
  'outbox.0.token': token,
})
