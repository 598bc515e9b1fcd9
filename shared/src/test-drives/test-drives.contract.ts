import { z } from 'zod'
import { Day, Freshness, ModelId, NoBody, ObjectIdText, SlotId, StoreId, Timestamp, TrimId } from '../kernel/fields'
import { StoreCard } from '../stores/stores.contract'

/** `past` also covers a slot that begins within the store's notice time. */
export const SlotState = z.enum(['free', 'full', 'past'])
export const Slot = z.object({
  slotId: SlotId,
  startsAt: Timestamp,
  endsAt: Timestamp,
  capacity: z.int(),
  /** Seats still free, true capacity only. */
  free: z.int(),
  state: SlotState,
})
export const SlotDay = z.object({
  date: Day,
  /** `none`: the store is closed that day or offers no slot. */
  state: z.enum(['free', 'full', 'none']),
  free: z.int(),
})
export const SlotQuery = z.strictObject({ storeId: StoreId, modelId: ModelId, date: Day.optional() })
export const SlotList = Freshness.extend({
  storeId: StoreId,
  modelId: ModelId,
  /** The day shown: the one asked for, else the first with a free slot. */
  date: Day,
  /** Fourteen days from today. */
  days: z.array(SlotDay),
  slots: z.array(Slot),
  /** Days on which this store's neighbours have room, when this one is full; nearest first. */
  elsewhere: z.array(z.object({ store: StoreCard, firstFreeAt: Timestamp })),
})

/** `call`: the store may ring her once to confirm. `wechat`: messages only, her number stays with us. */
export const ContactChoice = z.enum(['call', 'wechat'])
/** `day_before` and `two_hours_before` are the reminders that she is asked about in one tap. */
export const ReminderKind = z.enum(['day_before', 'two_hours_before'])

export const BookTestDriveBody = z.strictObject({
  slotId: SlotId,
  modelId: ModelId,
  trimId: TrimId.optional(),
  contact: ContactChoice.default('call'),
})

/**
 * booked: the seat is hers. confirmed: the store said so too. refused: the store cannot after all, `alternatives` holds the nearest times.
 * done, missed: the store's word after the day.
 */
export const TestDriveStatus = z.enum(['booked', 'confirmed', 'refused', 'cancelled', 'done', 'missed'])

export const Reminder = z.object({
  kind: ReminderKind,
  /** When it is due. */
  at: Timestamp,
  state: z.enum(['will_come', 'not_asked', 'sent', 'failed', 'too_late']),
  words: z.string(),
})

export const TestDrive = z.object({
  testDriveId: ObjectIdText,
  /** Six digits to read aloud or to show. */
  code: z.string().regex(/^\d{6}$/),
  status: TestDriveStatus,
  /** Whether the store has the booking yet: `late` after ten minutes without delivery. */
  delivery: z.enum(['pending', 'delivered', 'late']),
  store: StoreCard,
  model: z.object({ modelId: ModelId, name: z.string(), pictureUrl: z.string() }),
  trim: z.object({ trimId: TrimId, name: z.string() }).nullable(),
  slotId: SlotId,
  startsAt: Timestamp,
  endsAt: Timestamp,
  contact: ContactChoice,
  /** The start before the last move; null when never moved. */
  movedFrom: Timestamp.nullable(),
  /** Why the store refused or changed, in its words. */
  storeMessage: z.string().nullable(),
  /** The two nearest free times after a refusal. */
  alternatives: z.array(Slot),
  reminders: z.array(Reminder),
  /** PNG data URI of the code, at most 3 kB; null once the booking is over. */
  qrPng: z.string().nullable(),
  canMove: z.boolean(),
  canCancel: z.boolean(),
  createdAt: Timestamp,
  /** Rises with every change. */
  revision: z.int(),
})

const OwnTestDrive = z.strictObject({ testDriveId: ObjectIdText })

export const listSlots = { query: SlotQuery, result: SlotList }
export const bookTestDrive = { body: BookTestDriveBody, result: TestDrive }
/** Upcoming first by time, then past ones newest first. */
export const listTestDrives = { result: z.object({ upcoming: z.array(TestDrive), past: z.array(TestDrive) }) }
export const getTestDrive = { params: OwnTestDrive, result: TestDrive }
export const moveTestDrive = { params: OwnTestDrive, body: z.strictObject({ slotId: SlotId }), result: TestDrive }
export const cancelTestDrive = { params: OwnTestDrive, body: NoBody, result: TestDrive }
/** Which of the reminders she accepted in WeChat's own sheet; each accept pays for one message. */
export const acceptReminders = {
  params: OwnTestDrive,
  body: z.strictObject({ accepted: z.array(ReminderKind).max(2), rejected: z.array(ReminderKind).max(2) }),
  result: TestDrive,
}

export type Slot = z.output<typeof Slot>
export type SlotDay = z.output<typeof SlotDay>
export type SlotList = z.output<typeof SlotList>
export type TestDrive = z.output<typeof TestDrive>
export type TestDriveStatus = z.output<typeof TestDriveStatus>
export type ReminderKind = z.output<typeof ReminderKind>
export type Reminder = z.output<typeof Reminder>
export type ContactChoice = z.output<typeof ContactChoice>
export type BookTestDriveBody = z.output<typeof BookTestDriveBody>
