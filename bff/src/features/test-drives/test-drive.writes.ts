import type { ContactChoice, TestDriveStatus } from '@cheji/shared/test-drives/test-drives.contract'
import { Types } from 'mongoose'
import { OUTBOX_HAS_ROOM, newOutboxEntry } from '../../infrastructure/outbox-entry'
import { bucketsOf } from './claim'
import { HOLDING, OPEN, statesBefore } from './test-drive.state'
import type { TestDriveRecord, TestDrives } from './test-drive.model'

/** What a booking claims of a slot. */
export interface SlotClaim {
  readonly slotId: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly seat: number
}

export interface NewBooking {
  readonly userId: string
  readonly storeId: string
  readonly modelId: string
  readonly trimId: string | null
  readonly modelName: string
  readonly trimName: string | null
  readonly contact: ContactChoice
  readonly idempotency: TestDriveRecord['idempotency']
}

/** The outbox entry that tells the core platform of a revision; delivery reads the booking itself. */
export const DELIVERY_KIND = 'test_drive.put'

/** Changes after which a booking takes no more of them: bounds its events and the queue to the platform. */
export const MAX_REVISIONS = 50

/** One write: the booking, its first event and its delivery. Fails with 11000 when an index says no. */
export const insertBooking = async (
  testDrives: TestDrives,
  booking: NewBooking,
  claim: SlotClaim,
  code: string,
  now: Date,
): Promise<TestDriveRecord> => {
  const created = await testDrives.create({
    _id: new Types.ObjectId(),
    ...booking,
    ...claimFields(claim),
    userId: new Types.ObjectId(booking.userId),
    status: 'booked',
    active: true,
    code,
    movedFrom: null,
    storeMessage: null,
    revision: 1,
    deliveredRevision: 0,
    revisedAt: now,
    phoneWithdrawn: false,
    erased: false,
    reminders: [],
    events: [{ type: 'booked', at: now, revision: 1 }],
    outbox: [newOutboxEntry(1, DELIVERY_KIND, { revision: 1 }, now)],
    outboxSeq: 1,
    createdAt: now,
  })
  return created.toObject()
}

/**
 * One guarded write that gives up the old seat and takes the new one, or changes nothing. Null when the booking is
 * no longer as `seen`; 11000 when the new seat is taken.
 */
export const moveBooking = (
  testDrives: TestDrives,
  seen: TestDriveRecord,
  to: { readonly storeId: string; readonly claim: SlotClaim; readonly newCode: string },
  now: Date,
): Promise<TestDriveRecord | null> =>
  revise(testDrives, seen, 'booked', now, 'moved', {
    ...claimFields(to.claim),
    storeId: to.storeId,
    // codes are unique at a store, so another store needs another one
    code: to.storeId === seen.storeId ? seen.code : to.newCode,
    active: true,
    movedFrom: seen.startsAt,
    storeMessage: null,
    // a message that was paid for and not sent yet comes for the new time
    reminders: seen.reminders.filter((one) => one.state === 'accepted' || one.state === 'rejected'),
  })

/** Frees the seat. Null when the booking is no longer as `seen`. */
export const cancelBooking = (
  testDrives: TestDrives,
  seen: TestDriveRecord,
  now: Date,
): Promise<TestDriveRecord | null> => revise(testDrives, seen, 'cancelled', now, 'cancelled', { active: false })

/** Sends the booking once more without her number. */
export const withdrawPhone = (
  testDrives: TestDrives,
  seen: TestDriveRecord,
  now: Date,
): Promise<TestDriveRecord | null> =>
  revise(testDrives, seen, seen.status, now, 'phone_withdrawn', { phoneWithdrawn: true })

/** As `withdrawPhone`, and the booking is nobody's from now on: the account that it belonged to is deleted. */
export const eraseBooking = (
  testDrives: TestDrives,
  seen: TestDriveRecord,
  now: Date,
): Promise<TestDriveRecord | null> =>
  revise(testDrives, seen, seen.status, now, 'erased', {
    phoneWithdrawn: true,
    erased: true,
    userId: new Types.ObjectId(),
  })

/**
 * The store's word on a revision. A word on an older revision, or one that comes twice, changes nothing: then null.
 */
export const applyStoreWord = (
  testDrives: TestDrives,
  testDriveId: string,
  word: {
    status: Extract<TestDriveStatus, 'confirmed' | 'refused' | 'done' | 'missed'>
    revision: number
    message: string | null
  },
  now: Date,
): Promise<TestDriveRecord | null> =>
  testDrives
    .findOneAndUpdate(
      { _id: testDriveId, revision: word.revision, status: { $in: statesBefore(word.status) } },
      {
        $set: { status: word.status, active: HOLDING.includes(word.status), storeMessage: word.message },
        $push: { events: { type: word.status, at: now, revision: word.revision } },
      },
      { returnDocument: 'after' },
    )
    .lean<TestDriveRecord>()

const claimFields = ({ slotId, startsAt, endsAt, seat }: SlotClaim) => ({
  slotId,
  startsAt,
  endsAt,
  seat,
  buckets: bucketsOf(startsAt, endsAt),
})

const revise = (
  testDrives: TestDrives,
  seen: TestDriveRecord,
  status: TestDriveStatus,
  now: Date,
  event: string,
  fields: Partial<TestDriveRecord>,
): Promise<TestDriveRecord | null> => {
  const revision = seen.revision + 1
  const outboxSeq = seen.outboxSeq + 1
  return testDrives
    .findOneAndUpdate(
      { _id: seen._id, revision: seen.revision, outboxSeq: seen.outboxSeq, status: seen.status, ...OUTBOX_HAS_ROOM },
      {
        $set: { ...fields, status, revision, outboxSeq, revisedAt: now },
        $push: {
          events: { type: event, at: now, revision },
          outbox: newOutboxEntry(outboxSeq, DELIVERY_KIND, { revision }, now),
        },
      },
      { returnDocument: 'after' },
    )
    .lean<TestDriveRecord>()
}

/** Whether she can still change a booking: open, not begun, and not changed too often. */
export const isOpen = (record: TestDriveRecord, now: Date): boolean =>
  OPEN.includes(record.status) && record.startsAt > now && record.revision < MAX_REVISIONS
