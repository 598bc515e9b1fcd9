import type { SlotDelta, UpstreamSlot } from '@cheji/bff/core-platform/contract/stores'
import type { Clock } from '@cheji/shared/kernel/time'
import type { SlotSnapshots } from './slot-snapshot.model'

/** The slots that a store allots to this channel, as last heard. */
export interface StoreSlots {
  readonly slots: ReadonlyMap<string, UpstreamSlot>
  readonly version: number
  readonly asOf: Date
  /** The core platform could not be asked just now. */
  readonly stale: boolean
}

export interface SlotBookDependencies {
  /** Slots of a store that changed since a version, or all. Throws when the platform cannot answer. */
  readonly fetchSlots: (storeId: string, updatedSince: number | undefined) => Promise<SlotDelta>
  readonly snapshots: SlotSnapshots
  readonly clock: Clock
}

/** Younger than this, slots are served without asking again; an event of the store ends it sooner. */
const FRESH_MS = 15_000
/** After a failure the platform is left alone for this long, so that its trouble does not slow every reader. */
const RETRY_AFTER_MS = 3_000
const STORES_KEPT = 500

interface Kept {
  held: StoreSlots | undefined
  askAgainAt: number
  asking: Promise<StoreSlots | undefined> | undefined
}

/**
 * Slots by store: asked for when somebody looks, in deltas, one call at a time a store; the last good answer stays in
 * memory and in MongoDB, so that booking goes on while the platform is down.
 */
export const createSlotBook = ({ fetchSlots, snapshots, clock }: SlotBookDependencies) => {
  const stores = new Map<string, Kept>()

  const keptOf = (storeId: string): Kept => {
    const found = stores.get(storeId)
    if (found) stores.delete(storeId)
    const kept = found ?? { held: undefined, askAgainAt: 0, asking: undefined }
    stores.set(storeId, kept)
    const oldest = stores.keys().next().value
    if (stores.size > STORES_KEPT && oldest !== undefined) stores.delete(oldest)
    return kept
  }

  const ask = async (storeId: string, kept: Kept): Promise<StoreSlots | undefined> => {
    kept.held ??= await loadSnapshot(snapshots, storeId)
    try {
      const delta = await fetchSlots(storeId, kept.held?.version)
      kept.held = merge(kept.held, delta)
      kept.askAgainAt = clock().getTime() + FRESH_MS
      await saveSnapshot(snapshots, storeId, kept.held)
    } catch {
      kept.held = kept.held && { ...kept.held, stale: true }
      kept.askAgainAt = clock().getTime() + RETRY_AFTER_MS
    }
    return kept.held
  }

  return {
    /** Undefined when the store was never heard of and the platform cannot be asked. */
    async slotsOf(storeId: string): Promise<StoreSlots | undefined> {
      const kept = keptOf(storeId)
      if (clock().getTime() < kept.askAgainAt) return kept.held
      kept.asking ??= ask(storeId, kept).finally(() => {
        kept.asking = undefined
      })
      return kept.asking
    },

    /** The platform said that a store's slots changed: the next look asks. */
    forget(storeId: string): void {
      const kept = stores.get(storeId)
      if (kept) kept.askAgainAt = 0
    },
  }
}

export type SlotBook = ReturnType<typeof createSlotBook>

/** The store that a slot belongs to: slots are named `storeId.modelId.yyyymmdd.hhmm` (see the contract). */
export const storeIdOf = (slotId: string): string => slotId.slice(0, slotId.indexOf('.'))

const merge = (held: StoreSlots | undefined, delta: SlotDelta): StoreSlots => {
  const slots = new Map(delta.full ? [] : held?.slots)
  for (const slot of delta.slots)
    if (slot.capacity > 0) slots.set(slot.id, slot)
    else slots.delete(slot.id)
  for (const slotId of delta.removedSlotIds) slots.delete(slotId)
  return { slots, version: delta.version, asOf: new Date(delta.asOf), stale: false }
}

const loadSnapshot = async (snapshots: SlotSnapshots, storeId: string): Promise<StoreSlots | undefined> => {
  const found = await snapshots.findById(storeId).lean()
  if (!found) return undefined
  const slots = new Map(found.slots.map((slot) => [slot.id, slot]))
  return { slots, version: found.version, asOf: found.asOf, stale: true }
}

/** An older version never takes the place of a newer one: the upsert then meets the newer document and is refused. */
const saveSnapshot = async (
  snapshots: SlotSnapshots,
  storeId: string,
  { slots, version, asOf }: StoreSlots,
): Promise<void> => {
  const updated = await snapshots.updateOne(
    { _id: storeId, version: { $lte: version } },
    { $set: { version, asOf, slots: [...slots.values()] } },
  )
  if (updated.matchedCount > 0) return
  await snapshots.updateOne(
    { _id: storeId },
    { $setOnInsert: { version, asOf, slots: [...slots.values()] } },
    { upsert: true },
  )
}
