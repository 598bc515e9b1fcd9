import { beijingDay, beijingTime } from '@cheji/shared/kernel/time'
import type { Reminder, Slot, SlotDay, SlotList, TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { clockWords, monthDayWords, nearDayWords } from '../../ui/format'
import type { DayChoice, SlotChoice } from '../../ui/slots'
import { driveTexts as texts } from './texts'

const MINUTE_MS = 60_000

/** `720 416`: digits in two breaths. */
export const codeWords = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`

export const minutesOf = ({ startsAt, endsAt }: Pick<Slot, 'startsAt' | 'endsAt'>): number =>
  Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / MINUTE_MS)

/** `10:20` of an instant, in Beijing. */
export const timeWords = (iso: string): string => clockWords(beijingTime(new Date(iso)))

export const dayOf = (iso: string): string => beijingDay(new Date(iso))

/** 周日, or 12 月 3 日 where the day is farther away. */
export const dayWords = (day: string, now: Date): string => nearDayWords(day, now) ?? monthDayWords(day)

/** Days that she can choose from; those without any test drive are left out, unless it is the one that is shown. */
export const dayChoices = (days: readonly SlotDay[], shown: string, now: Date): DayChoice[] =>
  days
    .filter(({ date, state }) => state !== 'none' || date === shown)
    .map(({ date, state }) => ({
      day: date,
      name: dayName(date, now),
      number: Number(date.slice(8)),
      full: state !== 'free',
    }))

/** Beyond the week two days have the same name: then the month tells them apart. */
const dayName = (day: string, now: Date): string => nearDayWords(day, now) ?? `${String(Number(day.slice(5, 7)))} 月`

/** Times that can still be reached; what has passed is not shown. */
export const slotChoices = (slots: readonly Slot[]): SlotChoice[] =>
  slots
    .filter(({ state }) => state !== 'past')
    .map(({ slotId, startsAt, free }) => ({ id: slotId, time: timeWords(startsAt), free }))

export const hasRoom = ({ slots }: Pick<SlotList, 'slots'>): boolean => slots.some(({ state }) => state === 'free')

/** The next day with room after the shown one, else the first one with room. */
export const nextFreeDay = ({ days, date }: Pick<SlotList, 'days' | 'date'>): SlotDay | undefined =>
  days.find((day) => day.date > date && day.state === 'free') ?? days.find(({ state }) => state === 'free')

/** Those of her bookings that lie across a slot. */
export const overlapping = (drives: readonly TestDrive[], slot: Pick<Slot, 'startsAt' | 'endsAt'>) =>
  drives.find(
    (drive) =>
      Date.parse(drive.startsAt) < Date.parse(slot.endsAt) && Date.parse(drive.endsAt) > Date.parse(slot.startsAt),
  )

/** What the label of a booking says, and how urgent it looks. */
export const labelOf = (drive: TestDrive): { words: string; kind?: 'good' | 'look' | 'bad' } => {
  if (drive.status === 'refused') return { words: texts.label.refused, kind: 'bad' }
  if (drive.status !== 'booked' && drive.status !== 'confirmed') return { words: texts.label[drive.status] }
  if (drive.delivery === 'late') return { words: texts.labelLate, kind: 'look' }
  if (drive.movedFrom !== null) return { words: texts.labelMoved(timeWords(drive.startsAt)), kind: 'look' }
  return { words: texts.label[drive.status], kind: 'good' }
}

export const isHolding = ({ status }: Pick<TestDrive, 'status'>): boolean =>
  status === 'booked' || status === 'confirmed'

/** Reminders that she can still be asked about. */
export const askable = (reminders: readonly Reminder[]): readonly Reminder[] =>
  reminders.filter(({ state }) => state === 'not_asked')
