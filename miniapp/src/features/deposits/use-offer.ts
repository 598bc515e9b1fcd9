import { getModel } from '@cheji/shared/catalogue/catalogue.endpoints'
import { driveAway } from '@cheji/shared/catalogue/drive-away'
import type { DepositOffer } from '@cheji/shared/deposits/deposits.contract'
import { getDepositOffer } from '@cheji/shared/deposits/deposits.endpoints'
import type { Resource } from '../../api/use-resource'
import { useResource } from '../../api/use-resource'

const MODEL_FRESH_FOR_MS = 60 * 60_000

export interface Wish {
  trimId: string
  colourId: string
  /** Undefined until a store is found. */
  storeId: string | undefined
}

/** What she is about to agree to, always asked for anew: an old price is no offer. */
export const useOffer = ({ trimId, colourId, storeId }: Wish): Resource<DepositOffer> =>
  useResource(getDepositOffer, storeId === undefined ? undefined : { query: { trimId, colourId, storeId } }, {
    reloadOnShowAfterMs: 5000,
    keep: false,
  })

/** What comes on top of a price, and the sum with it, in fen; `taxRule` in words. */
export interface OtherCosts {
  lowFen: number
  highFen: number
  totalLowFen: number
  totalHighFen: number
  taxRule: string
  taxYear: number
}

/** The estimate of insurance, tax and plates for a car at a price, invoiced in the year of `handoverBy`; undefined while the car's size is not known. */
export const useOtherCosts = (modelId: string | undefined) => {
  const model = useResource(getModel, modelId === undefined ? undefined : { params: { modelId } }, {
    freshForMs: MODEL_FRESH_FOR_MS,
  }).data
  return (priceFen: number, handoverBy: string): OtherCosts | undefined => {
    if (!model) return undefined
    const costs = driveAway({ priceFen, sizeClass: model.sizeClass, invoiceYear: Number(handoverBy.slice(0, 4)) })
    return {
      lowFen: costs.totalLowFen - priceFen,
      highFen: costs.totalHighFen - priceFen,
      totalLowFen: costs.totalLowFen,
      totalHighFen: costs.totalHighFen,
      taxRule: costs.taxRule,
      taxYear: costs.taxYear,
    }
  }
}
