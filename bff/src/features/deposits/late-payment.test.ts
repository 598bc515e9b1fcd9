import { type Car, type Order, codeOf } from './testing/order'
import { type Shop, openShop } from './testing/shop'

let shop: Shop
let car: Car
beforeAll(async () => {
  shop = await openShop()
  car = await shop.car()
})
afterAll(async () => shop.stop())
beforeEach(async () => {
  await shop.bff.sandbox.heal()
})

const types = async (order: Order) => (await shop.read(order)).steps.map(({ type }) => type)
const noHoldOf = async (order: Order): Promise<void> => {
  await shop.soon(async () => {
    expect((await shop.upstream()).holds.map(({ reference }) => reference)).not.toContain(order.depositId)
  })
}
/** WeChat Pay can be asked nothing. */
const unreachable = async (): Promise<void> => {
  await shop.bff.sandbox.fault({ endpoint: 'wechat-pay *', kind: 'status', value: 503 })
}
/** WeChat Pay denies that there is such an order, so that it counts as dead here while it can still be paid there. */
const denied = async (): Promise<void> => {
  await shop.bff.sandbox.fault({ endpoint: 'wechat-pay *', kind: 'status', value: 404 })
  await shop.bff.clock.advance(61_000)
}

test('cancelled before anything was paid: closed there and here, nothing to give back, a repeat says the same', async () => {
  const order = await shop.place(car)
  await shop.start(order)
  const wrong = await shop.cancel(order, 1)
  expect([wrong.status, codeOf(wrong)]).toEqual([409, 'refund_changed'])
  const answer = await shop.cancel(order, 0)
  expect([answer.status, (answer.body as { status: string }).status]).toEqual([200, 'closed'])
  expect((await shop.desk.order(shop.tradeNo(order)))?.state).toBe('CLOSED')
  expect((await shop.cancel(order, 0)).body).toMatchObject({ status: 'closed', closedBy: 'buyer' })
  expect(await types(order)).toEqual(['placed', 'cancelled', 'closed'])
  await noHoldOf(order)
})

test('paid while her cancel was on its way: all of it goes back, no car is bought', async () => {
  const order = await shop.place(car)
  await shop.start(order)
  await unreachable()
  expect((await shop.cancel(order, 0)).body).toMatchObject({ status: 'closing', canPay: false })
  await shop.desk.pay({ outTradeNo: shop.tradeNo(order), notify: 'never' })
  await shop.bff.sandbox.heal()
  const refunded = await shop.until(order, 'refunded')
  expect(refunded.payment?.refunds).toMatchObject([
    { refundFen: order.depositFen, cause: 'late_payment', state: 'done', account: expect.any(String) as string },
  ])
  expect(await types(order)).toEqual(['placed', 'cancelled', 'paid', 'refund_started', 'refund_done'])
  expect((await shop.upstream()).items.map(({ reference }) => reference)).not.toContain(order.depositId)
  await noHoldOf(order)
})

test('paid after her cancel was through: the same', async () => {
  const order = await shop.place(car)
  await shop.start(order)
  await denied()
  await shop.cancel(order, 0)
  await shop.until(order, 'closed')
  await shop.bff.sandbox.heal()
  await shop.desk.pay({ outTradeNo: shop.tradeNo(order) })
  const refunded = await shop.until(order, 'refunded')
  expect(refunded.payment?.refunds).toMatchObject([{ refundFen: order.depositFen, cause: 'late_payment' }])
})

test('the time ran out, then she said that she does not want it any more, then the payment was found', async () => {
  const order = await shop.place(car)
  await shop.start(order)
  await unreachable()
  await shop.bff.clock.advance(31 * 60_000)
  await shop.until(order, 'closing')
  expect((await shop.cancel(order, 0)).body).toMatchObject({ closedBy: 'buyer' })
  await shop.desk.pay({ outTradeNo: shop.tradeNo(order), evenIfExpired: true, notify: 'never' })
  await shop.bff.sandbox.heal()
  const refunded = await shop.until(order, 'refunded')
  expect(refunded.payment?.refunds).toMatchObject([{ refundFen: order.depositFen, cause: 'late_payment' }])
})

test('told half an hour late, and only then: it was paid in time, so it was never closed', async () => {
  const order = await shop.place(car)
  await shop.pay(order, { notify: 'late' })
  await shop.bff.clock.advance(31 * 60_000)
  const held = await shop.until(order, 'stock_held')
  expect(held.extraPayments).toEqual([])
  await shop.soon(async () => {
    expect((await shop.desk.notification(shop.tradeNo(order))).deliveredAt).not.toBeNull()
  })
  expect((await types(order)).filter((type) => type === 'paid')).toHaveLength(1)
})

test('the same order paid twice, by two numbers: one counts, the other goes back whole by itself', async () => {
  const order = await shop.place(car)
  await shop.start(order)
  await denied()
  await shop.soon(async () => {
    await shop.bff.post(shop.pathOf(order, '/payment'), {}, { token: order.buyer.token })
    await shop.bff.sandbox.heal()
    await shop.start(order)
    await denied()
    expect(await shop.desk.order(shop.tradeNo(order, 2))).toBeDefined()
  })
  await shop.bff.sandbox.heal()
  await shop.desk.pay({ outTradeNo: shop.tradeNo(order, 1) })
  await shop.until(order, 'stock_held')
  await shop.desk.pay({ outTradeNo: shop.tradeNo(order, 2) })
  const twice = await shop.soon(async () => {
    const now = await shop.read(order)
    expect(now.extraPayments[0]?.refunds[0]?.state).toBe('done')
    return now
  })
  expect(twice).toMatchObject({
    status: 'stock_held',
    payment: { paidFen: order.depositFen, refunds: [] },
    extraPayments: [{ refunds: [{ refundFen: order.depositFen, cause: 'second_payment' }] }],
    leaving: { refundFen: order.depositFen },
  })
  expect((await shop.desk.order(shop.tradeNo(order, 2)))?.refunds).toMatchObject([{ amountFen: order.depositFen }])
  expect((await shop.desk.order(shop.tradeNo(order, 1)))?.refunds).toEqual([])
  // Leaving returns the deposit once, not twice.
  expect((await shop.cancel(order, order.depositFen)).status).toBe(200)
  const refunded = await shop.until(order, 'refunded')
  expect(refunded.payment?.refunds).toMatchObject([{ refundFen: order.depositFen, cause: 'buyer' }])
})
