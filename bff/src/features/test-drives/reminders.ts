import { addDays, beijingDay, beijingInstant, beijingIso, beijingTime } from '@cheji/shared/kernel/time'
import type { Reminder, ReminderKind } from '@cheji/shared/test-drives/test-drives.contract'
import type { ReminderRecord, TestDriveRecord } from './test-drive.model'

export const REMINDER_KINDS: readonly ReminderKind[] = ['day_before', 'two_hours_before']

/** The evening before at 18:00 Beijing time, when people are off work; or two hours before the start. */
export const dueAt = (kind: ReminderKind, startsAt: Date): Date =>
  kind === 'day_before'
    ? beijingInstant(addDays(beijingDay(startsAt), -1), '18:00')
    : new Date(startsAt.getTime() - 2 * 3_600_000)

/** Which reminders will come, said in words on the booked page. */
export const presentReminders = (
  record: Pick<TestDriveRecord, 'startsAt' | 'reminders' | 'active' | 'createdAt'>,
  now: Date,
): Reminder[] => REMINDER_KINDS.map((kind) => present(kind, record, now))

const present = (
  kind: ReminderKind,
  { startsAt, reminders }: Pick<TestDriveRecord, 'startsAt' | 'reminders'>,
  now: Date,
): Reminder => {
  const at = dueAt(kind, startsAt)
  const state = stateOf(
    reminders.find((one) => one.kind === kind),
    at,
    now,
  )
  return { kind, at: beijingIso(at), state, words: wordsOf(kind, state, at) }
}

const stateOf = (record: ReminderRecord | undefined, at: Date, now: Date): Reminder['state'] => {
  switch (record?.state) {
    case 'sent':
      return 'sent'
    case 'failed':
      return 'failed'
    case 'accepted':
    case 'sending':
      return 'will_come'
    case 'rejected':
    case undefined:
      return at <= now ? 'too_late' : 'not_asked'
  }
}

const wordsOf = (kind: ReminderKind, state: Reminder['state'], at: Date): string => {
  const when = kind === 'day_before' ? `前一天 ${beijingTime(at)} ` : `出发前 2 小时（${beijingTime(at)}）`
  switch (state) {
    case 'will_come':
      return `${when.trim()}，微信提醒您`
    case 'sent':
      return `${when}的提醒已经发了`
    case 'failed':
      return `${when}的提醒没发出去，请自己记一下时间`
    case 'too_late':
      return `${when.trim()}，离得太近，这条不发`
    case 'not_asked':
      return `${when}不提醒，点一下可以打开`
  }
}
