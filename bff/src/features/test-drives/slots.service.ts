import { beijingDay, beijingIso } from '@cheji/shared/kernel/time'
import type { Slot, SlotList } from '@cheji/shared/test-drives/test-drives.contract'
import { ApiError } from '../../http/api-error'
import { nearestFree, presentDays, presentSlots } from './availability'
import type { Taken } from './availability'
import type { TestDrives } from './test-drive.model'
import type { TestDrivesDependencies } from './test-drives.dependencies'

const NEIGHBOURS_SHOWN = 3

/** Reads what can be booked: the store's allotment less the seats that bookings hold. */
export const createSlotsService = (
  testDrives: TestDrives,
  {
    clock,
    slotBook,
    storeOf,
    modelOf,
    neighboursOf,
  }: Pick<TestDrivesDependencies, 'clock' | 'slotBook' | 'storeOf' | 'modelOf' | 'neighboursOf'>,
) => {
  const slotsFor = async (storeId: string, modelId: string) => {
    const allotted = await slotBook.slotsOf(storeId)
    if (!allotted) throw new ApiError('try_later', { retryAfterS: 5 })
    const now = clock()
    return {
      allotted,
      now,
      slots: presentSlots(allotted.slots.values(), modelId, await takenAt(testDrives, storeId, now), now),
    }
  }

  const elsewhere = async (storeId: string, modelId: string): Promise<SlotList['elsewhere']> => {
    const found = await Promise.all(
      neighboursOf(storeId, modelId, NEIGHBOURS_SHOWN).map(async (store) => {
        const slots = await slotsFor(store.storeId, modelId).catch(() => undefined)
        const first = slots?.slots.find((slot) => slot.state === 'free')
        return first ? [{ store, firstFreeAt: first.startsAt }] : []
      }),
    )
    return found.flat()
  }

  return {
    /** Slots of a store for a model on a day. Throws not_found, try_later. */
    async list(storeId: string, modelId: string, date: string | undefined): Promise<SlotList> {
      if (!storeOf(storeId) || !modelOf(modelId)) throw new ApiError('not_found')
      const { allotted, slots, now } = await slotsFor(storeId, modelId)
      const days = presentDays(slots, now)
      const day = date ?? days.find((one) => one.state === 'free')?.date ?? beijingDay(now)
      const ofDay = slots.filter((slot) => slot.startsAt.startsWith(day))
      const hasRoom = ofDay.some((slot) => slot.state === 'free')
      return {
        storeId,
        modelId,
        date: day,
        days,
        slots: ofDay,
        elsewhere: hasRoom ? [] : await elsewhere(storeId, modelId),
        asOf: beijingIso(allotted.asOf),
        stale: allotted.stale,
      }
    },

    /** The free slots nearest to a moment; none when the store cannot be asked. */
    async nearest(storeId: string, modelId: string, moment: Date, count: number): Promise<Slot[]> {
      const found = await slotsFor(storeId, modelId).catch(() => undefined)
      return found ? nearestFree(found.slots, moment, count) : []
    },
  }
}

export type SlotsService = ReturnType<typeof createSlotsService>

/** Seats held at a store from now on, by slot. */
const takenAt = async (testDrives: TestDrives, storeId: string, now: Date): Promise<Taken> => {
  const rows = await testDrives.aggregate<{ _id: string; held: number }>([
    { $match: { active: true, storeId, startsAt: { $gte: now } } },
    { $group: { _id: '$slotId', held: { $sum: 1 } } },
  ])
  return new Map(rows.map((row) => [row._id, row.held]))
}
