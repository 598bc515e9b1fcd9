import { addDays, beijingDay } from '@cheji/shared/kernel/time'
import { type Shop, openShop } from './testing/shop'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(async () => shop.stop())

test('an order older than a month: WeChat puts its refund off once, the same number goes again by itself', async () => {
  const car = await shop.car()
  await shop.bff.sandbox.change('stock', { trimId: car.trimId, colourId: car.colourId, aboutDays: 35 })
  await shop.soon(async () => {
    expect((await shop.offer(car)).deliverBy > addDays(beijingDay(shop.bff.clock.now()), 40)).toBe(true)
  })
  const order = await shop.held(car)
  await shop.leap(31 * 86_400_000)
  const later = { ...order, buyer: { ...order.buyer, token: await shop.bff.signIn(order.buyer.who) } }
  expect((await shop.cancel(later, order.depositFen)).status).toBe(200)
  const asks = async (): Promise<number[]> =>
    (await shop.desk.requests())
      .filter(({ method, path }) => method === 'POST' && path.endsWith('/refunds'))
      .map(({ status }) => status)
  await shop.soon(async () => {
    expect(await asks()).toEqual([429])
  })
  await shop.rest()
  expect((await shop.read(later)).payment?.refunds).toMatchObject([{ state: 'asked' }])
  await shop.leap(600_000)
  await shop.until(later, 'refunded')
  expect(await asks()).toEqual([200, 429])
  expect((await shop.desk.order(shop.tradeNo(order)))?.refunds).toMatchObject([
    { outRefundNo: `${order.orderNo}R01`, amountFen: order.depositFen },
  ])
  expect(await shop.alarms('refund_refused')).toEqual([])
})
