import type { DepositsDependencies } from '@cheji/bff/features/deposits/deposits.dependencies'
import type { StoreCard } from '@cheji/shared/stores/stores.contract'
import { COLOUR, STORE, TRIM } from '../platform/small-world'

const CAR = {
  modelId: 'model-1',
  modelName: '小鹿',
  trimId: TRIM,
  trimName: '标准版',
  colourId: COLOUR,
  colourName: '白',
  pictureUrl: '',
}

/** An openid as WeChat makes them, the same for the same user. */
const openidOf = (userId: string): string => `o${userId.padEnd(27, '_')}`

const CARD: StoreCard = {
  storeId: STORE,
  name: '车集测试店',
  kind: 'store',
  adcode: '130606',
  regionName: '河北保定 · 莲池区',
  address: '东风路1号',
  place: { lat: 38.87, lng: 115.48 },
  phone: '03120000000',
  distanceM: null,
  openState: { open: true, until: '18:00', opensAt: null, words: '营业中，到 18:00' },
  abilities: ['sales'],
  hasModel: null,
  isTest: true,
}

/** What the other features tell the deposits, as far as orders here need it. */
export const dependenciesOf = (
  priceOf: DepositsDependencies['priceOf'],
  aboutDays: number | undefined,
): DepositsDependencies => ({
  carOf: (trimId, colourId) =>
    trimId === TRIM && colourId === COLOUR ? { car: CAR, isAvailable: true, aboutDays } : undefined,
  priceOf,
  storeCardOf: (storeId) => (storeId === STORE ? CARD : undefined),
  takesOrders: () => true,
  hasConsent: () => Promise.resolve(true),
  openidOf: (userId) => Promise.resolve(openidOf(userId)),
  requirePayingOn: () => Promise.resolve(),
  seller: { name: '车集汽车销售有限公司', invoiceIssuer: '车集汽车销售有限公司' },
})
