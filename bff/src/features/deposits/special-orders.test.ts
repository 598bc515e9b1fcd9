import { addDays, beijingInstant } from '@cheji/shared/kernel/time'
import type { DepositRecord } from './deposit.record'
import type { Car, Order } from './testing/order'
import { type Shop, openShop } from './testing/shop'

let shop: Shop
let car: Car
beforeAll(async () => {
  shop = await openShop()
  car = await shop.car()
  // Promised seventeen days from today: later than WeChat waits for goods.
  await shop.soon(async () => {
    expect((await shop.offer(car)).car.trimId).toBe(car.trimId)
  })
})
afterAll(async () => shop.stop())
beforeEach(async () => {
  await shop.bff.sandbox.heal()
  await shop.bff.sandbox.settings({ wechatTradeManaged: true })
})

const REPORT = 'wechat POST /wxa/sec/order/opspecialorder'
const decided = async (order: Order): Promise<string | null | undefined> => {
  await shop.bff.clock.advance(61_000)
  return shop.soon(async () => {
    const record = await shop.bff.connection.collection<DepositRecord>('deposits').findOne({ orderNo: order.orderNo })
    if (record?.specialOrder === 'due') throw new Error('nobody has looked yet')
    return record?.specialOrder
  })
}
const toldUntil = async (order: Order) => (await shop.desk.order(shop.tradeNo(order)))?.specialUntil
const reports = async (): Promise<number> => {
  const { items } = (await shop.bff.sandbox.get('/requests?system=wechat')) as { items: { path: string }[] }
  return items.filter(({ path }) => path.includes('opspecialorder')).length
}

test('a car that comes in more than fifteen days: WeChat hears so, until the end of the promised day', async () => {
  const order = await shop.held(car)
  expect(await decided(order)).toBe('reported')
  const { deliverBy } = await shop.read(order)
  expect(new Date((await toldUntil(order)) ?? '')).toEqual(beijingInstant(addDays(deliverBy, 1)))
})

test('a trade that WeChat does not manage hears nothing', async () => {
  await shop.bff.sandbox.settings({ wechatTradeManaged: false })
  const before = await reports()
  const order = await shop.held(car)
  expect(await decided(order)).toBe('not_needed')
  expect(await reports()).toBe(before)
})

test('an order that was left before anybody reported it is none', async () => {
  await shop.bff.sandbox.fault({ endpoint: REPORT, kind: 'status', value: 503 })
  const order = await shop.held(car)
  await shop.bff.clock.advance(61_000)
  await shop.soon(async () => {
    expect((await shop.alarms('special_order')).map(({ details }) => details['orderNo'])).toContain(order.orderNo)
  })
  await shop.cancel(order, order.depositFen)
  await shop.until(order, 'refunded')
  await shop.bff.sandbox.heal()
  expect(await decided(order)).toBe('not_needed')
  expect(await toldUntil(order)).toBeNull()
})

test('WeChat’s trouble keeps neither car nor ledger waiting, and it is reported once WeChat is back', async () => {
  await shop.bff.sandbox.fault({ endpoint: REPORT, kind: 'status', value: 503 })
  const order = await shop.held(car)
  await shop.rest()
  expect(await shop.bff.connection.collection('ledger').countDocuments({ depositId: order.depositId })).toBe(1)
  await shop.bff.sandbox.heal()
  expect(await decided(order)).toBe('reported')
  expect(await toldUntil(order)).not.toBeNull()
})
