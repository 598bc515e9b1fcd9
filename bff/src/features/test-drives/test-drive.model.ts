import { Schema } from 'mongoose'
import type { Connection, Model, Types } from 'mongoose'
import type { ContactChoice, ReminderKind, TestDriveStatus } from '@cheji/shared/test-drives/test-drives.contract'
import { addOutbox } from '../../infrastructure/outbox-entry'
import type { OutboxEntry } from '../../infrastructure/outbox-entry'

/** A reminder that she was asked about. One accept pays for one message, so one is sent at most. */
export interface ReminderRecord {
  kind: ReminderKind
  state: 'accepted' | 'rejected' | 'sending' | 'sent' | 'failed'
  /** When the state was set; `sending` older than its lease may be taken over. */
  at: Date
}

export interface TestDriveRecord {
  _id: Types.ObjectId
  userId: Types.ObjectId
  status: TestDriveStatus
  /** True while the booking holds its seat; the unique indexes look at nothing else. */
  active: boolean
  storeId: string
  modelId: string
  trimId: string | null
  /** As they were called when she booked: they stay readable when the catalogue drops the car. */
  modelName: string
  trimName: string | null
  slotId: string
  /** 1 … the slot's capacity: the claim itself. */
  seat: number
  startsAt: Date
  endsAt: Date
  /** Every 10-minute start that the booking covers, counted from the epoch. */
  buckets: number[]
  code: string
  contact: ContactChoice
  movedFrom: Date | null
  storeMessage: string | null
  revision: number
  /** The highest revision that the core platform acknowledged. */
  deliveredRevision: number
  /** When the present revision was made: tells how long the store has been waiting for it. */
  revisedAt: Date
  /** Her number was taken back from the store, 30 days after the drive. */
  phoneWithdrawn: boolean
  /** Its account is gone: it stays, under nobody's id, only until the store has heard that her number goes too. */
  erased: boolean
  reminders: ReminderRecord[]
  /** Bounded: a booking is refused further changes long before it could hold 200. */
  events: { type: string; at: Date; revision: number }[]
  outbox: OutboxEntry[]
  outboxSeq: number
  idempotency: { route: string; key: string; bodyHash: string }
  createdAt: Date
}

/** The collection's name: the relay knows outboxes by it. */
export const TEST_DRIVES = 'test_drives'

const reminder = new Schema<ReminderRecord>({ kind: String, state: String, at: Date }, { _id: false })
const event = new Schema({ type: String, at: Date, revision: Number }, { _id: false })

const schema = new Schema<TestDriveRecord>(
  {
    userId: { type: Schema.Types.ObjectId, required: true },
    status: { type: String, required: true },
    active: { type: Boolean, required: true },
    storeId: { type: String, required: true },
    modelId: { type: String, required: true },
    trimId: { type: String, default: null },
    modelName: { type: String, required: true },
    trimName: { type: String, default: null },
    slotId: { type: String, required: true },
    seat: { type: Number, required: true },
    startsAt: { type: Date, required: true },
    endsAt: { type: Date, required: true },
    buckets: { type: [Number], required: true },
    code: { type: String, required: true },
    contact: { type: String, required: true },
    movedFrom: { type: Date, default: null },
    storeMessage: { type: String, default: null },
    revision: { type: Number, required: true },
    deliveredRevision: { type: Number, required: true },
    revisedAt: { type: Date, required: true },
    phoneWithdrawn: { type: Boolean, required: true },
    erased: { type: Boolean, required: true },
    reminders: { type: [reminder], required: true },
    events: { type: [event], required: true },
    outboxSeq: { type: Number, required: true },
    idempotency: {
      type: new Schema({ route: String, key: String, bodyHash: String }, { _id: false }),
      required: true,
    },
    createdAt: { type: Date, required: true },
  },
  { collection: TEST_DRIVES, versionKey: false, minimize: false },
)

const WHILE_ACTIVE = { partialFilterExpression: { active: true } }

/** The claim: one booking a seat, and no two bookings of one person at one time. */
schema.index({ slotId: 1, seat: 1 }, { unique: true, name: 'seat', ...WHILE_ACTIVE })
schema.index({ userId: 1, buckets: 1 }, { unique: true, name: 'one_at_a_time', ...WHILE_ACTIVE })
schema.index({ storeId: 1, code: 1 }, { unique: true, name: 'code', ...WHILE_ACTIVE })
schema.index({ userId: 1, 'idempotency.route': 1, 'idempotency.key': 1 }, { unique: true, name: 'idempotency' })
schema.index({ userId: 1, startsAt: -1 }, { name: 'own' })
schema.index({ active: 1, startsAt: 1 }, { name: 'due' })
schema.index({ erased: 1 }, { name: 'erased', partialFilterExpression: { erased: true } })
schema.index({ contact: 1, phoneWithdrawn: 1, endsAt: 1 }, { name: 'withdrawal' })
addOutbox(schema)

export type TestDrives = Model<TestDriveRecord>

/** The bookings of one database. */
export const testDrivesOf = (connection: Connection): TestDrives =>
  connection.model<TestDriveRecord>('TestDrive', schema)
