import { z } from 'zod'
import file from './ev-models.json'

const Fen = z.int().positive()
const Hex = z.string().regex(/^#[0-9A-F]{6}$/)
const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const Warranty = z.strictObject({ years: z.int().positive(), km: z.int().positive() })

const Trim = z.strictObject({
  id: Id,
  nameZh: z.string().min(1),
  /** The maker's guide price of `priceYear`, not an offer. */
  guidePriceFen: Fen,
  priceYear: z.int(),
  rangeCltcKm: z.int().positive(),
  /** Set where the maker's figure is from the older cycle instead of CLTC. */
  rangeCycle: z.literal('NEDC').optional(),
  batteryKwh: z.number().positive(),
  batteryChemistry: z.enum(['LFP', 'NMC']),
  batteryMaker: z.string().min(1).optional(),
  motorKw: z.number().positive(),
  motorNm: z.number().positive().optional(),
  topSpeedKmh: z.int().positive().optional(),
  acceleration0to50S: z.number().positive().optional(),
  acceleration0to100S: z.number().positive().optional(),
  lengthMm: z.int().positive(),
  widthMm: z.int().positive(),
  heightMm: z.int().positive(),
  wheelbaseMm: z.int().positive(),
  curbWeightKg: z.int().positive().optional(),
  trunkL: z.int().positive().optional(),
  fastCharge: z.strictObject({
    supported: z.boolean(),
    maxKw: z.number().positive().optional(),
    minutes30to80: z.int().positive().optional(),
  }),
  acChargeKw: z.number().positive().optional(),
  acFullHours: z.number().positive().optional(),
  driveLayout: z.enum(['FWD', 'RWD']),
  abs: z.boolean(),
  airbags: z.int().nonnegative().optional(),
  tyreSize: z.string().regex(/^\d{3}\/\d{2} R\d{2}$/),
  warrantyVehicle: Warranty,
  warrantyBattery: Warranty,
  /** How sure we are of this entry: high = checked or well known, low = plausible only. */
  confidence: z.enum(['high', 'medium', 'low']),
})

const Model = z.strictObject({
  id: Id,
  brand: z.strictObject({ id: Id, nameZh: z.string().min(1), nameEn: z.string().min(1) }),
  nameZh: z.string().min(1),
  nameEn: z.string().min(1),
  pinyin: z.strictObject({ full: z.string().min(1), initials: z.string().min(1) }),
  aliases: z.array(z.string().min(1)),
  bodyStyle: z.enum([
    'micro-hatch-3d',
    'micro-hatch-5d',
    'boxy-mini',
    'small-hatch',
    'compact-hatch',
    'small-suv',
    'sedan',
  ]),
  sizeClass: z.enum(['微型', '小型', '紧凑型']),
  doors: z.int().min(2).max(5),
  seats: z.int().min(2).max(5),
  launchedYear: z.int(),
  modelYear: z.int(),
  colours: z.array(z.strictObject({ id: Id, nameZh: z.string().min(1), hex: Hex })).min(1),
  sellingPoints: z.array(z.string().min(1)).min(1),
  knownDrawbacks: z.array(z.string().min(1)).min(1),
  trims: z.array(Trim).min(1),
})

const ModelsFile = z.strictObject({
  note: z.string().min(1),
  asOf: z.string().regex(/^\d{4}-\d{2}$/),
  models: z.array(Model),
})

export type SampleModel = z.infer<typeof Model>
export type SampleTrim = z.infer<typeof Trim>

const parsed = ModelsFile.parse(file)

/** Models on sale in mainland China with their real specifications: sample data, from public knowledge. */
export const SAMPLE_MODELS: readonly SampleModel[] = parsed.models

/** Month up to which the sample catalogue was collected, as yyyy-mm. */
export const SAMPLE_MODELS_AS_OF = parsed.asOf
