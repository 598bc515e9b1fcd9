import type { Facets, Model, ModelCard, ModelList, Trim } from '@cheji/shared/catalogue/catalogue.contract'

// Cars that do not exist, for tests.

const ASOF = '2026-11-25T10:00:00+08:00'

interface CardFacts {
  modelId?: string
  name?: string
  brandName?: string
  seats?: number
  priceFen?: number
  rangeKm?: number
  fastCharge?: boolean
}

export const sampleCard = ({
  modelId = 'pear',
  name = '梨子',
  brandName = '果园',
  seats = 4,
  priceFen = 5_000_000,
  rangeKm = 200,
  fastCharge = true,
}: CardFacts = {}): ModelCard => ({
  modelId,
  name,
  brandName,
  seats,
  lengthMm: 3500,
  trim: {
    trimId: `${modelId}-one`,
    name: `${String(rangeKm)}km 甲款`,
    priceFen,
    priceVersion: 1,
    rangeKm,
    rangeCycle: 'CLTC',
    fastCharge,
    daysPerCharge: { spring: 3, winter: 2 },
    driveAwayLowFen: priceFen + 500_000,
    driveAwayHighFen: priceFen + 700_000,
  },
  trimsPassing: 1,
  trimsTotal: 2,
  pictureUrl: `/${modelId}.webp`,
  thumbUrl: `/${modelId}-thumb.webp`,
})

const choice = (value: string, label: string, count: number) => ({ value, label, count })

export const sampleFacets = (): Facets => ({
  priceBands: [
    choice('3000000-5000000', '3–5 万', 2),
    choice('5000000-7000000', '5–7 万', 3),
    choice('7000000-10000000', '7–10 万', 0),
    choice('10000000-15000000', '10–15 万', 1),
  ],
  budgets: [choice('5000000', '5 万', 0), choice('7000000', '7 万', 2), choice('10000000', '10 万', 4)],
  brands: [choice('orchard', '果园', 2), choice('field', '田野', 1)],
  bodyStyles: [choice('sedan', '轿车', 1)],
  sizeClasses: [choice('micro', '微型', 2)],
  seats: [choice('4', '4 座', 2), choice('5', '5 座', 1), choice('7', '7 座', 0)],
  rangeMinKm: [choice('200', '200 公里', 3), choice('300', '300 公里', 2), choice('400', '400 公里', 0)],
  fastCharge: [choice('true', '能快充', 3)],
  homeSocket: [choice('true', '家用插座能充', 2)],
})

export const sampleList = (items: ModelCard[], facets = sampleFacets()): ModelList => ({
  asOf: ASOF,
  stale: false,
  items,
  nextCursor: null,
  total: items.length,
  facets,
  version: '1',
  didYouMean: null,
})

export const sampleTrim = (facts: Partial<Trim> = {}): Trim => ({
  trimId: 'pear-one',
  name: '200km 甲款',
  priceFen: 5_000_000,
  priceVersion: 1,
  priceSince: '2026-09-01',
  priceYear: 2026,
  depositFen: 100_000,
  rangeKm: 200,
  rangeCycle: 'CLTC',
  rangeEstimate: { spring: 180, summer: 160, winter: 130, winterMotorway: 105 },
  daysPerCharge: { spring: 3, winter: 2 },
  batteryKwh: 17.3,
  batteryChemistry: 'LFP',
  batteryMaker: null,
  motorKw: 30,
  motorNm: null,
  topSpeedKmh: 100,
  accelerationTo100S: null,
  lengthMm: 3500,
  widthMm: 1600,
  heightMm: 1550,
  wheelbaseMm: 2300,
  curbWeightKg: 900,
  fastCharge: { supported: true, minutes30to80: 35, maxKw: null },
  acChargeKw: 3.3,
  acFullHours: 9,
  driveLayout: 'FWD',
  abs: true,
  airbags: 0,
  tyreSize: '165/65 R14',
  trunkL: null,
  warrantyVehicle: { years: 3, km: 100_000 },
  warrantyBattery: { years: 8, km: 120_000 },
  driveAway: {
    carFen: 5_000_000,
    purchaseTaxFen: 221_239,
    taxYear: 2026,
    taxRule: '减一半',
    compulsoryInsuranceFen: 95_000,
    platesFen: 12_500,
    commercialInsuranceLowFen: 150_000,
    commercialInsuranceHighFen: 280_000,
    totalLowFen: 5_478_739,
    totalHighFen: 5_608_739,
  },
  stock: [
    { colourId: 'green', availability: 'in_stock', aboutDays: 7 },
    { colourId: 'white', availability: 'none', aboutDays: null },
  ],
  ...facts,
})

export const sampleModel = (facts: Partial<Model> = {}): Model => ({
  asOf: ASOF,
  stale: false,
  modelId: 'pear',
  name: '梨子',
  brandId: 'orchard',
  brandName: '果园',
  bodyStyle: 'micro-hatch-5d',
  sizeClass: 'micro',
  doors: 5,
  seats: 4,
  modelYear: 2026,
  sellingPoints: [],
  knownDrawbacks: ['后备箱浅'],
  colours: [
    { colourId: 'green', name: '薄荷绿', hex: '#A9D3BC', pictureUrl: '/green.webp' },
    { colourId: 'white', name: '珍珠白', hex: '#F4F4F1', pictureUrl: '/white.webp' },
  ],
  trims: [sampleTrim(), sampleTrim({ trimId: 'pear-two', name: '300km 乙款', priceFen: 6_200_000, rangeKm: 300 })],
  related: [sampleCard({ modelId: 'plum', name: '李子', priceFen: 5_600_000 })],
  sharePictureUrl: '/share.jpg',
  storeCount: 12,
  version: '1',
  ...facts,
})
