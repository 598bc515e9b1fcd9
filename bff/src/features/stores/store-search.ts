import type { Place } from '@cheji/shared/kernel/geo'
import type { StoreAbility } from '@cheji/shared/stores/stores.contract'
import { ApiError } from '../../http/api-error'
import { openStateOf } from './opening-hours'
import { byDistance } from './store-book'
import type { StoreBook, StoreRecord } from './store-book'

/** Where to look from: a place (hers), a county chosen by hand, or nowhere. */
export interface Whereabouts {
  readonly place?: Place | undefined
  readonly adcode?: string | undefined
}

export interface StoreFilter {
  readonly can?: readonly StoreAbility[] | undefined
  readonly modelId?: string | undefined
  readonly openNow?: boolean | undefined
}

export interface FoundStore {
  readonly store: StoreRecord
  readonly distanceM: number | null
}

/** "Near" for the counts on the chips: within 100 km, or the same prefecture where no place is known. */
const NEAR_M = 100_000
/** Farther than this from every store, a place belongs to no county of ours. */
const SAME_REGION_M = 150_000

/**
 * Stores that pass the filter, in the order that helps her: the chosen county's first, then by distance; where
 * no distance can be known, by county, prefecture, province.
 */
export const findStores = (book: StoreBook, where: Whereabouts, filter: StoreFilter, now: Date): FoundStore[] =>
  ordered(book, where).filter(({ store }) => passes(store, filter, now))

/**
 * One page of what was found. The cursor names the last store shown, so that a store that opens or closes between two
 * pages shifts nothing. Throws validation_failed for a cursor that this list does not know.
 */
export const pageOf = (
  found: readonly FoundStore[],
  cursor: string | undefined,
  limit: number,
): { page: readonly FoundStore[]; nextCursor: string | null } => {
  const start = cursor === undefined ? 0 : found.findIndex(({ store }) => cursorOf(store) === cursor) + 1
  if (cursor !== undefined && start === 0)
    throw new ApiError('validation_failed', {
      details: [{ in: 'query', path: 'cursor', code: 'unknown_cursor' }],
    })
  const page = found.slice(start, start + limit)
  const last = page.at(-1)
  return { page, nextCursor: last && start + limit < found.length ? cursorOf(last.store) : null }
}

const cursorOf = (store: StoreRecord): string => Buffer.from(store.id).toString('base64url')

/** Counts for the filter chips among the stores nearby, each chip by itself. */
export const countNearby = (book: StoreBook, where: Whereabouts, modelId: string | undefined, now: Date) => {
  const near = nearbyStores(book, where)
  const count = (filter: StoreFilter): number => near.filter((store) => passes(store, filter, now)).length
  return {
    openNow: count({ openNow: true }),
    testDrive: count({ can: ['test_drive'], modelId }),
    delivery: count({ can: ['delivery'] }),
    maintenance: count({ can: ['maintenance'] }),
    repair: count({ can: ['repair'] }),
  }
}

/** The county of the store nearest to a place; undefined when every store is more than 150 km away. */
export const nearestCounty = (book: StoreBook, place: Place): string | undefined => {
  const nearest = byDistance(book.listed, place)[0]
  return nearest && nearest.distanceM <= SAME_REGION_M ? nearest.store.adcode : undefined
}

/** Where distances are measured from: her own place, else the middle of the chosen county's stores. */
export const originOf = (book: StoreBook, where: Whereabouts): Place | undefined =>
  where.place ?? (where.adcode ? book.centreOf(where.adcode) : undefined)

const ordered = (book: StoreBook, where: Whereabouts): FoundStore[] => {
  const origin = originOf(book, where)
  const found: FoundStore[] = origin
    ? byDistance(book.listed, origin)
    : book.listed.map((store) => ({ store, distanceM: null }))
  const { adcode } = where
  if (!adcode) return found
  return found.sort((a, b) => kinship(b.store.adcode, adcode) - kinship(a.store.adcode, adcode) || 0)
}

/** Stable sorting key: with a distance only "same county" comes first, without one nearness of kin decides. */
const kinship = (a: string, b: string): number => {
  if (a === b) return 3
  if (a.slice(0, 4) === b.slice(0, 4)) return 2
  return a.slice(0, 2) === b.slice(0, 2) ? 1 : 0
}

const nearbyStores = (book: StoreBook, where: Whereabouts): readonly StoreRecord[] => {
  const origin = originOf(book, where)
  if (origin)
    return byDistance(book.listed, origin)
      .filter((found) => found.distanceM <= NEAR_M)
      .map((found) => found.store)
  const { adcode } = where
  return adcode ? book.listed.filter((store) => kinship(store.adcode, adcode) >= 2) : book.listed
}

const passes = (store: StoreRecord, { can, modelId, openNow }: StoreFilter, now: Date): boolean =>
  (can ?? []).every((ability) => store.abilities.includes(ability)) &&
  (modelId === undefined || canTestDrive(store, modelId)) &&
  (openNow !== true || openStateOf(store, now).open)

/** Whether a model can be test-driven at a store. */
export const canTestDrive = (store: StoreRecord, modelId: string): boolean =>
  store.abilities.includes('test_drive') && store.testDriveModelIds.includes(modelId)
