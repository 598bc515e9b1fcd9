import { Types } from 'mongoose'
import type { UpstreamSlot } from '@cheji/bff/core-platform/contract/stores'
import type { BookTestDriveBody, ReminderKind, TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { ApiError } from '../../http/api-error'
import type { Idempotency } from '../../http/call'
import { NOTICE_MS } from './availability'
import { bucketsOf, claimSeat } from './claim'
import type { Claimed } from './claim'
import { qrPngOf } from './qr-code'
import { answerReminders } from './reminder.writes'
import type { SlotsService } from './slots.service'
import { storeIdOf } from './slot-book'
import type { TestDriveRecord, TestDrives } from './test-drive.model'
import { presentTestDrive } from './test-drive.presenter'
import { HOLDING } from './test-drive.state'
import { cancelBooking, insertBooking, isOpen, moveBooking } from './test-drive.writes'
import type { SlotClaim } from './test-drive.writes'
import type { TestDrivesDependencies } from './test-drives.dependencies'

const ALTERNATIVES_SHOWN = 2
const PAST_SHOWN = 50
/** A guarded write that loses its race is made again on what is there now, this often. */
const TRIES = 5

/** Books, moves and cancels. The booking is the claim: the unique indexes decide, never a count. */
export const createTestDrivesService = (
  testDrives: TestDrives,
  dependencies: TestDrivesDependencies,
  slots: SlotsService,
) => {
  const { clock, slotBook, storeCardOf, modelOf, trimOf } = dependencies

  const present = async (record: TestDriveRecord): Promise<TestDrive> => {
    const now = clock()
    const store = storeCardOf(record.storeId)
    if (!store) throw new ApiError('warming_up', { retryAfterS: 3 })
    const holding = HOLDING.includes(record.status)
    return presentTestDrive(record, {
      now,
      store,
      pictureUrl: modelOf(record.modelId)?.pictureUrl ?? '',
      alternatives:
        record.status === 'refused' && isOpen(record, now)
          ? await slots.nearest(record.storeId, record.modelId, record.startsAt, ALTERNATIVES_SHOWN)
          : [],
      qrPng: holding && record.endsAt > now ? await qrPngOf(record._id.toString(), record.code) : null,
    })
  }

  /** A slot that can be booked now. Throws slot_gone, slot_past, try_later. */
  const bookable = async (slotId: string, modelId: string): Promise<UpstreamSlot> => {
    const allotted = await slotBook.slotsOf(storeIdOf(slotId))
    if (!allotted) throw new ApiError('try_later', { retryAfterS: 5 })
    const slot = allotted.slots.get(slotId)
    if (slot?.modelId !== modelId) throw new ApiError('slot_gone')
    if (new Date(slot.startsAt).getTime() < clock().getTime() + NOTICE_MS) throw new ApiError('slot_past')
    return slot
  }

  const claim = async <T>(slot: UpstreamSlot, attempt: (claim: SlotClaim, code: string) => Promise<T>) => {
    const held = await testDrives.find({ active: true, slotId: slot.id }, { seat: 1 }).lean()
    const taken = new Set(held.map((booking) => booking.seat))
    return claimSeat({ capacity: slot.capacity, taken }, dependencies.newCode, (seat, code) =>
      attempt({ slotId: slot.id, startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt), seat }, code),
    )
  }

  const own = async (userId: string, testDriveId: string): Promise<TestDriveRecord> => {
    const record = await testDrives
      .findOne({
        _id: new Types.ObjectId(testDriveId),
        userId: new Types.ObjectId(userId),
      })
      .lean<TestDriveRecord>()
    if (!record) throw new ApiError('not_found')
    return record
  }

  /** The booking that this key has made already. Throws idempotency_key_reused when it came with another body. */
  const madeBefore = async (userId: string, idempotency: Idempotency): Promise<TestDriveRecord | null> => {
    const made = await testDrives
      .findOne({
        userId: new Types.ObjectId(userId),
        'idempotency.route': idempotency.route,
        'idempotency.key': idempotency.key,
      })
      .lean<TestDriveRecord>()
    if (made && made.idempotency.bodyHash !== idempotency.bodyHash) throw new ApiError('idempotency_key_reused')
    return made
  }

  /** Whether she herself holds a booking at the time of a slot: that, not its being full, is what she needs to know. */
  const holdsAnother = async (userId: string, { startsAt, endsAt }: UpstreamSlot): Promise<boolean> => {
    const buckets = bucketsOf(new Date(startsAt), new Date(endsAt))
    const held = await testDrives.exists({
      active: true,
      userId: new Types.ObjectId(userId),
      buckets: { $in: buckets },
    })
    return held !== null
  }

  /** Consent always; a number only when the store may ring her. */
  const requireAgreed = async (userId: string, contact: BookTestDriveBody['contact']): Promise<void> => {
    if (!(await dependencies.hasConsent(userId))) throw new ApiError('consent_required')
    if (contact === 'call' && (await dependencies.phoneOf(userId)) === undefined) throw new ApiError('phone_required')
  }

  const namesOf = (modelId: string, trimId: string | undefined) => {
    const model = modelOf(modelId)
    const trim = trimId === undefined ? undefined : trimOf(trimId)
    if (!model || (trimId !== undefined && trim?.modelId !== modelId)) throw new ApiError('not_found')
    return { modelName: model.name, trimId: trimId ?? null, trimName: trim?.name ?? null }
  }

  return {
    /** Safe to repeat with the same key. Throws slot_full, overlapping_booking, slot_gone, slot_past, consent_required, phone_required. */
    async book(
      userId: string,
      body: BookTestDriveBody,
      { idempotency, clientVersion }: { idempotency: Idempotency; clientVersion: string | undefined },
    ): Promise<TestDrive> {
      const made = await madeBefore(userId, idempotency)
      if (made) return present(made)
      const storeId = storeIdOf(body.slotId)
      if (!dependencies.storeOf(storeId)) throw new ApiError('slot_gone')
      await dependencies.requireBookingOn({ clientVersion, storeId })
      await requireAgreed(userId, body.contact)
      const names = namesOf(body.modelId, body.trimId)
      const slot = await bookable(body.slotId, body.modelId)

      const booking = { userId, storeId, modelId: body.modelId, ...names, contact: body.contact, idempotency }
      const outcome = await claim(slot, (seat, code) => insertBooking(testDrives, booking, seat, code, clock()))
      if ('refused' in outcome) {
        // the same tap may have arrived twice at once: the first one's booking is then the answer to both
        const first = await madeBefore(userId, idempotency)
        if (first) return present(first)
        if (outcome.refused === 'slot_full' && (await holdsAnother(userId, slot)))
          throw new ApiError('overlapping_booking')
      }
      const record = claimedOrThrow(outcome)
      dependencies.wakeOutbox()
      return present(record)
    },

    /** Gives up the old seat and takes the new one in one write. Throws booking_not_open and what booking throws. */
    async move(userId: string, testDriveId: string, slotId: string): Promise<TestDrive> {
      for (let tries = 0; tries < TRIES; tries++) {
        const seen = await own(userId, testDriveId)
        const now = clock()
        if (!isOpen(seen, now)) throw new ApiError('booking_not_open')
        if (seen.slotId === slotId && seen.active) return present(seen)
        if (storeIdOf(slotId) !== seen.storeId && !dependencies.storeOf(storeIdOf(slotId)))
          throw new ApiError('slot_gone')
        const slot = await bookable(slotId, seen.modelId)
        const moved = claimedOrThrow(
          await claim(slot, (seat, newCode) =>
            moveBooking(testDrives, seen, { storeId: storeIdOf(slotId), claim: seat, newCode }, now),
          ),
        )
        if (!moved) continue
        dependencies.wakeOutbox()
        return present(moved)
      }
      throw new ApiError('try_later', { retryAfterS: 1 })
    },

    /** Frees the seat at once; a repeat answers the cancelled booking. Throws booking_not_open, not_found. */
    async cancel(userId: string, testDriveId: string): Promise<TestDrive> {
      for (let tries = 0; tries < TRIES; tries++) {
        const seen = await own(userId, testDriveId)
        const now = clock()
        if (seen.status === 'cancelled') return present(seen)
        if (!isOpen(seen, now)) throw new ApiError('booking_not_open')
        const cancelled = await cancelBooking(testDrives, seen, now)
        if (!cancelled) continue
        dependencies.wakeOutbox()
        return present(cancelled)
      }
      throw new ApiError('try_later', { retryAfterS: 1 })
    },

    /** Throws not_found, also for another person's booking. */
    get: async (userId: string, testDriveId: string): Promise<TestDrive> => present(await own(userId, testDriveId)),

    async list(userId: string): Promise<{ upcoming: TestDrive[]; past: TestDrive[] }> {
      const now = clock()
      const records = await testDrives
        .find({ userId: new Types.ObjectId(userId) })
        .sort({ startsAt: -1 })
        .limit(PAST_SHOWN)
        .lean<TestDriveRecord[]>()
      const upcoming = records.filter(
        (one) => one.endsAt > now && (HOLDING.includes(one.status) || one.status === 'refused'),
      )
      const past = records.filter((one) => !upcoming.includes(one))
      return {
        upcoming: await Promise.all(upcoming.reverse().map(present)),
        past: await Promise.all(past.map(present)),
      }
    },

    /** Her answer to WeChat's question about reminders. Safe to repeat: one accept stays one message. */
    async answerReminders(
      userId: string,
      testDriveId: string,
      answer: { accepted: readonly ReminderKind[]; rejected: readonly ReminderKind[] },
    ): Promise<TestDrive> {
      const seen = await own(userId, testDriveId)
      if (!HOLDING.includes(seen.status)) throw new ApiError('booking_not_open')
      return present((await answerReminders(testDrives, seen, answer, clock())) ?? (await own(userId, testDriveId)))
    },
  }
}

export type TestDrivesService = ReturnType<typeof createTestDrivesService>

const claimedOrThrow = <T>(outcome: Claimed<T>): T => {
  if ('claimed' in outcome) return outcome.claimed
  throw new ApiError(outcome.refused === 'overlapping_booking' ? 'overlapping_booking' : 'slot_full')
}
