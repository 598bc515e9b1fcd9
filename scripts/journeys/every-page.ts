import { AGREEMENT_VERSION } from '@cheji/shared/account/agreement-version'
import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import type { TestHouse } from '../testing/test-house'
import { orderFor, payFor, wishFor } from './order'
import { at } from './paths'
import { bookFor, type Person } from './person'
import type { Sample } from './sample'

/** A page as somebody opens it, and what she reads once it is all there. */
export interface Visit {
  name: string
  path: string
  shows: RegExp
}

const VERSION = new RegExp(`第 ${AGREEMENT_VERSION} 版`)

/** What pages are about: a booking, an order with a car held for it, and one that is not paid yet. */
export interface Belongings {
  drive: TestDrive
  paid: Deposit
  unpaid: Deposit
}

/** Books and orders as `person`, so that no page of hers is empty. */
export async function belongingsFor(
  house: Pick<TestHouse, 'drive'>,
  person: Person,
  { model, other, store: { storeId } }: Sample,
): Promise<Belongings> {
  const drive = await bookFor(person, { storeId, modelId: model.modelId })
  const paid = await payFor(person, await orderFor(person, wishFor(model, storeId)), house.drive)
  return { drive, paid, unpaid: await orderFor(person, wishFor(other, storeId)) }
}

/** Every page of every package, each with what it needs to be full. */
export function everyPage({ model, other, store, drive, paid, unpaid }: Sample & Belongings): Visit[] {
  const { modelId } = model
  const trimId = (model.trims[0] ?? other.trims[0])?.trimId ?? ''
  const trimIds = `${trimId},${other.trims[0]?.trimId ?? ''}`
  const { storeId } = store
  const { testDriveId } = drive
  return [
    { name: 'cars', path: at('cars'), shows: /天充一次/ },
    { name: 'charge', path: at('charge'), shows: /充电站/ },
    { name: 'service', path: at('service'), shows: /保养/ },
    { name: 'mine', path: at('mine'), shows: /大字版/ },
    { name: 'search', path: at('search'), shows: /写错字、写拼音都能找到/ },
    { name: 'model', path: at('model', { modelId }), shows: /能跑多远/ },
    { name: 'specs', path: at('specs', { modelId, trimId }), shows: /长宽高/ },
    { name: 'warranty', path: at('warranty', { modelId, trimId }), shows: /国家规定的/ },
    { name: 'prices', path: at('prices', { trimId }), shows: /我们答应您/ },
    { name: 'compare', path: at('compare', { trimIds }), shows: /只看不一样的/ },
    { name: 'saved', path: at('saved'), shows: /取消收藏点绿心/ },
    { name: 'stores', path: at('stores', { modelId }), shows: /每家店的车价都一样/ },
    { name: 'store', path: at('store', { storeId }), shows: /在这家店能做的/ },
    { name: 'region', path: at('region'), shows: /用我现在的位置/ },
    { name: 'book', path: at('book', { modelId, storeId }), shows: /几点去/ },
    { name: 'booked', path: at('booked', { testDriveId }), shows: /到店给顾问看/ },
    { name: 'drives', path: at('drives'), shows: /要去的/ },
    { name: 'drive', path: at('drive', { testDriveId }), shows: /到店给顾问看/ },
    { name: 'checkout', path: at('checkout', { ...wishFor(model, storeId) }), shows: /不想要了，怎么退/ },
    { name: 'orders', path: at('orders'), shows: /待付款/ },
    { name: 'order', path: at('order', { depositId: paid.depositId }), shows: /车给您留着了/ },
    { name: 'receipt', path: at('receipt', { depositId: paid.depositId }), shows: /复制给懂行的人核对/ },
    { name: 'to-pay', path: at('toPay', { payCode: unpaid.payCode ?? '' }), shows: /家人请您帮忙付订金/ },
    { name: 'login', path: at('login'), shows: /手机号加密存着/ },
    { name: 'agreement', path: at('agreement'), shows: VERSION },
    { name: 'privacy', path: at('privacy'), shows: VERSION },
    { name: 'my-data', path: at('myData'), shows: /我们手里有您这些/ },
    { name: 'help', path: at('help'), shows: /大家常问/ },
    { name: 'settings', path: at('settings'), shows: /版本/ },
  ]
}

/** What a phone keeps of somebody who looked around before: her county and a saved car. */
export function keptOfVisits({ model }: Sample, county: { adcode: string; name: string }): Record<string, unknown> {
  const [trim] = model.trims
  const [colour] = model.colours
  if (!trim || !colour) throw new Error(`${model.modelId} has no trim or no colour`)
  return {
    region: { adcode: county.adcode, name: county.name },
    'saved-models': [
      {
        modelId: model.modelId,
        trimId: trim.trimId,
        colourId: colour.colourId,
        modelName: model.name,
        trimName: trim.name,
        priceFen: trim.priceFen,
      },
    ],
  }
}
