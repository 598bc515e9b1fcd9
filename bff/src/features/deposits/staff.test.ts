import type { LedgerProof } from '@cheji/shared/deposits/deposits-staff.contract'
import { fractionOfFen } from '@cheji/shared/kernel/money'
import { type Car, type Order, codeOf, detailsOf } from './testing/order'
import { type Shop, openShop } from './testing/shop'

let shop: Shop
let car: Car
beforeAll(async () => {
  shop = await openShop()
  car = await shop.car()
})
afterAll(async () => shop.stop())

const refund = async ({ depositId }: Order, refundFen: number, fields: object = {}) =>
  shop.bff.post(`/api/v1/staff/deposits/${depositId}/refund`, { refundFen, reason: '门店的错', ...fields }, shop.staff)
const proof = async () => (await shop.bff.get('/api/v1/staff/ledger/proof', shop.staff)).body as LedgerProof

test('our people give back more than the rule says, never less and never more than was paid', async () => {
  const order = await shop.agreed(car)
  const half = fractionOfFen(order.depositFen, 1, 2)
  const less = await refund(order, half - 1)
  expect([less.status, codeOf(less)]).toEqual([409, 'refund_changed'])
  expect(detailsOf(less)).toEqual({ leastFen: half, mostFen: order.depositFen })
  expect((await refund(order, order.depositFen + 1)).status).toBe(409)
  const given = await refund(order, order.depositFen)
  expect([given.status, given.body]).toEqual([200, { status: 'refunding', refundedFen: order.depositFen }])
  const refunded = await shop.until(order, 'refunded')
  expect(refunded.payment?.refunds).toMatchObject([{ refundFen: order.depositFen, cause: 'staff' }])
  expect(refunded.steps.map(({ type }) => type)).not.toContain('kept')
})

test('what was kept is given back afterwards, in parts, a minute apart, until nothing is left', async () => {
  const order = await shop.agreed(car)
  const half = fractionOfFen(order.depositFen, 1, 2)
  const kept = order.depositFen - half
  await shop.cancel(order, half)
  await shop.until(order, 'refunded')
  for (const part of [10_000, kept - 10_000]) {
    expect((await refund(order, part)).status).toBe(200)
    await shop.bff.clock.advance(62_000)
    await shop.soon(async () => {
      const { payment } = await shop.read(order)
      expect(payment?.refunds.map(({ state }) => state)).toEqual(payment?.refunds.map(() => 'done'))
    })
  }
  expect((await refund(order, 1)).status).toBe(409)
  const { payment, status } = await shop.read(order)
  expect(status).toBe('refunded')
  expect(payment?.refunds.map(({ refundFen, cause }) => `${cause} ${String(refundFen)}`)).toEqual([
    `buyer ${String(half)}`,
    'staff 10000',
    `staff ${String(kept - 10_000)}`,
  ])
  const times = (payment?.refunds ?? []).map(({ acceptedAt }) => Date.parse(acceptedAt ?? ''))
  times.slice(1).forEach((at, index) => {
    expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(60_000)
  })
  await shop.rest()
  const { sumFen, differences, balances } = await proof()
  expect([sumFen, differences]).toEqual([0, []])
  expect(balances.filter(({ account }) => account !== 'wechat_pay')).toEqual([
    { account: 'buyers_deposits', balanceFen: 0 },
    { account: 'kept_deposits', balanceFen: 0 },
  ])
})

test('an unpaid order, an unknown one and hostile input', async () => {
  const order = await shop.place(car)
  expect((await refund(order, 100)).status).toBe(404)
  expect((await refund({ ...order, depositId: 'f'.repeat(24) }, 100)).status).toBe(404)
  const held = await shop.held(car)
  for (const fields of [
    { refundFen: 0 },
    { refundFen: -1 },
    { refundFen: 1.5 },
    { refundFen: '1' },
    { reason: ' ' },
    { toOpenid: 'mine' },
  ])
    expect((await refund(held, 100, fields)).status).toBe(400)
  expect((await shop.read(held)).status).toBe('stock_held')
})

test('who did what and why is on record, and shown to nobody else', async () => {
  const order = await shop.held(car)
  const before = shop.bff.logs.length
  await refund(order, order.depositFen, { reason: '她等得太久' })
  const line = shop.bff.logs.slice(before).find((one) => one.includes('a refund by staff'))
  expect(line).toContain('她等得太久')
  expect(line).toContain('"staff":"tester"')
  await shop.until(order, 'refunded')
})

test('alarms: raised once, in the metrics and the list, gone when somebody has looked', async () => {
  const order = await shop.place(car)
  const { requestPayment } = await shop.start(order)
  await shop.desk.pay({ ...(requestPayment && { requestPayment }), openid: 'not-hers' })
  const [alarm] = await shop.soon(async () => {
    const raised = await shop.alarms('payment_unmatched')
    expect(raised).toHaveLength(1)
    return raised
  })
  const id = encodeURIComponent(alarm?.alarmId ?? '')
  expect(await shop.bff.metric('cheji_alarms_total{kind="payment_unmatched"}')).toBe(1)
  expect((await shop.bff.post(`/api/v1/staff/alarms/${id}/resolve`, {}, shop.staff)).body).toEqual({ done: true })
  expect((await shop.bff.post(`/api/v1/staff/alarms/${id}/resolve`, {}, shop.staff)).status).toBe(404)
  expect((await shop.bff.post('/api/v1/staff/alarms/no-such/resolve', {}, shop.staff)).status).toBe(404)
  // Asked about again, it is the same one and stays looked at.
  await shop.bff.post(shop.pathOf(order, '/payment/check'), {}, { token: order.buyer.token })
  expect(await shop.alarms('payment_unmatched')).toEqual([])
})
