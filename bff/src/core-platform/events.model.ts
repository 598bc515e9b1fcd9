import { type Connection, type Model, Schema } from 'mongoose'
import type { UpstreamEvent } from './contract/events'

/** An event as it came. `_id` is its number, so that a second copy is a duplicate key. */
export interface StoredEvent extends Omit<UpstreamEvent, 'number'> {
  _id: number
  receivedAt: Date
  /** There until the work that is done once for all processes is done; a claim moves it ahead by the lease. */
  dueAt?: Date
  token: number
  failures: number
}

const event = new Schema<StoredEvent>(
  {
    _id: { type: Number, required: true },
    type: { type: String, required: true },
    occurredAt: { type: String, required: true },
    resourceId: { type: String, default: '' },
    version: { type: Number, required: true },
    messageZh: String,
    receivedAt: { type: Date, required: true },
    dueAt: Date,
    token: { type: Number, required: true },
    failures: { type: Number, required: true },
  },
  { versionKey: false },
)
event.index({ dueAt: 1 }, { partialFilterExpression: { dueAt: { $exists: true } } })
event.index({ receivedAt: 1 })

/** A nonce that was used: a message with it is never accepted again. */
interface UsedNonce {
  _id: string
  at: Date
}
const nonce = new Schema<UsedNonce>(
  { _id: { type: String, required: true }, at: { type: Date, required: true } },
  { versionKey: false },
)
nonce.index({ at: 1 })

export const eventModels = (connection: Connection): { events: Model<StoredEvent>; nonces: Model<UsedNonce> } => ({
  events: connection.model<StoredEvent>('UpstreamEvent', event, 'upstream_events'),
  nonces: connection.model<UsedNonce>('HookNonce', nonce, 'hook_nonces'),
})
export type EventModels = ReturnType<typeof eventModels>
