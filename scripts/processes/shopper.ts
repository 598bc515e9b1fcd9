import { getDepositOffer, placeDeposit, startPayment } from '@cheji/shared/deposits/deposits.endpoints'
import { listStores } from '@cheji/shared/stores/stores.endpoints'
import type { PlaceDepositBody } from '@cheji/shared/deposits/deposits.contract'
import type { ApiClient } from './api-client'
import { eventually } from './eventually'
import type { World } from './world'

/** A trim in a colour of which there is enough, at a store, with all that its buyer agrees to. */
export type ShoppedCar = PlaceDepositBody

/** `count` cars of different trims and colours, each `inStock` times. */
export const carsInStock = async (
  { sandbox }: World,
  bff: ApiClient,
  count: number,
  inStock: number,
): Promise<ShoppedCar[]> => {
  const stock = await sandbox.list<{ trimId: string; colourId: string }>('/core-platform/stock')
  const { items } = await eventually(async () => {
    const stores = await bff.ask(listStores, { query: { limit: '1' } })
    if (stores.items.length === 0) throw new Error('no stores yet')
    return stores
  })
  const storeId = items[0]?.storeId ?? ''
  const cars: ShoppedCar[] = []
  for (const { trimId, colourId } of stock.slice(0, count)) {
    await sandbox.change('stock', { trimId, colourId, inStock })
    const car = { trimId, colourId, storeId }
    const { priceVersion, refundRule } = await bff.ask(getDepositOffer, { query: car })
    cars.push({ ...car, priceVersion, refundRuleVersion: refundRule.version, consent: true })
  }
  return cars
}

/** Orders a car and prepares the payment; what pays it at the cashier. */
export const orderCar = async (bff: ApiClient, car: ShoppedCar, token: string) => {
  const { depositId } = await bff.ask(placeDeposit, { body: car }, { token })
  const { requestPayment } = await bff.ask(startPayment, { params: { depositId }, body: {} }, { token })
  if (!requestPayment) throw new Error('there is nothing to pay')
  return requestPayment
}

/** Does `work` on every item, `atOnce` at a time. */
export const forEachAtOnce = async <T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> => {
  const left = [...items.entries()].reverse()
  const worker = async (): Promise<void> => {
    for (let next = left.pop(); next; next = left.pop()) await work(next[1], next[0])
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
