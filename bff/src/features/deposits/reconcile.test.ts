import type { BillDifference, Reconciliation } from '@cheji/shared/deposits/deposits-staff.contract'
import { addDays, beijingDay, beijingInstant, beijingIso } from '@cheji/shared/kernel/time'
import type { DepositRecord } from './deposit.record'
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

const today = (): string => beijingDay(shop.bff.clock.now())
const list = async (): Promise<Reconciliation[]> =>
  ((await shop.bff.get('/api/v1/staff/reconciliations', shop.staff)).body as { items: Reconciliation[] }).items
/** The day ends, its bill is there the next morning, and the job compares. */
const morningAfter = async (day: string): Promise<Reconciliation> => {
  await shop.rest()
  await shop.bff.clock.set(beijingInstant(addDays(day, 1), '11:00'))
  return shop.soon(async () => {
    const found = (await list()).find((one) => one.day === day)
    if (!found) throw new Error(`${day} was not compared yet`)
    return found
  })
}
const deposits = () => shop.bff.connection.collection<DepositRecord>('deposits')
const differing = ({ differences }: Reconciliation): BillDifference['what'][] => differences.map(({ what }) => what)
const raisedOn = async (kind: string, day: string) =>
  (await shop.alarms(kind)).filter(({ details }) => details['day'] === day)

test('a day on which everything is told: counted, agreed to the fen, and she can see so', async () => {
  const day = today()
  const kept = await shop.held(car)
  const left = await shop.held(car)
  await shop.cancel(left, left.depositFen)
  await shop.until(left, 'refunded')
  const { depositFen } = kept
  expect(await morningAfter(day)).toMatchObject({
    state: 'agreed',
    payments: { count: 2, sumFen: 2 * depositFen },
    refunds: { count: 1, sumFen: depositFen },
    differences: [],
  })
  expect((await shop.read(kept)).payment?.reconciledAt).not.toBeNull()
  expect((await shop.read(kept)).steps).toHaveLength(3)
  expect(await shop.alarms()).toEqual([])
})

test('a day without a bill, one whose bill is not there yet, one that has not been, one that is none', async () => {
  const day = today()
  const compare = async (of: string) => shop.bff.post(`/api/v1/staff/reconciliations/${of}`, {}, shop.staff)
  expect((await compare(day)).body).toMatchObject({ day, state: 'not_ready' })
  expect((await compare('2099-01-01')).body).toMatchObject({ state: 'not_ready' })
  expect((await compare('2026-13-45')).status).toBe(404)
  await shop.leap(beijingInstant(addDays(day, 1), '09:30').getTime() - shop.bff.clock.now().getTime())
  expect((await compare(day)).body).toMatchObject({ state: 'not_ready' })
  expect((await list()).map((one) => one.day)).not.toContain(day)
  expect(await morningAfter(day)).toMatchObject({ state: 'no_bill', payments: { count: 0, sumFen: 0 } })
})

test('a payment that nobody told us of is named, raised and credited', async () => {
  const day = today()
  const order = await shop.place(car)
  await shop.start(order)
  // It was denied there, so it was closed here; then it was paid after all.
  await shop.bff.sandbox.fault({ endpoint: 'wechat-pay *', kind: 'status', value: 404 })
  await shop.bff.clock.advance(31 * 60_000)
  await shop.until(order, 'closed')
  await shop.bff.sandbox.heal()
  await shop.desk.pay({ outTradeNo: shop.tradeNo(order), evenIfExpired: true, notify: 'never' })
  expect(await morningAfter(day)).toMatchObject({
    state: 'differs',
    differences: [
      { what: 'payment_not_with_us', outTradeNo: shop.tradeNo(order), billFen: order.depositFen, ownFen: null },
    ],
  })
  expect(await raisedOn('bill_payment_not_with_us', day)).toHaveLength(1)
  await shop.until(order, 'stock_held')
  // Compared once more it is there.
  const again = await shop.bff.post(`/api/v1/staff/reconciliations/${day}`, {}, shop.staff)
  expect(again.body).toMatchObject({ state: 'agreed', differences: [] })
})

test('a refund that somebody began in the console without a word is named, raised and ends the order', async () => {
  const day = today()
  const order = await shop.held(car)
  const { outRefundNo } = await shop.desk.refund(shop.tradeNo(order), order.depositFen)
  const found = await morningAfter(day)
  expect(found.differences).toEqual([
    {
      what: 'refund_not_with_us',
      outTradeNo: shop.tradeNo(order),
      outRefundNo,
      billFen: order.depositFen,
      ownFen: null,
    },
  ])
  expect(await raisedOn('bill_refund_not_with_us', day)).toHaveLength(1)
  expect((await shop.until(order, 'refunded')).payment?.refunds).toMatchObject([{ cause: 'wechat' }])
})

test('a refund that is accepted today and done tomorrow belongs to tomorrow', async () => {
  await shop.bff.sandbox.settings({ wechatPayRefundAfterMs: 86_400_000 })
  const day = today()
  const order = await shop.held(car)
  await shop.cancel(order, order.depositFen)
  await shop.soon(async () => {
    expect((await shop.read(order)).payment?.refunds[0]?.state).toBe('processing')
  })
  expect(await morningAfter(day)).toMatchObject({ state: 'agreed', refunds: { count: 0 } })
  await shop.leap(86_400_000 / 2)
  await shop.until(order, 'refunded')
  expect(await morningAfter(addDays(day, 1))).toMatchObject({
    state: 'agreed',
    refunds: { count: 1, sumFen: order.depositFen },
  })
})

test('paid and refunded shortly before midnight: told in time, and no day differs', async () => {
  const day = today()
  await shop.leap(beijingInstant(day, '23:40').getTime() - shop.bff.clock.now().getTime())
  const order = await shop.held(car)
  await shop.cancel(order, order.depositFen)
  await shop.until(order, 'refunded')
  expect(await morningAfter(day)).toMatchObject({ state: 'agreed', payments: { count: 1 }, refunds: { count: 1 } })
  expect(await morningAfter(addDays(day, 1))).toMatchObject({ state: 'no_bill', differences: [] })
})

/** What WeChat Pay signs and then forgets: told to us, in none of its books. */
const toldOnly = async (like: Order, type: string, resource: object): Promise<void> => {
  const { _id } = await shop.desk.notification(shop.tradeNo(like), type)
  expect(await shop.desk.send(_id, { resource })).toBe(204)
}

test('a payment and a refund that stand in no bill are named, each with its own sum', async () => {
  const day = today()
  const true1 = await shop.held(car)
  await shop.cancel(true1, true1.depositFen)
  await shop.until(true1, 'refunded')
  const ghost = await shop.place(car)
  await shop.start(ghost)
  const openid = (await shop.desk.order(shop.tradeNo(ghost)))?.openid
  await toldOnly(true1, 'TRANSACTION.SUCCESS', {
    out_trade_no: shop.tradeNo(ghost),
    transaction_id: `4299${ghost.orderNo}`,
    payer: { openid },
    success_time: beijingIso(shop.bff.clock.now()),
  })
  await shop.until(ghost, 'stock_held')
  await shop.bff.sandbox.fault({ endpoint: 'wechat-pay POST /v3/refund/domestic/refunds', kind: 'status', value: 503 })
  await shop.cancel(ghost, ghost.depositFen)
  await toldOnly(true1, 'REFUND.SUCCESS', {
    out_trade_no: shop.tradeNo(ghost),
    out_refund_no: `${ghost.orderNo}R01`,
    success_time: beijingIso(shop.bff.clock.now()),
  })
  await shop.until(ghost, 'refunded')
  const found = await morningAfter(day)
  expect(found.differences).toEqual([
    {
      what: 'payment_not_in_bill',
      outTradeNo: shop.tradeNo(ghost),
      outRefundNo: null,
      billFen: null,
      ownFen: ghost.depositFen,
    },
    {
      what: 'refund_not_in_bill',
      outTradeNo: shop.tradeNo(ghost),
      outRefundNo: `${ghost.orderNo}R01`,
      billFen: null,
      ownFen: ghost.depositFen,
    },
  ])
  for (const what of differing(found)) expect(await raisedOn(`bill_${what}`, day)).toHaveLength(1)
})

test('sums that were changed with us are named beside WeChat’s', async () => {
  const day = today()
  const order = await shop.held(car)
  const left = await shop.held(car)
  await shop.cancel(left, left.depositFen)
  await shop.until(left, 'refunded')
  await shop.rest()
  await deposits().updateOne({ orderNo: order.orderNo }, { $set: { 'payments.0.paidFen': order.depositFen - 1 } })
  await deposits().updateOne({ orderNo: left.orderNo }, { $set: { 'refunds.0.refundFen': left.depositFen - 1 } })
  const found = await morningAfter(day)
  expect(found.differences.map(({ what, billFen, ownFen }) => ({ what, billFen, ownFen }))).toEqual([
    { what: 'payment_amount', billFen: order.depositFen, ownFen: order.depositFen - 1 },
    { what: 'refund_amount', billFen: left.depositFen, ownFen: left.depositFen - 1 },
  ])
  for (const what of differing(found)) expect(await raisedOn(`bill_${what}`, day)).toHaveLength(1)
})
