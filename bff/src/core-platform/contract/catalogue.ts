import { z } from 'zod'
import { Delta, UpstreamDay, UpstreamFen, UpstreamId, openEnum } from './fields'

export const UpstreamColour = z.object({
  id: UpstreamId,
  nameZh: z.string(),
  hex: z.string().regex(/^#[0-9A-Fa-f]{6}$/),
})
const Warranty = z.object({ years: z.int(), km: z.int() })

export const UpstreamTrim = z.object({
  id: UpstreamId,
  nameZh: z.string(),
  /** The year of the maker's guide price behind sample data. */
  priceYear: z.int(),
  rangeCltcKm: z.int().positive(),
  rangeCycle: z.enum(['CLTC', 'NEDC']).default('CLTC'),
  batteryKwh: z.number().positive(),
  batteryChemistry: z.string(),
  batteryMaker: z.string().optional(),
  motorKw: z.number(),
  motorNm: z.number().optional(),
  topSpeedKmh: z.int().optional(),
  acceleration0to50S: z.number().optional(),
  acceleration0to100S: z.number().optional(),
  lengthMm: z.int(),
  widthMm: z.int(),
  heightMm: z.int(),
  wheelbaseMm: z.int(),
  curbWeightKg: z.int().optional(),
  fastCharge: z.object({
    supported: z.boolean(),
    minutes30to80: z.int().optional(),
    maxKw: z.number().optional(),
  }),
  acChargeKw: z.number().optional(),
  acFullHours: z.number().optional(),
  driveLayout: z.string(),
  abs: z.boolean(),
  airbags: z.int().optional(),
  tyreSize: z.string(),
  trunkL: z.int().optional(),
  warrantyVehicle: Warranty,
  warrantyBattery: Warranty,
})

export const UpstreamModel = z.object({
  id: UpstreamId,
  brand: z.object({ id: UpstreamId, nameZh: z.string(), nameEn: z.string() }),
  nameZh: z.string(),
  nameEn: z.string(),
  pinyin: z.object({ full: z.string(), initials: z.string() }),
  aliases: z.array(z.string()),
  bodyStyle: openEnum([
    'micro-hatch-3d',
    'micro-hatch-5d',
    'boxy-mini',
    'small-hatch',
    'compact-hatch',
    'small-suv',
    'sedan',
  ]),
  sizeClass: openEnum(['微型', '小型', '紧凑型']),
  doors: z.int(),
  seats: z.int(),
  launchedYear: z.int(),
  modelYear: z.int(),
  colours: z.array(UpstreamColour).min(1),
  sellingPoints: z.array(z.string()),
  knownDrawbacks: z.array(z.string()),
  trims: z.array(UpstreamTrim).min(1),
})

/** `GET /v1/catalogue?updatedSince=` */
export const CatalogueDelta = Delta.extend({ models: z.array(UpstreamModel), removedModelIds: z.array(UpstreamId) })

/** One version of the national price of one trim. Versions of a trim rise by one; `since` is the Beijing day from which it holds. */
export const UpstreamPrice = z.object({
  trimId: UpstreamId,
  version: z.int().min(1),
  priceFen: UpstreamFen,
  /** Whole hundreds of RMB, 1,000–5,000, at most 20 % of the price. */
  depositFen: UpstreamFen,
  since: UpstreamDay,
  reasonZh: z.string(),
})
/** `GET /v1/prices?updatedSince=`: every version ever of the trims that changed. */
export const PriceDelta = Delta.extend({ entries: z.array(UpstreamPrice) })

/** Cars of one trim in one colour that can still be sold. */
export const UpstreamStock = z.object({
  trimId: UpstreamId,
  colourId: UpstreamId,
  inStock: z.int().min(0),
  incoming: z.int().min(0),
  aboutDays: z.int().min(0).optional(),
})
/** `GET /v1/stock?updatedSince=` */
export const StockDelta = Delta.extend({ stock: z.array(UpstreamStock) })

export type UpstreamModel = z.output<typeof UpstreamModel>
export type UpstreamTrim = z.output<typeof UpstreamTrim>
export type UpstreamPrice = z.output<typeof UpstreamPrice>
export type UpstreamStock = z.output<typeof UpstreamStock>
export type CatalogueDelta = z.output<typeof CatalogueDelta>
export type PriceDelta = z.output<typeof PriceDelta>
export type StockDelta = z.output<typeof StockDelta>
