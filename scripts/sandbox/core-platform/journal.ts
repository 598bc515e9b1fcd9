import type { UpstreamEvent } from '@cheji/bff/core-platform/contract/events'
import type { Collection, Db, WithId } from 'mongodb'
import type { Change } from './change'

/** An event with how far it has come. */
export interface KeptEvent extends UpstreamEvent {
  attempts: number
  /** Null until the BFF answered 2xx, or until it was lost on demand. */
  deliveredAt: Date | null
  /** What the last attempt came to: `204`, `503`, `connection refused`, `lost on demand`. */
  lastResult?: string
}

/** One change of the world with the events it caused: one document, so that neither is ever without the other. */
export interface JournalEntry {
  _id: number
  at: Date
  change: Change
  events: KeptEvent[]
}

interface Meta {
  _id: 'meta'
  generation: number
  /** The highest event number of the generations before. */
  lastEventNumber: number
}

/** The platform's stored state: every change since the sample data, in order. */
export class Journal {
  private readonly entries: Collection<JournalEntry>
  private readonly meta: Collection<Meta>

  constructor(db: Db) {
    this.entries = db.collection<JournalEntry>('core_platform_journal')
    this.meta = db.collection<Meta>('core_platform_meta')
  }

  async load(): Promise<{ generation: number; lastEventNumber: number; entries: WithId<JournalEntry>[] }> {
    const meta = await this.meta.findOne({ _id: 'meta' })
    const entries = await this.entries.find().sort({ _id: 1 }).toArray()
    return { generation: meta?.generation ?? 0, lastEventNumber: meta?.lastEventNumber ?? 0, entries }
  }

  async append(entry: JournalEntry): Promise<void> {
    await this.entries.insertOne(entry)
  }

  /** Keeps how far an event has come. */
  async keepDelivery({ number, attempts, deliveredAt, lastResult }: KeptEvent): Promise<void> {
    await this.entries.updateOne(
      { 'events.number': number },
      {
        $set: {
          'events.$.attempts': attempts,
          'events.$.deliveredAt': deliveredAt,
          ...(lastResult !== undefined && { 'events.$.lastResult': lastResult }),
        },
      },
    )
  }

  /** Forgets every change. Event numbers and versions go on from where they were. */
  async clear(lastEventNumber: number): Promise<void> {
    await this.meta.updateOne({ _id: 'meta' }, { $inc: { generation: 1 }, $set: { lastEventNumber } }, { upsert: true })
    await this.entries.deleteMany({})
  }
}
