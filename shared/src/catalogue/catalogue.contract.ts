import { z } from 'zod'
import {
  BrandId,
  ColourId,
  Cursor,
  Day,
  Fen,
  FlagText,
  Freshness,
  ModelId,
  TrimId,
  listOf,
  wholeNumberIn,
} from '../kernel/fields'

export const BodyStyle = z.enum([
  'micro-hatch-3d',
  'micro-hatch-5d',
  'boxy-mini',
  'small-hatch',
  'compact-hatch',
  'small-suv',
  'sedan',
  'unknown',
])
/** 微型, 小型, 紧凑型 */
export const SizeClass = z.enum(['micro', 'small', 'compact', 'unknown'])
export const PriceVersion = z.int().min(1)

/** Days between charges at 40 km a day, by the rule in range.ts. */
export const DaysPerCharge = z.object({ spring: z.int(), winter: z.int() })

/** What it costs to drive away, all in fen: the car, the purchase tax of the invoice's year, compulsory insurance, plates, commercial insurance as a range. */
export const DriveAway = z.object({
  carFen: Fen,
  purchaseTaxFen: Fen,
  /** The year whose tax rule was used. */
  taxYear: z.int(),
  /** The tax rule in words, with its dates. */
  taxRule: z.string(),
  compulsoryInsuranceFen: Fen,
  platesFen: Fen,
  commercialInsuranceLowFen: Fen,
  commercialInsuranceHighFen: Fen,
  totalLowFen: Fen,
  totalHighFen: Fen,
})

/** The one trim that a card speaks of. */
export const CardTrim = z.object({
  trimId: TrimId,
  name: z.string(),
  priceFen: Fen,
  priceVersion: PriceVersion,
  rangeKm: z.int(),
  rangeCycle: z.enum(['CLTC', 'NEDC']),
  fastCharge: z.boolean(),
  daysPerCharge: DaysPerCharge,
  driveAwayLowFen: Fen,
  driveAwayHighFen: Fen,
})

export const ModelCard = z.object({
  modelId: ModelId,
  name: z.string(),
  brandName: z.string(),
  seats: z.int(),
  lengthMm: z.int(),
  /** The cheapest trim that passes the filters. */
  trim: CardTrim,
  /** How many trims pass, of how many there are. */
  trimsPassing: z.int(),
  trimsTotal: z.int(),
  pictureUrl: z.string(),
  thumbUrl: z.string(),
})

export const CatalogueSort = z.enum(['price_asc', 'price_desc', 'range_desc', 'relevance'])

/** Without a price the list shows 30,000–100,000 RMB; `budgetMaxFen` is the most she has for everything, held against the drive-away total's upper end. */
export const CatalogueQuery = z.strictObject({
  q: z.string().trim().min(1).max(40).optional(),
  priceMinFen: wholeNumberIn(0, 100_000_000).optional(),
  priceMaxFen: wholeNumberIn(0, 100_000_000).optional(),
  budgetMaxFen: wholeNumberIn(0, 100_000_000).optional(),
  brands: listOf(BrandId).optional(),
  bodyStyles: listOf(BodyStyle).optional(),
  sizeClasses: listOf(SizeClass).optional(),
  seats: listOf(z.string().regex(/^[2-9]$/)).optional(),
  rangeMinKm: wholeNumberIn(0, 2000).optional(),
  fastCharge: FlagText.optional(),
  /** Charges from a household socket (up to 3.5 kW). */
  homeSocket: FlagText.optional(),
  sort: CatalogueSort.optional(),
  cursor: Cursor.optional(),
  limit: wholeNumberIn(1, 50).optional(),
})

/** One choice of a filter with the number of models it would leave, all other filters kept. */
export const FacetChoice = z.object({ value: z.string(), label: z.string(), count: z.int() })
export const Facets = z.object({
  /** `min-max` in fen. */
  priceBands: z.array(FacetChoice),
  budgets: z.array(FacetChoice),
  brands: z.array(FacetChoice),
  bodyStyles: z.array(FacetChoice),
  sizeClasses: z.array(FacetChoice),
  seats: z.array(FacetChoice),
  rangeMinKm: z.array(FacetChoice),
  fastCharge: z.array(FacetChoice),
  homeSocket: z.array(FacetChoice),
})

export const ModelList = Freshness.extend({
  items: z.array(ModelCard),
  nextCursor: z.string().nullable(),
  total: z.int(),
  facets: Facets,
  /** Changes with every change of catalogue or prices. */
  version: z.string(),
  /** When the words matched nothing exactly: what was searched for instead. */
  didYouMean: z.string().nullable(),
})

/** Kilometres a charge really gives, rounded down to 5 km, by season and road. */
export const RangeEstimate = z.object({ spring: z.int(), summer: z.int(), winter: z.int(), winterMotorway: z.int() })

export const Availability = z.enum(['in_stock', 'incoming', 'none', 'unknown'])
export const ColourStock = z.object({ colourId: ColourId, availability: Availability, aboutDays: z.int().nullable() })

const Warranty = z.object({ years: z.int(), km: z.int() })

export const Trim = z.object({
  trimId: TrimId,
  name: z.string(),
  priceFen: Fen,
  priceVersion: PriceVersion,
  /** The Beijing day from which this price holds. */
  priceSince: Day,
  /** The year of the maker's guide price behind sample data. */
  priceYear: z.int(),
  depositFen: Fen,
  rangeKm: z.int(),
  rangeCycle: z.enum(['CLTC', 'NEDC']),
  rangeEstimate: RangeEstimate,
  daysPerCharge: DaysPerCharge,
  batteryKwh: z.number(),
  batteryChemistry: z.string(),
  batteryMaker: z.string().nullable(),
  motorKw: z.number(),
  motorNm: z.number().nullable(),
  topSpeedKmh: z.int().nullable(),
  accelerationTo100S: z.number().nullable(),
  lengthMm: z.int(),
  widthMm: z.int(),
  heightMm: z.int(),
  wheelbaseMm: z.int(),
  curbWeightKg: z.int().nullable(),
  fastCharge: z.object({ supported: z.boolean(), minutes30to80: z.int().nullable(), maxKw: z.number().nullable() }),
  acChargeKw: z.number().nullable(),
  acFullHours: z.number().nullable(),
  driveLayout: z.string(),
  abs: z.boolean(),
  airbags: z.int().nullable(),
  tyreSize: z.string(),
  trunkL: z.int().nullable(),
  warrantyVehicle: Warranty,
  warrantyBattery: Warranty,
  driveAway: DriveAway,
  stock: z.array(ColourStock),
})

export const Colour = z.object({ colourId: ColourId, name: z.string(), hex: z.string(), pictureUrl: z.string() })

export const Model = Freshness.extend({
  modelId: ModelId,
  name: z.string(),
  brandId: BrandId,
  brandName: z.string(),
  bodyStyle: BodyStyle,
  sizeClass: SizeClass,
  doors: z.int(),
  seats: z.int(),
  modelYear: z.int(),
  sellingPoints: z.array(z.string()),
  knownDrawbacks: z.array(z.string()),
  colours: z.array(Colour),
  trims: z.array(Trim),
  related: z.array(ModelCard),
  sharePictureUrl: z.string(),
  /** Stores that the promise of one price counts. */
  storeCount: z.int(),
  version: z.string(),
})

export const PriceEntry = z.object({
  version: PriceVersion,
  priceFen: Fen,
  since: Day,
  /** The last Beijing day of this price; null while it holds. */
  until: Day.nullable(),
  /** Against the entry before; null for the first. */
  changeFen: z.int().nullable(),
  reason: z.string(),
})

export const PriceHistory = Freshness.extend({
  trimId: TrimId,
  trimName: z.string(),
  modelId: ModelId,
  modelName: z.string(),
  current: PriceEntry,
  /** Newest first. */
  entries: z.array(PriceEntry),
  /** The promise, one sentence each. */
  promise: z.array(z.string()),
  storeCount: z.int(),
})

export const ComparedTrim = z.object({
  trimId: TrimId,
  trimName: z.string(),
  modelId: ModelId,
  modelName: z.string(),
  priceFen: Fen,
  lengthMm: z.int(),
  heightMm: z.int(),
  pictureUrl: z.string(),
})

export const CompareRow = z.object({
  key: z.string(),
  label: z.string(),
  /** One text a trim, in the order asked for; 未公布 where unknown. */
  values: z.array(z.string()),
  differs: z.boolean(),
  /** Index of the better value; only for two trims and only where better is beyond dispute. */
  better: z.int().nullable(),
  /** The difference in words; null when there is none. */
  words: z.string().nullable(),
})

export const Comparison = Freshness.extend({
  trims: z.array(ComparedTrim),
  rows: z.array(CompareRow),
  differing: z.int(),
})

export const listModels = { query: CatalogueQuery, result: ModelList }
export const getModel = { params: z.strictObject({ modelId: ModelId }), result: Model }
export const getPriceHistory = { params: z.strictObject({ trimId: TrimId }), result: PriceHistory }
/** One to four different trims: `?trimIds=a,b`. */
export const compareTrims = {
  query: z.strictObject({ trimIds: listOf(TrimId).pipe(z.array(TrimId).max(4)) }),
  result: Comparison,
}

export type ModelCard = z.output<typeof ModelCard>
export type ModelList = z.output<typeof ModelList>
export type Model = z.output<typeof Model>
export type Trim = z.output<typeof Trim>
export type Colour = z.output<typeof Colour>
export type Facets = z.output<typeof Facets>
export type FacetChoice = z.output<typeof FacetChoice>
export type CatalogueQuery = z.output<typeof CatalogueQuery>
export type PriceHistory = z.output<typeof PriceHistory>
export type PriceEntry = z.output<typeof PriceEntry>
export type Comparison = z.output<typeof Comparison>
export type CompareRow = z.output<typeof CompareRow>
export type DriveAway = z.output<typeof DriveAway>
export type RangeEstimate = z.output<typeof RangeEstimate>
export type SizeClass = z.output<typeof SizeClass>
export type BodyStyle = z.output<typeof BodyStyle>
