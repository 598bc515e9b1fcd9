import {
  type UpstreamModel,
  UpstreamModel as Model,
  type UpstreamPrice,
} from '../../../core-platform/contract/catalogue'

interface TrimSample {
  readonly id: string
  readonly nameZh?: string
  readonly rangeKm?: number
  readonly fastMinutes?: number | null
  readonly acKw?: number
  readonly facts?: Readonly<Record<string, unknown>>
}
export interface ModelSample {
  readonly id: string
  readonly nameZh?: string
  readonly brand?: { readonly id: string; readonly nameZh: string; readonly nameEn: string }
  readonly bodyStyle?: string
  readonly sizeClass?: string
  readonly seats?: number
  readonly aliases?: readonly string[]
  readonly trims: readonly TrimSample[]
}

/** A model as the core platform sends it, with plain facts wherever a test names none. */
export const sampleModel = (sample: ModelSample): UpstreamModel =>
  Model.parse({
    brand: { id: 'wuling', nameZh: '五菱', nameEn: 'Wuling' },
    nameZh: sample.id,
    nameEn: sample.id,
    pinyin: { full: sample.id, initials: sample.id },
    aliases: [],
    bodyStyle: 'small-hatch',
    sizeClass: '小型',
    doors: 5,
    seats: 5,
    launchedYear: 2024,
    modelYear: 2026,
    colours: [{ id: 'white', nameZh: '白', hex: '#FFFFFF' }],
    sellingPoints: ['好停'],
    knownDrawbacks: ['后排窄'],
    ...sample,
    trims: sample.trims.map(({ id, nameZh, rangeKm, fastMinutes, acKw, facts }) => ({
      id,
      nameZh: nameZh ?? id,
      priceYear: 2025,
      rangeCltcKm: rangeKm ?? 300,
      batteryKwh: 31.9,
      batteryChemistry: 'LFP',
      motorKw: 50,
      lengthMm: 3950,
      widthMm: 1708,
      heightMm: 1580,
      wheelbaseMm: 2560,
      fastCharge: fastMinutes === null ? { supported: false } : { supported: true, minutes30to80: fastMinutes ?? 35 },
      ...(acKw !== undefined && { acChargeKw: acKw }),
      driveLayout: 'FWD',
      abs: true,
      tyreSize: '185/60 R15',
      warrantyVehicle: { years: 3, km: 100_000 },
      warrantyBattery: { years: 8, km: 120_000 },
      ...facts,
    })),
  })

/** A version of a trim's price. */
export const samplePrice = (
  trimId: string,
  priceFen: number,
  { version = 1, since = '2026-01-01' }: { version?: number; since?: string } = {},
): UpstreamPrice => ({ trimId, version, priceFen, depositFen: 100_000, since, reasonZh: '厂家调价' })
