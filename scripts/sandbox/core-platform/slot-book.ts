import type { UpstreamSlot, UpstreamStore } from '@cheji/bff/core-platform/contract/stores'
import { addDays, beijingDay } from '@cheji/shared/kernel/time'
import { hoursOn } from '@cheji/bff/core-platform/contract/hours'
import { sampleSlotsOn } from '../sample/sample-slots'
import type { DeltaOf } from './versioned-set'

/** Slots are offered for so many Beijing days, today included. */
const SLOT_DAYS = 14
/** Day 1 of the day numbers that slot versions count from. */
const FIRST_DAY_MS = Date.UTC(2025, 0, 1)

interface StoreSlots {
  /** The Beijing day on which the window begins. */
  today: string
  /** Changes made by people, without the passing of days. */
  changes: number
  slots: Map<string, { slot: UpstreamSlot; version: number }>
  removals: Map<string, number>
  /** Slots set by a person, kept above what the calendar would offer. */
  byHand: Map<string, UpstreamSlot>
}

/**
 * The slots of every store over the coming days. A store's version is the number of the day plus the changes made to
 * it, so it rises by one when a day begins and by one a change, and is the same again after a restart.
 */
export class SlotBook {
  private stores = new Map<string, StoreSlots>()

  constructor(private readonly firstVersion: number) {}

  /** Sets one slot; capacity 0 withdraws it. Returns the store's new version. */
  set(store: UpstreamStore, slot: UpstreamSlot, at: Date): number {
    const mine = this.rolledTo(store, at)
    mine.changes += 1
    const version = this.versionOf(mine)
    mine.byHand.set(slot.id, slot)
    mine.slots.set(slot.id, { slot, version })
    mine.removals.delete(slot.id)
    return version
  }

  /** Makes the slots follow a store whose record changed. Undefined when they are the same as before. */
  follow(before: UpstreamStore, after: UpstreamStore, at: Date): number | undefined {
    const mine = this.rolledTo(before, at)
    const offered = new Map<string, UpstreamSlot>()
    for (let i = 0; i < SLOT_DAYS; i++)
      for (const slot of offeredOn(after, addDays(mine.today, i), mine)) offered.set(slot.id, slot)
    const gone = Array.from(mine.slots.keys()).filter((id) => !offered.has(id))
    const come = Array.from(offered.values()).filter(({ id }) => !mine.slots.has(id))
    if (gone.length === 0 && come.length === 0) return undefined
    mine.changes += 1
    const version = this.versionOf(mine)
    for (const id of gone) {
      mine.slots.delete(id)
      mine.removals.set(id, version)
    }
    for (const slot of come) {
      mine.slots.set(slot.id, { slot, version })
      mine.removals.delete(slot.id)
    }
    return version
  }

  /** One slot as it is offered now. */
  find(store: UpstreamStore, slotId: string, at: Date): UpstreamSlot | undefined {
    return this.rolledTo(store, at).slots.get(slotId)?.slot
  }

  /** A store's slots that changed after a version; days that have passed are simply left out. */
  changedSince(store: UpstreamStore, since: number | undefined, at: Date): DeltaOf<UpstreamSlot> {
    const mine = this.rolledTo(store, at)
    const version = this.versionOf(mine)
    const full = since === undefined || since < this.firstVersion || since > version
    const from = full ? -1 : since
    return {
      version,
      full,
      items: Array.from(mine.slots.values()).flatMap((entry) => (entry.version > from ? [entry.slot] : [])),
      removedIds: full ? [] : Array.from(mine.removals).flatMap(([id, removed]) => (removed > from ? [id] : [])),
    }
  }

  /** The book as it is now, untouched by later changes. */
  copy(): SlotBook {
    const copy = new SlotBook(this.firstVersion)
    for (const [id, mine] of this.stores)
      copy.stores.set(id, {
        ...mine,
        slots: new Map(mine.slots),
        removals: new Map(mine.removals),
        byHand: new Map(mine.byHand),
      })
    return copy
  }

  private rolledTo(store: UpstreamStore, at: Date): StoreSlots {
    const today = beijingDay(at)
    const known = this.stores.get(store.id)
    const mine = known && known.today <= today ? known : this.fresh(store, today, known)
    this.stores.set(store.id, mine)
    while (mine.today < today) this.beginNextDay(store, mine)
    return mine
  }

  /** A store nobody looked at yet, or one whose clock was set back: the days before today began as they always do. */
  private fresh(store: UpstreamStore, today: string, known: StoreSlots | undefined): StoreSlots {
    const mine: StoreSlots = {
      today,
      changes: known?.changes ?? 0,
      slots: new Map(),
      removals: known?.removals ?? new Map<string, number>(),
      byHand: known?.byHand ?? new Map<string, UpstreamSlot>(),
    }
    for (let i = 0; i < SLOT_DAYS; i++) {
      const version = this.versionOf({ today: addDays(today, i - SLOT_DAYS + 1), changes: mine.changes })
      for (const slot of offeredOn(store, addDays(today, i), mine)) mine.slots.set(slot.id, { slot, version })
    }
    return mine
  }

  private beginNextDay(store: UpstreamStore, mine: StoreSlots): void {
    mine.today = addDays(mine.today, 1)
    for (const [id, { slot }] of mine.slots) if (slot.startsAt.slice(0, 10) < mine.today) mine.slots.delete(id)
    const version = this.versionOf(mine)
    for (const slot of offeredOn(store, addDays(mine.today, SLOT_DAYS - 1), mine))
      mine.slots.set(slot.id, { slot, version })
  }

  private versionOf({ today, changes }: Pick<StoreSlots, 'today' | 'changes'>): number {
    return this.firstVersion + dayNumber(today) + changes
  }
}

const dayNumber = (day: string): number => Math.max(0, (Date.parse(`${day}T00:00:00Z`) - FIRST_DAY_MS) / 86_400_000)

/** The calendar's slots of a day with those set by hand laid over them; a closed day has none. */
function offeredOn(store: UpstreamStore, day: string, { byHand }: Pick<StoreSlots, 'byHand'>): UpstreamSlot[] {
  if (!hoursOn(store, day)) return []
  const slots = new Map(sampleSlotsOn(store, day).map((slot) => [slot.id, slot]))
  for (const slot of byHand.values())
    if (slot.startsAt.slice(0, 10) === day && store.testDriveModelIds.includes(slot.modelId)) slots.set(slot.id, slot)
  return Array.from(slots.values())
}
