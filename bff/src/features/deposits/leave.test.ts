import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { fractionOfFen } from '@cheji/shared/kernel/money'
import { addDays, beijingDay, beijingInstant } from '@cheji/shared/kernel/time'
import { type Car, type Order, codeOf, detailsOf } from './testing/order'
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

const inDays = (days: number): string => addDays(beijingDay(shop.bff.clock.now()), days)
const refundsOf = ({ payment }: Deposit) => payment?.refunds.map(({ refundFen, cause }) => ({ refundFen, cause }))
const goneUpstream = async (order: Order): Promise<void> => {
  await shop.soon(async () => {
    const { items, holds } = await shop.upstream()
    expect(holds.map(({ reference }) => reference)).not.toContain(order.depositId)
    expect(items.find(({ reference }) => reference === order.depositId)).toMatchObject({ status: 'cancelled' })
  })
}

test('before she has agreed to a car all of it comes back, at any step', async () => {
  const held = await shop.held(car)
  const proposed = await shop.held(car)
  await shop.propose(proposed)
  for (const order of [held, proposed]) {
    expect((await shop.cancel(order, order.depositFen)).status).toBe(200)
    const refunded = await shop.until(order, 'refunded')
    expect(refundsOf(refunded)).toEqual([{ refundFen: order.depositFen, cause: 'buyer' }])
    expect(refunded.steps.map(({ type }) => type)).not.toContain('kept')
    await goneUpstream(order)
  }
})

test('left at once after paying, while the car is still being held: all of it, and no car is kept', async () => {
  const order = await shop.place(car)
  await shop.bff.sandbox.fault({ endpoint: 'core-platform PUT /v1/stock-holds/:reference', kind: 'status', value: 503 })
  await shop.pay(order)
  await shop.until(order, 'paid')
  expect((await shop.cancel(order, order.depositFen)).status).toBe(200)
  await shop.bff.sandbox.heal()
  await shop.until(order, 'refunded')
  await shop.soon(async () => {
    expect((await shop.upstream()).holds.map(({ reference }) => reference)).not.toContain(order.depositId)
  })
})

test('after her yes half comes back, the odd fen is hers, and what is kept is on record', async () => {
  const odd = await shop.car(1)
  const offer = await shop.offer(odd)
  await shop.bff.sandbox.change('price', { trimId: odd.trimId, priceFen: offer.priceFen, depositFen: 100_001 })
  await shop.soon(async () => {
    expect((await shop.offer(odd)).depositFen).toBe(100_001)
  })
  const order = await shop.agreed(odd)
  expect((await shop.cancel(order, 50_001)).status).toBe(200)
  const refunded = await shop.until(order, 'refunded')
  expect(refundsOf(refunded)).toEqual([{ refundFen: 50_001, cause: 'buyer' }])
  expect(refunded.steps.find(({ type }) => type === 'kept')).toMatchObject({ amountFen: 50_000 })
  expect((await shop.desk.order(shop.tradeNo(order)))?.refunds).toMatchObject([{ amountFen: 50_001 }])
  await goneUpstream(order)
})

test('what she confirmed has to be what holds: else nothing happens and she is told', async () => {
  const order = await shop.held(car)
  await shop.propose(order)
  await shop.agree(order)
  const stale = await shop.cancel(order, order.depositFen)
  expect([stale.status, codeOf(stale)]).toEqual([409, 'refund_changed'])
  expect(detailsOf(stale)).toEqual({ refundFen: fractionOfFen(order.depositFen, 1, 2) })
  expect((await shop.read(order)).status).toBe('allocated')
  for (const expectedRefundFen of [-1, 0.5, '1', null])
    expect(
      (await shop.bff.post(shop.pathOf(order, '/cancel'), { expectedRefundFen }, { token: order.buyer.token })).status,
    ).toBe(400)
})

test('ten taps at once leave once, and the amount that she confirmed stands', async () => {
  const order = await shop.agreed(car)
  const half = fractionOfFen(order.depositFen, 1, 2)
  const answers = await Promise.all(Array.from({ length: 10 }, async () => shop.cancel(order, half)))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  const refunded = await shop.until(order, 'refunded')
  expect(refundsOf(refunded)).toEqual([{ refundFen: half, cause: 'buyer' }])
  expect((await shop.cancel(order, half)).body).toMatchObject({ status: 'refunded' })
})

test.each([false, true])('our promised day passed (she had agreed: %s): all of it goes back by itself', async (yes) => {
  const order = await shop.held(car)
  if (yes) {
    await shop.propose(order, { handoverBy: inDays(6) })
    await shop.agree(order)
  }
  const { deliverBy } = await shop.read(order)
  await shop.rest()
  await shop.bff.clock.set(new Date(beijingInstant(addDays(deliverBy, 1)).getTime() + 60_000))
  expect((await shop.read(order)).leaving).toMatchObject({
    refundFen: order.depositFen,
    keptFen: 0,
    because: yes ? 'overdue' : 'not_agreed',
  })
  await shop.leap(86_400_000)
  const refunded = await shop.until(order, 'refunded')
  expect(refundsOf(refunded)).toEqual([{ refundFen: order.depositFen, cause: 'overdue' }])
  await goneUpstream(order)
})

test('the price falls before the handover: she pays the lower one; a rise changes nothing', async () => {
  const moving = await shop.car(2)
  const order = await shop.agreed(moving)
  const { priceFen, priceVersion } = await shop.read(order)
  /** In the price list, and looked at by the job of every ten minutes. */
  const set = async (fen: number): Promise<void> => {
    const { depositFen } = order
    await shop.bff.sandbox.change('price', { trimId: moving.trimId, priceFen: fen, depositFen })
    await shop.soon(async () => {
      expect((await shop.offer(moving)).priceFen).toBe(fen)
    })
    const done = 'cheji_jobs_total{job="deposits: prices",outcome="done"}'
    const before = await shop.bff.metric(done)
    await shop.leap(601_000)
    await shop.soon(async () => {
      expect(await shop.bff.metric(done)).toBeGreaterThan(before)
    })
  }
  await set(priceFen - 200_000)
  const lowered = await shop.read(order)
  expect(lowered).toMatchObject({
    priceFen,
    priceVersion,
    payablePriceFen: priceFen - 200_000,
    balanceFen: lowered.payablePriceFen - order.depositFen,
  })
  expect(lowered.steps.at(-1)).toMatchObject({ type: 'price_lowered', amountFen: priceFen - 200_000 })
  await shop.soon(async () => {
    const known = (await shop.upstream()).items.find(({ reference }) => reference === order.depositId)
    expect(known?.priceFen).toBe(priceFen - 200_000)
  })
  await set(priceFen + 300_000)
  expect((await shop.read(order)).payablePriceFen).toBe(priceFen - 200_000)
  // The deposit and what leaving returns are what they were.
  expect((await shop.read(order)).leaving?.refundFen).toBe(fractionOfFen(order.depositFen, 1, 2))
})
