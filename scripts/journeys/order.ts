import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { getDeposit, getDepositOffer, placeDeposit, startPayment } from '@cheji/shared/deposits/deposits.endpoints'
import type { Model } from '@cheji/shared/catalogue/catalogue.contract'
import { eventually } from '../processes/eventually'
import type { TestHouse } from '../testing/test-house'
import type { Person } from './person'

/** A car as somebody orders it. */
export interface Wish {
  trimId: string
  colourId: string
  storeId: string
}

/** The first trim of a model in a colour that is in stock, or on its way. */
export function wishFor(model: Model, storeId: string): Wish {
  for (const { trimId, stock } of model.trims) {
    const found = stock.find(({ availability }) => availability === 'in_stock' || availability === 'incoming')
    if (found) return { trimId, colourId: found.colourId, storeId }
  }
  throw new Error(`${model.modelId} is not to be had in any colour`)
}

/** Orders a car as `person`; its deposit is not paid yet. */
export async function orderFor({ bff, session: { token } }: Person, wish: Wish): Promise<Deposit> {
  const offer = await bff.ask(getDepositOffer, { query: wish })
  const body = {
    ...wish,
    priceVersion: offer.priceVersion,
    refundRuleVersion: offer.refundRule.version,
    consent: true as const,
  }
  return bff.ask(placeDeposit, { body }, { token })
}

/** Pays an order as its buyer, and waits until a car is held for it. */
export async function payFor(
  { bff, session: { token } }: Person,
  { depositId }: Deposit,
  drive: TestHouse['drive'],
): Promise<Deposit> {
  const { requestPayment } = await bff.ask(startPayment, { params: { depositId }, body: {} }, { token })
  if (!requestPayment) throw new Error('there is nothing to pay')
  await drive('POST', '/wechat-pay/pay', { requestPayment, notify: 'at_once' })
  return eventually(async () => {
    const deposit = await bff.ask(getDeposit, { params: { depositId } }, { token })
    if (deposit.status !== 'stock_held') throw new Error(`the order is ${deposit.status}`)
    return deposit
  })
}

/** Gives the order a certain car, as the core platform does. */
export async function proposeCar(drive: TestHouse['drive'], depositId: string): Promise<void> {
  await eventually(async () => drive('POST', '/core-platform/changes', { kind: 'allocate', reference: depositId }))
}
