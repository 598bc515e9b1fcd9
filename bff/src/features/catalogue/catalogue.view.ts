import type { SizeClass } from '@cheji/shared/catalogue/catalogue.contract'
import { driveAway } from '@cheji/shared/catalogue/drive-away'
import { daysPerCharge, estimateRangeKm } from '@cheji/shared/catalogue/range'
import type { UpstreamModel, UpstreamPrice, UpstreamStock, UpstreamTrim } from '../../core-platform/contract/catalogue'
import { groupBy } from './group-by'
import { currentPrice, pricesOfTrim } from './price-list'

/** What the catalogue is made from; each part as the core platform last gave it. */
export interface CatalogueSources {
  readonly models: readonly UpstreamModel[]
  readonly prices: readonly UpstreamPrice[]
  readonly stock: readonly UpstreamStock[]
}

/** A trim with its price of the day and what follows from both. */
export interface TrimEntry {
  readonly id: string
  readonly facts: UpstreamTrim
  readonly modelId: string
  readonly price: UpstreamPrice
  /** Every price that has held so far, oldest first; the last is `price`. */
  readonly history: readonly UpstreamPrice[]
  readonly driveAway: ReturnType<typeof driveAway>
  readonly rangeEstimate: { spring: number; summer: number; winter: number; winterMotorway: number }
  readonly daysPerCharge: { spring: number; winter: number }
  /** A household socket is enough: it charges with at most 3.5 kW. */
  readonly homeSocket: boolean
  readonly stock: readonly UpstreamStock[]
}

export interface ModelEntry {
  readonly id: string
  readonly facts: UpstreamModel
  readonly sizeClass: SizeClass
  /** Cheapest first. */
  readonly trims: readonly TrimEntry[]
}

/** The catalogue of one Beijing day, made once and never changed. */
export interface CatalogueView {
  readonly day: string
  readonly models: readonly ModelEntry[]
  readonly modelById: ReadonlyMap<string, ModelEntry>
  readonly trimById: ReadonlyMap<string, TrimEntry>
  /** Trims left out because no price holds on the day. */
  readonly unpricedTrimIds: readonly string[]
}

const HOME_SOCKET_MAX_KW = 3.5
const SIZE_CLASSES: Readonly<Record<UpstreamModel['sizeClass'], SizeClass>> = {
  微型: 'micro',
  小型: 'small',
  紧凑型: 'compact',
  unknown: 'unknown',
}

/** Joins models, prices and stock into the catalogue of a Beijing day. A trim without a price that day, and a model without such a trim, cannot be shown. */
export const buildCatalogueView = (sources: CatalogueSources, day: string): CatalogueView => {
  const prices = pricesOfTrim(sources.prices)
  const stock = groupBy(sources.stock, (row) => row.trimId)
  const unpricedTrimIds: string[] = []
  const models: ModelEntry[] = []
  for (const facts of sources.models) {
    const sizeClass = SIZE_CLASSES[facts.sizeClass]
    const trims: TrimEntry[] = []
    for (const trim of facts.trims) {
      const history = (prices.get(trim.id) ?? []).filter((entry) => entry.since <= day)
      const price = currentPrice(history, day)
      if (!price) unpricedTrimIds.push(trim.id)
      else
        trims.push(
          trimEntry({
            facts: trim,
            modelId: facts.id,
            sizeClass,
            price,
            history,
            day,
            stock: stock.get(trim.id) ?? [],
          }),
        )
    }
    trims.sort((a, b) => a.price.priceFen - b.price.priceFen || order(a.id, b.id))
    if (trims.length > 0) models.push({ id: facts.id, facts, sizeClass, trims })
  }
  models.sort((a, b) => order(a.id, b.id))
  return {
    day,
    models,
    modelById: new Map(models.map((model) => [model.id, model])),
    trimById: new Map(models.flatMap((model) => model.trims.map((trim) => [trim.id, trim] as const))),
    unpricedTrimIds,
  }
}

interface TrimParts extends Pick<TrimEntry, 'facts' | 'modelId' | 'price' | 'history' | 'stock'> {
  readonly sizeClass: SizeClass
  readonly day: string
}

const trimEntry = ({ facts, modelId, sizeClass, price, history, day, stock }: TrimParts): TrimEntry => {
  const km = (season: 'spring' | 'summer' | 'winter' | 'winterMotorway'): number =>
    estimateRangeKm(facts.rangeCltcKm, season, sizeClass)
  return {
    id: facts.id,
    facts,
    modelId,
    price,
    history,
    driveAway: driveAway({ priceFen: price.priceFen, sizeClass, invoiceYear: Number(day.slice(0, 4)) }),
    rangeEstimate: {
      spring: km('spring'),
      summer: km('summer'),
      winter: km('winter'),
      winterMotorway: km('winterMotorway'),
    },
    daysPerCharge: {
      spring: daysPerCharge(facts.rangeCltcKm, 'spring', sizeClass),
      winter: daysPerCharge(facts.rangeCltcKm, 'winter', sizeClass),
    },
    homeSocket: facts.acChargeKw !== undefined && facts.acChargeKw <= HOME_SOCKET_MAX_KW,
    stock,
  }
}

/** A total order of ids that no locale changes. */
export const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
