import { randomUUID } from 'node:crypto'
import { Schema } from 'mongoose'

/** The most that an entry's body may hold, as JSON. */
export const OUTBOX_BODY_LIMIT_BYTES = 2048
/** The most entries that one document may hold; beyond it the document is refused changes and raised. */
export const OUTBOX_ENTRIES_LIMIT = 50

/** Something that another system must be told, kept in the document whose change it reports: both are one write. */
export interface OutboxEntry<Body = Readonly<Record<string, unknown>>> {
  readonly id: string
  /** Rises by one within the document; entries go out in this order. */
  readonly seq: number
  readonly kind: string
  readonly body: Body
  /** Not before this time; a claim moves it ahead by the lease. */
  readonly visibleAt: Date
  /** Rises with every claim: whoever holds an older one has lost it. */
  readonly token: number
  /** Deliveries that failed. */
  readonly failures: number
  /** Set when it was given up: by failures or a permanent refusal. Staff look at it; later entries of the document wait. */
  readonly parkedAt: Date | null
  readonly lastError: string | null
}

/**
 * An entry to `$push` into `outbox` in the same update that changes the document.
 *
 * @throws RangeError when the body is above 2 kB
 */
export const newOutboxEntry = (
  seq: number,
  kind: string,
  body: Readonly<Record<string, unknown>>,
  now: Date,
): OutboxEntry => {
  if (Buffer.byteLength(JSON.stringify(body)) > OUTBOX_BODY_LIMIT_BYTES) throw new RangeError('outbox body above 2 kB')
  return { id: randomUUID(), seq, kind, body, visibleAt: now, token: 0, failures: 0, parkedAt: null, lastError: null }
}

/** Put into the filter of every update that pushes an entry: false once the document is full. */
export const OUTBOX_HAS_ROOM = { [`outbox.${OUTBOX_ENTRIES_LIMIT - 1}`]: { $exists: false } } as const

const entrySchema = new Schema<OutboxEntry>(
  {
    id: { type: String, required: true },
    seq: { type: Number, required: true },
    kind: { type: String, required: true },
    body: { type: Schema.Types.Mixed, required: true },
    visibleAt: { type: Date, required: true },
    token: { type: Number, required: true },
    failures: { type: Number, required: true },
    parkedAt: { type: Date, default: null },
    lastError: { type: String, default: null },
  },
  { _id: false, minimize: false },
)

/**
 * Gives a schema its `outbox` and the two small indexes by which the relay finds due and parked entries. Only the first
 * entry of a document counts: it alone may be delivered.
 */
export const addOutbox = (schema: Pick<Schema, 'add' | 'index'>): void => {
  schema.add({ outbox: { type: [entrySchema], default: [] } })
  schema.index(
    { 'outbox.0.visibleAt': 1 },
    { name: 'outbox_due', partialFilterExpression: { 'outbox.0.visibleAt': { $exists: true } } },
  )
  schema.index(
    { 'outbox.0.parkedAt': 1 },
    { name: 'outbox_parked', partialFilterExpression: { 'outbox.0.parkedAt': { $type: 'date' } } },
  )
}
