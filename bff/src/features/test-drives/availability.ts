import type { UpstreamSlot } from '@cheji/bff/core-platform/contract/stores'
import { addDays, beijingDay, beijingIso } from '@cheji/shared/kernel/time'
import type { Slot, SlotDay } from '@cheji/shared/test-drives/test-drives.contract'

/** A slot that begins sooner than this can no longer be booked: the store has to get the car ready. */
export const NOTICE_MS = 30 * 60_000
/** Days that can be booked, today included. */
export const DAYS_AHEAD = 14

/** How many seats of each slot are held. */
export type Taken = ReadonlyMap<string, number>

/** Slots of one model in time order, with what is free of each. */
export const presentSlots = (slots: Iterable<UpstreamSlot>, modelId: string, taken: Taken, now: Date): Slot[] =>
  [...slots]
    .filter((slot) => slot.modelId === modelId)
    .map((slot) => presentSlot(slot, taken.get(slot.id) ?? 0, now))
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))

/** One slot; `held` may exceed a capacity that the store has lowered since. */
export const presentSlot = (slot: UpstreamSlot, held: number, now: Date): Slot => {
  const startsAt = new Date(slot.startsAt)
  const past = startsAt.getTime() < now.getTime() + NOTICE_MS
  const free = past ? 0 : Math.max(0, slot.capacity - held)
  return {
    slotId: slot.id,
    startsAt: beijingIso(startsAt),
    endsAt: beijingIso(new Date(slot.endsAt)),
    capacity: slot.capacity,
    free,
    state: past ? 'past' : free > 0 ? 'free' : 'full',
  }
}

/** Fourteen days from today, each with what is free on it. */
export const presentDays = (slots: readonly Slot[], now: Date): SlotDay[] => {
  const today = beijingDay(now)
  return Array.from({ length: DAYS_AHEAD }, (_, ahead) => {
    const date = addDays(today, ahead)
    const ofDay = slots.filter((slot) => slot.startsAt.startsWith(date) && slot.state !== 'past')
    const free = ofDay.reduce((sum, slot) => sum + slot.free, 0)
    return { date, free, state: free > 0 ? 'free' : ofDay.length > 0 ? 'full' : 'none' }
  })
}

/** The `count` free slots nearest in time to a moment, earliest first. */
export const nearestFree = (slots: readonly Slot[], moment: Date, count: number): Slot[] =>
  slots
    .filter((slot) => slot.state === 'free')
    .map((slot) => ({ slot, away: Math.abs(new Date(slot.startsAt).getTime() - moment.getTime()) }))
    .sort((a, b) => a.away - b.away || a.slot.slotId.localeCompare(b.slot.slotId))
    .slice(0, count)
    .map(({ slot }) => slot)
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
