import type { Connection } from 'mongoose'
import type { OutboxEntry } from './outbox-entry'

type Collection = ReturnType<Connection['collection']>

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
  constructor(private readonly collection: Collection) {}

  /** Takes the first entry of a document where it is due: moves it ahead by the lease and raises its token in the same update. */
  async claim(now: Date, leaseMs: number): Promise<ClaimedEntry | undefined> {
    const owner = (await this.collection.findOneAndUpdate(
      { 'outbox.0.visibleAt': { $lte: now } },
      { $set: { 'outbox.0.visibleAt': new Date(now.getTime() + leaseMs) }, $inc: { 'outbox.0.token': 1 } },
      { sort: { 'outbox.0.visibleAt': 1 }, returnDocument: 'after', projection: { outbox: { $slice: 1 } } },
    )) as Owner | null
    const entry = owner?.outbox[0]
    return owner && entry ? { ownerId: owner._id, entry } : undefined
  }

  /** Removes a delivered entry and applies what the delivery changed. False when the lease was lost to another process. */
  async remove(ownerId: unknown, { id, token }: OutboxEntry, update: OwnerUpdate = {}): Promise<boolean> {
    const { modifiedCount } = await this.collection.updateOne(holding(ownerId, id, token), {
      ...update,
      $pull: { outbox: { id, token } },
    } as never)
    return modifiedCount === 1
  }

  /** Puts an entry off after a failure. */
  async retryAt(ownerId: unknown, { id, token }: OutboxEntry, at: Date, reason: string): Promise<void> {
    await this.collection.updateOne(holding(ownerId, id, token), {
      $set: { 'outbox.$.visibleAt': at, 'outbox.$.lastError': reason.slice(0, 300) },
      $inc: { 'outbox.$.failures': 1 },
    })
  }

  /** Gives an entry up until a person has looked at it. */
  async park(ownerId: unknown, { id, token }: OutboxEntry, now: Date, reason: string): Promise<void> {
    await this.collection.updateOne(holding(ownerId, id, token), {
      $set: { 'outbox.$.visibleAt': NEVER, 'outbox.$.parkedAt': now, 'outbox.$.lastError': reason.slice(0, 300) },
      $inc: { 'outbox.$.failures': 1 },
    })
  }

  /** Makes a parked entry due again, its failures forgotten. False when it is not parked. */
  async unpark(id: string, now: Date): Promise<boolean> {
    const { modifiedCount } = await this.collection.updateOne(
      { 'outbox.0.parkedAt': { $type: 'date' }, 'outbox.0.id': id },
      { $set: { 'outbox.0.visibleAt': now, 'outbox.0.parkedAt': null, 'outbox.0.failures': 0 } },
    )
    return modifiedCount === 1
  }

  /** The longest parked first. */
  async parked(limit: number): Promise<ParkedEntry[]> {
    const owners = (await this.collection
      .find({ 'outbox.0.parkedAt': { $type: 'date' } }, { projection: { outbox: { $slice: 1 } } })
      .sort({ 'outbox.0.parkedAt': 1 })
      .limit(limit)
      .toArray()) as unknown as Owner[]
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
      this.collection.countDocuments({ 'outbox.0.visibleAt': { $exists: true } }),
      this.collection.countDocuments({ 'outbox.0.parkedAt': { $type: 'date' } }),
    ])
    return { waiting: all - parked, parked }
  }
}

const holding = (ownerId: unknown, id: string, token: number) =>
  ({ _id: ownerId, outbox: { $elemMatch: { id, token } } }) as never
