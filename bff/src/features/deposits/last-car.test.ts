import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { type Order, codeOf } from './testing/order'
import { type Shop, openShop } from './testing/shop'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(async () => shop.stop())
beforeEach(async () => {
  await shop.bff.sandbox.heal()
})

const holds = async () => (await shop.upstream()).holds

test('twenty buyers, one car: one gets it, and nobody else could have paid', async () => {
  const last = await shop.car(0, 1)
  const body = await shop.bodyFor(last)
  const buyers = await Promise.all(Array.from({ length: 20 }, async () => shop.person('crowd')))
  const answers = await Promise.all(buyers.map(async ({ token }) => shop.bff.post('/api/v1/deposits', body, { token })))
  const placed = answers.filter(({ status }) => status === 201)
  expect(placed).toHaveLength(1)
  const refused = answers.filter(({ status }) => status !== 201)
  expect(new Set(refused.map((answer) => `${String(answer.status)} ${codeOf(answer)}`))).toEqual(
    new Set(['409 sold_out']),
  )
  const { depositId } = placed[0]?.body as Deposit
  expect((await holds()).map(({ reference }) => reference)).toEqual([depositId])
  expect(await shop.desk.orders()).toEqual([])
})

test('every car that is paid for is kept: five cars, twelve buyers, all pay', async () => {
  const five = await shop.car(1, 5)
  const body = await shop.bodyFor(five)
  const orders: Order[] = []
  for (let index = 0; index < 12; index++) {
    const buyer = await shop.person('five')
    const { status, body: answered } = await shop.bff.post('/api/v1/deposits', body, { token: buyer.token })
    if (status === 201) orders.push({ ...(answered as Deposit), buyer, car: five })
  }
  expect(orders).toHaveLength(5)
  await Promise.all(orders.map(async (order) => shop.pay(order)))
  for (const order of orders) await shop.until(order, 'stock_held')
  const kept = new Set((await holds()).filter(({ until }) => until === null).map(({ reference }) => reference))
  for (const { depositId } of orders) expect(kept).toContain(depositId)
})

/** The order's time is over and WeChat Pay has closed nothing yet: it cannot be asked. */
const lapse = async (order: Order): Promise<void> => {
  await shop.bff.sandbox.fault({ endpoint: 'wechat-pay *', kind: 'status', value: 503 })
  await shop.bff.clock.advance(41 * 60_000)
  await shop.until(order, 'closing')
}

test('the soft hold ran out, she pays late, a car is still there: honoured at her price', async () => {
  const car = await shop.car(2, 1)
  const order = await shop.place(car)
  await shop.start(order)
  const { priceFen } = await shop.read(order)
  await shop.bff.sandbox.change('price', { trimId: car.trimId, priceFen: priceFen + 300_000 })
  await lapse(order)
  await shop.desk.pay({ outTradeNo: shop.tradeNo(order), evenIfExpired: true, notify: 'never' })
  await shop.bff.sandbox.heal()
  const held = await shop.until(order, 'stock_held')
  expect(held).toMatchObject({ closedBy: 'timeout', priceFen, payablePriceFen: priceFen })
  expect(held.steps.map(({ type }) => type)).toEqual(['placed', 'expired', 'paid', 'stock_held'])
})

test('the soft hold ran out, the last car went to somebody else, she pays late: all of it back without a word of hers', async () => {
  const car = await shop.car(3, 1)
  const late = await shop.place(car)
  await shop.start(late)
  await lapse(late)
  // Her hold has run out, so the car is there for the next one.
  const next = await shop.place(car)
  await shop.desk.pay({ outTradeNo: shop.tradeNo(late), evenIfExpired: true, notify: 'never' })
  await shop.bff.sandbox.heal()
  const refunded = await shop.until(late, 'refunded')
  expect(refunded.payment?.refunds).toMatchObject([
    { refundFen: late.depositFen, cause: 'late_payment', state: 'done' },
  ])
  await shop.pay(next)
  await shop.until(next, 'stock_held')
})

test('the platform cannot say for a day whether there is a car: all of it goes back by itself', async () => {
  const order = await shop.place(await shop.car(4))
  await shop.bff.sandbox.fault({
    endpoint: 'core-platform PUT /v1/stock-holds/:reference',
    kind: 'status',
    value: 503,
  })
  await shop.pay(order)
  const paid = await shop.until(order, 'paid')
  expect(Date.parse(paid.holdBy ?? '') - Date.parse(paid.payment?.heardAt ?? '')).toBe(86_400_000)
  await shop.bff.clock.advance(86_400_000)
  await shop.soon(async () => {
    expect((await shop.read(order)).status).toMatch(/^refund/)
  })
  await shop.bff.sandbox.heal()
  const refunded = await shop.until(order, 'refunded')
  expect(refunded.payment?.refunds).toMatchObject([{ refundFen: order.depositFen, cause: 'no_car' }])
  await shop.soon(async () => {
    expect((await holds()).map(({ reference }) => reference)).not.toContain(order.depositId)
  })
})

test('honoured late and left after all: the car is free for the next one', async () => {
  const car = await shop.car(5, 1)
  const order = await shop.place(car)
  await shop.start(order)
  // Whoever asks hears that there is no such order: it is closed here, and paid there all the same.
  await shop.bff.sandbox.fault({ endpoint: 'wechat-pay *', kind: 'status', value: 404 })
  await shop.bff.clock.advance(31 * 60_000)
  await shop.until(order, 'closed')
  await shop.soon(async () => {
    expect((await holds()).map(({ reference }) => reference)).not.toContain(order.depositId)
  })
  await shop.bff.sandbox.heal()
  await shop.desk.pay({ outTradeNo: shop.tradeNo(order), evenIfExpired: true })
  const held = await shop.until(order, 'stock_held')
  expect((await shop.cancel(order, held.leaving?.refundFen ?? 0)).status).toBe(200)
  await shop.until(order, 'refunded')
  await shop.soon(async () => {
    expect((await holds()).map(({ reference }) => reference)).not.toContain(order.depositId)
  })
  await shop.place(car)
})
