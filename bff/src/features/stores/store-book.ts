import type { UpstreamStore } from '@cheji/bff/core-platform/contract/stores'
import { distanceM } from '@cheji/shared/kernel/geo'
import type { Place } from '@cheji/shared/kernel/geo'
import { toGcj02 } from '../../core-platform/coordinates'

/** A store as this program keeps it: the platform's record with its place in GCJ-02. */
export type StoreRecord = Omit<UpstreamStore, 'coordinates'> & { readonly place: Place }

/** Every store that can be shown, built anew with each version of the platform's list. */
export interface StoreBook {
  get(storeId: string): StoreRecord | undefined
  /** Stores for buyers: those for review and training, and withdrawn ones, open by their id only. */
  readonly listed: readonly StoreRecord[]
  /** Stores that take bookings: the listed ones and those for review. */
  takesBookings(storeId: string): boolean
  /** The middle of a county's stores, else of its prefecture's; undefined where there is neither. */
  centreOf(adcode: string): Place | undefined
  countIn(adcode: string): number
}

/** Builds the book from the platform's records; withdrawn stores open by their id only, for the bookings that name them. */
export const bookOf = (stores: readonly UpstreamStore[], withdrawn: ReadonlySet<string> = new Set()): StoreBook => {
  const all = new Map(stores.map((store) => [store.id, recordOf(store)]))
  const listed = [...all.values()].filter((store) => !store.isTest && !withdrawn.has(store.id))
  const byPrefix = groupByPrefix(listed)
  return {
    get: (storeId) => all.get(storeId),
    listed,
    takesBookings: (storeId) => all.has(storeId) && !withdrawn.has(storeId),
    centreOf: (adcode) => middleOf(byPrefix.get(adcode)) ?? middleOf(byPrefix.get(adcode.slice(0, 4))),
    countIn: (adcode) => byPrefix.get(adcode.replace(/(0000|00)$/, ''))?.length ?? 0,
  }
}

/** Nearest first, with whole metres. */
export const byDistance = <T extends { place: Place }>(
  stores: readonly T[],
  from: Place,
): { store: T; distanceM: number }[] =>
  stores.map((store) => ({ store, distanceM: distanceM(from, store.place) })).sort((a, b) => a.distanceM - b.distanceM)

const recordOf = ({ coordinates, ...store }: UpstreamStore): StoreRecord => ({ ...store, place: toGcj02(coordinates) })

/** Stores by county (6 digits), prefecture (4) and province (2). */
const groupByPrefix = (stores: readonly StoreRecord[]): Map<string, StoreRecord[]> => {
  const groups = new Map<string, StoreRecord[]>()
  for (const store of stores)
    for (const length of [2, 4, 6]) {
      const prefix = store.adcode.slice(0, length)
      const group = groups.get(prefix)
      if (group) group.push(store)
      else groups.set(prefix, [store])
    }
  return groups
}

const middleOf = (stores: readonly StoreRecord[] | undefined): Place | undefined => {
  if (!stores || stores.length === 0) return undefined
  const sum = stores.reduce((a, { place }) => ({ lat: a.lat + place.lat, lng: a.lng + place.lng }), { lat: 0, lng: 0 })
  return { lat: sum.lat / stores.length, lng: sum.lng / stores.length }
}
