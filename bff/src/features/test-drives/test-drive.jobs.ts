import type { Clock } from '@cheji/shared/kernel/time'
import type { ReminderKind } from '@cheji/shared/test-drives/test-drives.contract'
import { claimReminder, dueReminders, settleReminder } from './reminder.writes'
import type { TestDriveRecord, TestDrives } from './test-drive.model'
import { withdrawPhone } from './test-drive.writes'

/** How sending a subscribe message ended: `spent` when WeChat knows of no accept that is left. */
export type SendOutcome = 'sent' | 'spent' | 'later'

export interface ReminderDependencies {
  readonly testDrives: TestDrives
  readonly clock: Clock
  readonly sendReminder: (booking: TestDriveRecord, kind: ReminderKind) => Promise<SendOutcome>
}

/**
 * Sends the reminders that are due. One accept is one message: each is claimed before it is sent, so two processes never
 * spend two; one that WeChat could not take yet is tried again when its lease ends.
 */
export const sendDueReminders = async ({ testDrives, clock, sendReminder }: ReminderDependencies): Promise<void> => {
  for (const { booking, kind } of await dueReminders(testDrives, clock())) {
    const claimedAt = clock()
    if (!(await claimReminder(testDrives, booking, kind, claimedAt))) continue
    const outcome = await sendReminder(booking, kind)
    if (outcome === 'later') continue
    await settleReminder(testDrives, booking, kind, claimedAt, outcome === 'sent' ? 'sent' : 'failed', clock())
  }
}

const PHONE_KEPT_DAYS = 30
const BATCH = 200

/** Takes her number back from the store 30 days after the drive, as the booking page promised. */
export const withdrawOldPhones = async (testDrives: TestDrives, now: Date, wakeOutbox: () => void): Promise<void> => {
  const old = await testDrives
    .find({
      contact: 'call',
      phoneWithdrawn: false,
      endsAt: { $lt: new Date(now.getTime() - PHONE_KEPT_DAYS * 86_400_000) },
    })
    .limit(BATCH)
    .lean<TestDriveRecord[]>()
  for (const booking of old) await withdrawPhone(testDrives, booking, now)
  if (old.length > 0) wakeOutbox()
}

/** Removes erased bookings of which the store has heard. */
export const removeErased = async (testDrives: TestDrives): Promise<void> => {
  await testDrives.deleteMany({ erased: true, 'outbox.0': { $exists: false } })
}
