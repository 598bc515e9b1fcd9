import type { Comparison, Model, ModelCard, PriceHistory, Trim } from '@cheji/shared/catalogue/catalogue.contract'
import { fenToYuanText } from '@cheji/shared/kernel/money'
import type { UpstreamStock } from '../../core-platform/contract/catalogue'
import { promiseSentences } from './catalogue.texts'
import type { CatalogueView, ModelEntry, TrimEntry } from './catalogue.view'
import type { PassingModel } from './filters'
import { priceEntries } from './price-list'
import { relatedModels } from './related'

/** Full URLs of our pictures by logical name. */
export type PictureUrl = (logicalName: string) => string

const picture = (urlOf: PictureUrl, model: ModelEntry, size: 'card' | 'model' | 'thumb', colourId?: string): string =>
  urlOf(`models/${model.id}/${colourId ?? model.facts.colours[0]?.id ?? ''}/${size}.webp`)

/** A model that passed the filters, by the cheapest of its trims that did. */
export const presentCard = ({ model, trims }: PassingModel, urlOf: PictureUrl): ModelCard => {
  const [trim] = trims
  return {
    modelId: model.id,
    name: model.facts.nameZh,
    brandName: model.facts.brand.nameZh,
    seats: model.facts.seats,
    lengthMm: trim.facts.lengthMm,
    trim: {
      trimId: trim.id,
      name: trim.facts.nameZh,
      priceFen: trim.price.priceFen,
      priceVersion: trim.price.version,
      rangeKm: trim.facts.rangeCltcKm,
      rangeCycle: trim.facts.rangeCycle,
      fastCharge: trim.facts.fastCharge.supported,
      daysPerCharge: trim.daysPerCharge,
      driveAwayLowFen: trim.driveAway.totalLowFen,
      driveAwayHighFen: trim.driveAway.totalHighFen,
    },
    trimsPassing: trims.length,
    trimsTotal: model.trims.length,
    pictureUrl: picture(urlOf, model, 'card'),
    thumbUrl: picture(urlOf, model, 'thumb'),
  }
}

/** A model's page, without what changes by the minute (freshness, number of stores, version). */
export const presentModel = (
  view: CatalogueView,
  model: ModelEntry,
  urlOf: PictureUrl,
): Omit<Model, 'asOf' | 'stale' | 'storeCount' | 'version'> => {
  const { facts } = model
  return {
    modelId: model.id,
    name: facts.nameZh,
    brandId: facts.brand.id,
    brandName: facts.brand.nameZh,
    bodyStyle: facts.bodyStyle,
    sizeClass: model.sizeClass,
    doors: facts.doors,
    seats: facts.seats,
    modelYear: facts.modelYear,
    sellingPoints: facts.sellingPoints,
    knownDrawbacks: facts.knownDrawbacks,
    colours: facts.colours.map(({ id, nameZh, hex }) => ({
      colourId: id,
      name: nameZh,
      hex,
      pictureUrl: picture(urlOf, model, 'model', id),
    })),
    trims: model.trims.map((trim) => presentTrim(trim, model)),
    related: relatedModels(view, model).flatMap((near) => {
      const [first, ...rest] = near.trims
      return first ? [presentCard({ model: near, trims: [first, ...rest] }, urlOf)] : []
    }),
    sharePictureUrl: urlOf(`models/${model.id}/share.jpg`),
  }
}

const presentTrim = (trim: TrimEntry, model: ModelEntry): Trim => {
  const { facts, price } = trim
  return {
    trimId: trim.id,
    name: facts.nameZh,
    priceFen: price.priceFen,
    priceVersion: price.version,
    priceSince: price.since,
    priceYear: facts.priceYear,
    depositFen: price.depositFen,
    rangeKm: facts.rangeCltcKm,
    rangeCycle: facts.rangeCycle,
    rangeEstimate: trim.rangeEstimate,
    daysPerCharge: trim.daysPerCharge,
    batteryKwh: facts.batteryKwh,
    batteryChemistry: facts.batteryChemistry,
    batteryMaker: facts.batteryMaker ?? null,
    motorKw: facts.motorKw,
    motorNm: facts.motorNm ?? null,
    topSpeedKmh: facts.topSpeedKmh ?? null,
    accelerationTo100S: facts.acceleration0to100S ?? null,
    lengthMm: facts.lengthMm,
    widthMm: facts.widthMm,
    heightMm: facts.heightMm,
    wheelbaseMm: facts.wheelbaseMm,
    curbWeightKg: facts.curbWeightKg ?? null,
    fastCharge: {
      supported: facts.fastCharge.supported,
      minutes30to80: facts.fastCharge.minutes30to80 ?? null,
      maxKw: facts.fastCharge.maxKw ?? null,
    },
    acChargeKw: facts.acChargeKw ?? null,
    acFullHours: facts.acFullHours ?? null,
    driveLayout: facts.driveLayout,
    abs: facts.abs,
    airbags: facts.airbags ?? null,
    tyreSize: facts.tyreSize,
    trunkL: facts.trunkL ?? null,
    warrantyVehicle: facts.warrantyVehicle,
    warrantyBattery: facts.warrantyBattery,
    driveAway: trim.driveAway,
    stock: model.facts.colours.map(({ id }) =>
      presentStock(
        id,
        trim.stock.find(({ colourId }) => colourId === id),
      ),
    ),
  }
}

/** One colour of a trim, with what is known of its stock; undefined for a colour that the model does not have. */
export const presentCar = (model: ModelEntry, trim: TrimEntry, colourId: string, urlOf: PictureUrl) => {
  const colour = model.facts.colours.find(({ id }) => id === colourId)
  if (!colour) return undefined
  const row = trim.stock.find((one) => one.colourId === colourId)
  return {
    car: {
      modelId: model.id,
      modelName: model.facts.nameZh,
      trimId: trim.id,
      trimName: trim.facts.nameZh,
      colourId,
      colourName: colour.nameZh,
      pictureUrl: picture(urlOf, model, 'model', colourId),
    },
    isAvailable: row && row.inStock + row.incoming > 0,
    aboutDays: row?.aboutDays,
  }
}

const presentStock = (colourId: string, row: UpstreamStock | undefined): Trim['stock'][number] => ({
  colourId,
  availability: !row ? 'unknown' : row.inStock > 0 ? 'in_stock' : row.incoming > 0 ? 'incoming' : 'none',
  aboutDays: row && (row.inStock > 0 || row.incoming > 0) ? (row.aboutDays ?? null) : null,
})

/** A trim's price history with the promise, without freshness and the number of stores. */
export const presentPriceHistory = (
  trim: TrimEntry,
  model: ModelEntry,
): Omit<PriceHistory, 'asOf' | 'stale' | 'storeCount'> => {
  const entries = priceEntries(trim.history)
  const [current] = entries
  if (!current) throw new Error(`trim ${trim.id} is shown and has no price`)
  return {
    trimId: trim.id,
    trimName: trim.facts.nameZh,
    modelId: model.id,
    modelName: model.facts.nameZh,
    current,
    entries,
    promise: promiseSentences(fenToYuanText(current.priceFen)),
  }
}

/** The head of a column of a comparison. */
export const presentCompared = (
  trim: TrimEntry,
  model: ModelEntry,
  urlOf: PictureUrl,
): Comparison['trims'][number] => ({
  trimId: trim.id,
  trimName: trim.facts.nameZh,
  modelId: model.id,
  modelName: model.facts.nameZh,
  priceFen: trim.price.priceFen,
  lengthMm: trim.facts.lengthMm,
  heightMm: trim.facts.heightMm,
  pictureUrl: picture(urlOf, model, 'card'),
})
