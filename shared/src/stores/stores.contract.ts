import { z } from 'zod'
import {
  Adcode,
  Cursor,
  Day,
  FlagText,
  Freshness,
  GeoPoint,
  ModelId,
  StoreId,
  TimeOfDay,
  Timestamp,
  degreesIn,
  listOf,
  wholeNumberIn,
} from '../kernel/fields'

/** What a store can do. */
export const StoreAbility = z.enum([
  'test_drive',
  'sales',
  'delivery',
  'maintenance',
  'repair',
  'battery_repair',
  'unknown',
])
/** `van`: a mobile service van, `point`: a service point in a town. */
export const StoreKind = z.enum(['store', 'point', 'van', 'unknown'])

export const OpenState = z.object({
  open: z.boolean(),
  /** Today's closing time while open. */
  until: TimeOfDay.nullable(),
  /** When it opens next while closed; null when not within 14 days. */
  opensAt: Timestamp.nullable(),
  /** Plain words: 营业中，到 18:00 · 今天休息，明天 8:30 开门 */
  words: z.string(),
})

export const StoreCard = z.object({
  storeId: StoreId,
  name: z.string(),
  kind: StoreKind,
  adcode: Adcode,
  /** 江苏宿迁 · 沭阳县 */
  regionName: z.string(),
  address: z.string(),
  place: GeoPoint,
  phone: z.string(),
  /** Metres from where she is or from the middle of the county she chose; null when neither is known. */
  distanceM: z.int().nullable(),
  openState: OpenState,
  abilities: z.array(StoreAbility),
  /** Whether the model that was asked for can be test-driven here; null when none was asked for. */
  hasModel: z.boolean().nullable(),
  /** A store for review and training: its bookings reach nobody. */
  isTest: z.boolean(),
})

/** Where: `lat` and `lng` together (GCJ-02), or `adcode`. Neither: every store, by region. */
export const StoreQuery = z
  .strictObject({
    lat: degreesIn(90).optional(),
    lng: degreesIn(180).optional(),
    adcode: Adcode.optional(),
    can: listOf(StoreAbility).optional(),
    modelId: ModelId.optional(),
    openNow: FlagText.optional(),
    cursor: Cursor.optional(),
    limit: wholeNumberIn(1, 50).optional(),
  })
  .refine((query) => (query.lat === undefined) === (query.lng === undefined), {
    message: 'lat and lng go together',
    path: ['lat'],
  })

export const StoreList = Freshness.extend({
  items: z.array(StoreCard),
  nextCursor: z.string().nullable(),
  total: z.int(),
  /** Counts among the stores of the same place (same county, or 100 km). */
  counts: z.object({ openNow: z.int(), testDrive: z.int(), delivery: z.int(), maintenance: z.int(), repair: z.int() }),
  /** The county that the answer is centred on; null when a coordinate is far from every store. */
  region: z.object({ adcode: Adcode, name: z.string() }).nullable(),
})

export const Consultant = z.object({
  consultantId: z.string(),
  name: z.string(),
  title: z.string(),
  yearsHere: z.int(),
})

export const OpeningHours = z.object({
  /** Weekdays first: 每天 8:30–18:00, or 周一到周五 …, 周末 … */
  words: z.array(z.string()),
  /** Days that differ, in words: 除夕到初三休息 */
  exceptions: z.array(z.object({ from: Day, to: Day, words: z.string() })),
})

export const Store = StoreCard.extend({
  landmark: z.string().nullable(),
  parking: z.string().nullable(),
  openingHours: OpeningHours,
  consultants: z.array(Consultant),
  testDriveModels: z.array(z.object({ modelId: ModelId, name: z.string(), pictureUrl: z.string() })),
  /** What this store cannot do and where to go for it, in words. */
  notes: z.array(z.string()),
  sharePictureUrl: z.string(),
}).extend(Freshness.shape)

export const County = z.object({
  adcode: Adcode,
  name: z.string(),
  pinyin: z.string(),
  initials: z.string(),
  prefectureName: z.string(),
  provinceName: z.string(),
  storeCount: z.int(),
  /** Metres to the nearest store when there is none here and the distance is known. */
  nearestStoreM: z.int().nullable(),
})
export const ProvinceRow = z.object({
  adcode: Adcode,
  name: z.string(),
  pinyin: z.string(),
  initials: z.string(),
  storeCount: z.int(),
})
export const PrefectureRow = z.object({ adcode: Adcode, name: z.string(), counties: z.array(County) })

export const listStores = { query: StoreQuery, result: StoreList }
export const getStore = {
  params: z.strictObject({ storeId: StoreId }),
  query: z
    .strictObject({ lat: degreesIn(90).optional(), lng: degreesIn(180).optional() })
    .refine((query) => (query.lat === undefined) === (query.lng === undefined), {
      message: 'lat and lng go together',
      path: ['lat'],
    }),
  result: Store,
}
export const listProvinces = { result: z.object({ items: z.array(ProvinceRow) }) }
export const getProvince = {
  params: z.strictObject({ adcode: Adcode }),
  result: z.object({ adcode: Adcode, name: z.string(), prefectures: z.array(PrefectureRow) }),
}
/** By Chinese name, pinyin or initials: 沭阳, shuyang, sy. */
export const searchCounties = {
  query: z.strictObject({ q: z.string().trim().min(1).max(20) }),
  result: z.object({ items: z.array(County) }),
}
/** The county whose stores are nearest to a place; the place is not kept. */
export const locateCounty = {
  query: z.strictObject({ lat: degreesIn(90), lng: degreesIn(180) }),
  result: z.object({ county: County.nullable() }),
}

export type StoreCard = z.output<typeof StoreCard>
export type StoreList = z.output<typeof StoreList>
export type Store = z.output<typeof Store>
export type StoreAbility = z.output<typeof StoreAbility>
export type StoreQuery = z.output<typeof StoreQuery>
export type OpenState = z.output<typeof OpenState>
export type County = z.output<typeof County>
export type ProvinceRow = z.output<typeof ProvinceRow>
export type PrefectureRow = z.output<typeof PrefectureRow>
