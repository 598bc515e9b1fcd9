import type { ReminderKind } from '@cheji/shared/test-drives/test-drives.contract'
import type { ReminderRecord, TestDriveRecord, TestDrives } from './test-drive.model'
import { dueAt } from './reminders'

/** A reminder that was being sent when a process died is taken over after this long. */
const SENDING_LEASE_MS = 2 * 60_000

/** Records what she answered; a kind that was accepted, sent or failed already stays as it is. Null when the booking changed meanwhile. */
export const answerReminders = (
  testDrives: TestDrives,
  seen: TestDriveRecord,
  { accepted, rejected }: { accepted: readonly ReminderKind[]; rejected: readonly ReminderKind[] },
  now: Date,
): Promise<TestDriveRecord | null> => {
  const settled = seen.reminders.filter((one) => one.state !== 'rejected')
  const open = (kind: ReminderKind): boolean => !settled.some((one) => one.kind === kind)
  const reminders: ReminderRecord[] = [
    ...settled,
    ...accepted.filter(open).map((kind) => ({ kind, state: 'accepted' as const, at: now })),
    ...rejected
      .filter((kind) => open(kind) && !accepted.includes(kind))
      .map((kind) => ({ kind, state: 'rejected' as const, at: now })),
  ]
  return testDrives
    .findOneAndUpdate(
      { _id: seen._id, revision: seen.revision, reminders: seen.reminders },
      { $set: { reminders } },
      { returnDocument: 'after' },
    )
    .lean<TestDriveRecord>()
}

/** Bookings with a reminder that is due and not sent; one whose drive has begun is no longer of use. */
export const dueReminders = async (
  testDrives: TestDrives,
  now: Date,
): Promise<{ booking: TestDriveRecord; kind: ReminderKind }[]> => {
  const bookings = await testDrives
    .find({
      active: true,
      startsAt: { $gt: now, $lt: new Date(now.getTime() + 2 * 86_400_000) },
      'reminders.state': { $in: ['accepted', 'sending'] },
    })
    .lean<TestDriveRecord[]>()
  return bookings.flatMap((booking) =>
    booking.reminders
      .filter((one) => isWaiting(one, now) && dueAt(one.kind, booking.startsAt) <= now)
      .map(({ kind }) => ({ booking, kind })),
  )
}

/** Takes one reminder for sending; false when another process has it. */
export const claimReminder = async (
  testDrives: TestDrives,
  booking: TestDriveRecord,
  kind: ReminderKind,
  now: Date,
): Promise<boolean> => {
  const before = booking.reminders.find((one) => one.kind === kind)
  const taken = await testDrives.updateOne(
    { _id: booking._id, active: true, revision: booking.revision, reminders: { $elemMatch: before ?? {} } },
    { $set: { 'reminders.$.state': 'sending', 'reminders.$.at': now } },
  )
  return taken.modifiedCount === 1
}

/** Ends a sending that `claimReminder` began at `claimedAt`. */
export const settleReminder = async (
  testDrives: TestDrives,
  booking: TestDriveRecord,
  kind: ReminderKind,
  claimedAt: Date,
  state: 'sent' | 'failed',
  now: Date,
): Promise<void> => {
  await testDrives.updateOne(
    { _id: booking._id, reminders: { $elemMatch: { kind, state: 'sending', at: claimedAt } } },
    { $set: { 'reminders.$.state': state, 'reminders.$.at': now } },
  )
}

const isWaiting = ({ state, at }: ReminderRecord, now: Date): boolean =>
  state === 'accepted' || (state === 'sending' && now.getTime() - at.getTime() > SENDING_LEASE_MS)
