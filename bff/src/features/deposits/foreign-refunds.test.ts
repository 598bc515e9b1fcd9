import { fractionOfFen } from '@cheji/shared/kernel/money'
import { type Car, type Order } from './testing/order'
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
  await shop.bff.sandbox.settings({ wechatPayRefundAfterMs: 0 })
})

const hook = (): string => `${shop.bff.url}/hooks/wechat-pay/refunds`
const refundsOf = async (order: Order) => (await shop.read(order)).payment?.refunds ?? []
const raised = async (kind: string, outRefundNo: string) =>
  (await shop.alarms(kind)).filter(({ alarmId }) => alarmId === `${kind}:${outRefundNo}`)
const isFreed = async (order: Order): Promise<void> => {
  await shop.soon(async () => {
    const { items, holds } = await shop.upstream()
    expect(holds.map(({ reference }) => reference)).not.toContain(order.depositId)
    expect(items.find(({ reference }) => reference === order.depositId)?.status).toBe('cancelled')
  })
}

test('all of it given back in the merchant’s console: the order ends, the car is free, our people hear of it', async () => {
  const order = await shop.held(car)
  const { outRefundNo } = await shop.desk.refund(shop.tradeNo(order), order.depositFen, hook())
  const refunded = await shop.until(order, 'refunded')
  expect(refunded.payment?.refunds).toMatchObject([{ refundFen: order.depositFen, cause: 'wechat', state: 'done' }])
  expect(refunded.steps.map(({ type }) => type).slice(-2)).toEqual(['refund_started', 'refund_done'])
  expect(await raised('refund_not_ours', outRefundNo)).toHaveLength(1)
  await isFreed(order)
})

test('begun and not yet done: she sees it under way, and cannot be refunded twice', async () => {
  await shop.bff.sandbox.settings({ wechatPayRefundAfterMs: 86_400_000 })
  const order = await shop.held(car)
  const { outRefundNo } = await shop.desk.refund(shop.tradeNo(order), order.depositFen, hook())
  const notices = await shop.desk.notifications(shop.tradeNo(order), 'REFUND.SUCCESS')
  expect(notices).toEqual([])
  await shop.desk.endRefund(outRefundNo, 'ABNORMAL')
  await shop.until(order, 'refund_failed')
  const again = await shop.bff.post(
    `/api/v1/staff/deposits/${order.depositId}/refund`,
    { refundFen: 1, reason: '补偿' },
    shop.staff,
  )
  expect(again.status).toBe(409)
  await shop.desk.endRefund(outRefundNo, 'SUCCESS')
  await shop.until(order, 'refunded')
})

test('a part of it given back by hand: the order goes on, leaving returns the rest', async () => {
  const order = await shop.held(car)
  await shop.desk.refund(shop.tradeNo(order), 30_000, hook())
  await shop.soon(async () => {
    expect(await refundsOf(order)).toMatchObject([{ refundFen: 30_000, state: 'done' }])
  })
  const restFen = order.depositFen - 30_000
  expect(await shop.read(order)).toMatchObject({ status: 'stock_held', leaving: { refundFen: restFen, keptFen: 0 } })
  await shop.bff.clock.advance(61_000)
  expect((await shop.cancel(order, order.depositFen)).status).toBe(409)
  await shop.cancel(order, restFen)
  const refunded = await shop.until(order, 'refunded')
  expect(refunded.payment?.refunds.map(({ refundFen }) => refundFen)).toEqual([30_000, restFen])
})

test('a part by hand after she agreed: what the rule gives, never more than is left', async () => {
  const order = await shop.agreed(car)
  const half = fractionOfFen(order.depositFen, 1, 2)
  await shop.desk.refund(shop.tradeNo(order), order.depositFen - 10_000, hook())
  await shop.soon(async () => {
    expect((await shop.read(order)).leaving).toMatchObject({ refundFen: 10_000, keptFen: 0 })
  })
  expect(half).toBeGreaterThan(10_000)
  await shop.bff.clock.advance(61_000)
  await shop.cancel(order, 10_000)
  await shop.until(order, 'refunded')
})

test('by hand while ours is on its way: ours is given up, she has her money once', async () => {
  const order = await shop.held(car)
  // Ours cannot reach WeChat Pay, so the other one is first.
  await shop.bff.sandbox.fault({ endpoint: 'wechat-pay POST /v3/refund/domestic/refunds', kind: 'status', value: 503 })
  await shop.cancel(order, order.depositFen)
  await shop.desk.refund(shop.tradeNo(order), order.depositFen, hook())
  await shop.soon(async () => {
    expect((await refundsOf(order)).map(({ cause, state }) => `${cause} ${state}`)).toContain('wechat done')
  })
  await shop.bff.sandbox.heal()
  await shop.bff.clock.advance(5 * 60_000)
  const refunded = await shop.until(order, 'refunded')
  expect(refunded.payment?.refunds).toMatchObject([{ refundFen: order.depositFen, cause: 'wechat', state: 'done' }])
  const [paid] = [await shop.desk.order(shop.tradeNo(order))]
  expect(paid?.refunds.map(({ amountFen }) => amountFen)).toEqual([order.depositFen])
})

test('a notification of ours with another sum is raised and changes nothing', async () => {
  await shop.bff.sandbox.settings({ wechatPayRefundAfterMs: 86_400_000 })
  const order = await shop.held(car)
  await shop.cancel(order, order.depositFen)
  await shop.soon(async () => {
    expect(await refundsOf(order)).toMatchObject([{ state: 'processing' }])
  })
  await shop.bff.sandbox.fault({ endpoint: 'wechat-pay events', kind: 'lose', times: 1 })
  await shop.bff.sandbox.fault({
    endpoint: 'wechat-pay GET /v3/refund/domestic/refunds/:outRefundNo',
    kind: 'status',
    value: 500,
  })
  await shop.desk.endRefund(`${order.orderNo}R01`, 'SUCCESS')
  const notice = await shop.soon(async () => shop.desk.notification(shop.tradeNo(order), 'REFUND.SUCCESS'))
  expect(await shop.desk.send(notice._id, { spoil: 'wrong_amount' })).toBe(204)
  expect(await raised('refund_amount', `${order.orderNo}R01`)).toHaveLength(1)
  expect(await refundsOf(order)).toMatchObject([{ state: 'processing' }])
  expect(await shop.desk.send(notice._id)).toBe(204)
  await shop.until(order, 'refunded')
})
