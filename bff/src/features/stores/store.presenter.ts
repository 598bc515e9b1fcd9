import type { Store, StoreCard } from '@cheji/shared/stores/stores.contract'
import { openingHoursOf, openStateOf } from './opening-hours'
import { regionNameOf } from './regions'
import type { Regions } from './regions'
import type { StoreRecord } from './store-book'
import { canTestDrive } from './store-search'

/** A store as a row of a list, and as it stands inside a booking. */
export const presentStoreCard = (
  store: StoreRecord,
  {
    regions,
    now,
    distanceM,
    modelId,
  }: { regions: Regions; now: Date; distanceM: number | null; modelId?: string | undefined },
): StoreCard => {
  const county = regions.county(store.adcode)
  return {
    storeId: store.id,
    name: store.nameZh,
    kind: store.kind,
    adcode: store.adcode,
    regionName: county ? regionNameOf(county) : '',
    address: store.address,
    place: store.place,
    phone: store.phone,
    distanceM,
    openState: openStateOf(store, now),
    abilities: store.abilities,
    hasModel: modelId === undefined ? null : canTestDrive(store, modelId),
    isTest: store.isTest,
  }
}

/** The store's own page. */
export const presentStore = (
  store: StoreRecord,
  card: StoreCard,
  {
    now,
    freshness,
    testDriveModels,
    sharePictureUrl,
  }: {
    now: Date
    freshness: { asOf: string; stale: boolean }
    testDriveModels: Store['testDriveModels']
    sharePictureUrl: string
  },
): Store => ({
  ...card,
  landmark: store.landmark ?? null,
  parking: store.parking ?? null,
  openingHours: openingHoursOf(store, now),
  consultants: store.consultants.map((one) => ({
    consultantId: one.id,
    name: one.nameZh,
    title: one.titleZh,
    yearsHere: one.yearsHere,
  })),
  testDriveModels,
  notes: store.notes,
  sharePictureUrl,
  ...freshness,
})
