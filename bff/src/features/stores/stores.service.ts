import { distanceM } from '@cheji/shared/kernel/geo'
import type { Place } from '@cheji/shared/kernel/geo'
import { beijingIso } from '@cheji/shared/kernel/time'
import type { Clock } from '@cheji/shared/kernel/time'
import type { County, Store, StoreCard, StoreList, StoreQuery } from '@cheji/shared/stores/stores.contract'
import { ApiError } from '../../http/api-error'
import type { Regions, SpelledCounty } from './regions'
import { presentStore, presentStoreCard } from './store.presenter'
import type { StoreBook, StoreRecord } from './store-book'
import { countNearby, findStores, nearestCounty, pageOf } from './store-search'

/** The stores as last heard from the core platform. */
export interface StoreSource {
  book(): StoreBook
  asOf(): Date
  stale(): boolean
}

export interface StoresDependencies {
  readonly source: StoreSource
  readonly regions: Regions
  readonly clock: Clock
  /** Name and card picture of a model; undefined for one that the catalogue does not have. */
  readonly modelOf: (modelId: string) => { name: string; pictureUrl: string } | undefined
  readonly sharePictureUrl: string
}

const PAGE_SIZE = 20
const COUNTIES_FOUND = 20

/** Reads over the list of stores; nothing here is written by requests. */
export const createStoresService = ({ source, regions, clock, modelOf, sharePictureUrl }: StoresDependencies) => {
  const freshness = () => ({ asOf: beijingIso(source.asOf()), stale: source.stale() })

  const countyOf = (name: SpelledCounty): County => ({
    adcode: name.adcode,
    name: name.name,
    pinyin: name.pinyin,
    initials: name.initials,
    prefectureName: name.prefectureName,
    provinceName: name.provinceName,
    storeCount: source.book().countIn(name.adcode),
    nearestStoreM: null,
  })

  const record = (storeId: string): StoreRecord => {
    const store = source.book().get(storeId)
    if (!store) throw new ApiError('not_found')
    return store
  }

  return {
    /** Nearest or most akin first; see `findStores`. */
    list(query: StoreQuery): StoreList {
      const book = source.book()
      const now = clock()
      const where = { place: placeOf(query), adcode: query.adcode }
      const found = findStores(book, where, query, now)
      const { page, nextCursor } = pageOf(found, query.cursor, query.limit ?? PAGE_SIZE)
      const adcode = query.adcode ?? (where.place ? nearestCounty(book, where.place) : undefined)
      const county = adcode === undefined ? undefined : regions.county(adcode)
      return {
        items: page.map((one) =>
          presentStoreCard(one.store, { regions, now, distanceM: one.distanceM, modelId: query.modelId }),
        ),
        nextCursor,
        total: found.length,
        counts: countNearby(book, where, query.modelId, now),
        region: county ? { adcode: county.adcode, name: county.name } : null,
        ...freshness(),
      }
    },

    /** Throws not_found. */
    detail(storeId: string, place?: Place): Store {
      const store = record(storeId)
      const now = clock()
      const card = presentStoreCard(store, {
        regions,
        now,
        distanceM: place ? distanceM(place, store.place) : null,
      })
      const testDriveModels = store.testDriveModelIds.flatMap((modelId) => {
        const model = modelOf(modelId)
        return model ? [{ modelId, ...model }] : []
      })
      return presentStore(store, card, { now, freshness: freshness(), testDriveModels, sharePictureUrl })
    },

    /** The card of a store inside a booking; undefined once the platform has taken the store away. */
    cardOf(storeId: string): StoreCard | undefined {
      const store = source.book().get(storeId)
      return store && presentStoreCard(store, { regions, now: clock(), distanceM: null })
    },

    /** A store that takes bookings; undefined for one that is unknown or was withdrawn. */
    bookableStore(storeId: string): StoreRecord | undefined {
      const book = source.book()
      return book.takesBookings(storeId) ? book.get(storeId) : undefined
    },

    /** Other stores with this model, nearest first. */
    neighboursOf(storeId: string, modelId: string, limit: number): StoreCard[] {
      const book = source.book()
      const store = record(storeId)
      const now = clock()
      return findStores(book, { place: store.place }, { can: ['test_drive'], modelId }, now)
        .filter((one) => one.store.id !== storeId)
        .slice(0, limit)
        .map((one) => presentStoreCard(one.store, { regions, now, distanceM: one.distanceM, modelId }))
    },

    /** Stores that a promise of one price counts. */
    count: (): number => source.book().listed.length,

    provinces: () => ({
      items: regions.provinces.map((province) => ({
        ...province,
        storeCount: source.book().countIn(province.adcode),
      })),
    }),

    /** Throws not_found. */
    province(adcode: string) {
      const name = regions.provinces.find((one) => one.adcode === adcode)?.name
      const prefectures = regions.prefecturesOf(adcode)
      if (name === undefined || !prefectures) throw new ApiError('not_found')
      return {
        adcode,
        name,
        prefectures: prefectures.map((one) => ({
          adcode: one.adcode,
          name: one.name,
          counties: one.counties.map(countyOf),
        })),
      }
    },

    searchCounties: async (words: string) => ({ items: (await regions.search(words, COUNTIES_FOUND)).map(countyOf) }),

    /** The place itself is neither kept nor logged. */
    locate(place: Place): { county: County | null } {
      const adcode = nearestCounty(source.book(), place)
      const name = adcode === undefined ? undefined : regions.spelledCounty(adcode)
      return { county: name ? countyOf(name) : null }
    },
  }
}

export type StoresService = ReturnType<typeof createStoresService>

const placeOf = ({ lat, lng }: { lat?: number | undefined; lng?: number | undefined }): Place | undefined =>
  lat === undefined || lng === undefined ? undefined : { lat, lng }
