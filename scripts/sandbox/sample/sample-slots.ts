import { hoursOn } from '@cheji/bff/core-platform/contract/hours'
import type { UpstreamSlot, UpstreamStore } from '@cheji/bff/core-platform/contract/stores'
import { beijingInstant, beijingIso, minutesOf, timeOf } from '@cheji/shared/kernel/time'
import { TEST_STORE_ID } from './sample-stores'
import { seeded } from './random'

const SLOT_MINUTES = 30
const GRID_MINUTES = 40
const NOON = { from: minutesOf('12:00'), to: minutesOf('13:30') }

/** The name of a slot: `storeId.modelId.yyyymmdd.hhmm`. */
const slotIdOf = (storeId: string, modelId: string, startsAt: Date): string => {
  const local = beijingIso(startsAt)
  return `${storeId}.${modelId}.${local.slice(0, 10).replaceAll('-', '')}.${local.slice(11, 16).replace(':', '')}`
}

/** What a store offers on one Beijing day: half an hour every forty minutes inside its hours, one to three seats. */
export function sampleSlotsOn(store: UpstreamStore, day: string): UpstreamSlot[] {
  const hours = hoursOn(store, day)
  if (!hours || !store.abilities.includes('test_drive')) return []
  const first = Math.ceil((minutesOf(hours.opens) + SLOT_MINUTES) / 10) * 10
  const last = minutesOf(hours.closes) - SLOT_MINUTES
  const restsAtNoon = store.id !== TEST_STORE_ID && seeded('noon', store.id).chance(0.6)
  const slots: UpstreamSlot[] = []
  for (const modelId of store.testDriveModelIds) {
    const chance = seeded('slots', store.id, modelId, day)
    for (let start = first; start <= last; start += GRID_MINUTES) {
      const isTaken = chance.chance(0.12)
      const capacity = chance.pick([1, 1, 1, 1, 1, 1, 2, 2, 2, 3])
      const isNoon = restsAtNoon && start < NOON.to && start + SLOT_MINUTES > NOON.from
      if (isNoon || (isTaken && store.id !== TEST_STORE_ID)) continue
      slots.push(slotAt(store.id, modelId, beijingInstant(day, timeOf(start)), capacity))
    }
  }
  return slots
}

/** A slot of half an hour. */
export function slotAt(storeId: string, modelId: string, startsAt: Date, capacity: number): UpstreamSlot {
  return {
    id: slotIdOf(storeId, modelId, startsAt),
    storeId,
    modelId,
    startsAt: beijingIso(startsAt),
    endsAt: beijingIso(new Date(startsAt.getTime() + SLOT_MINUTES * 60_000)),
    capacity,
  }
}
