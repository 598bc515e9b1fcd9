import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { addDays, beijingDay } from '@cheji/shared/kernel/time'
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

const HOUR_MS = 3_600_000
const inDays = (days: number): string => addDays(beijingDay(shop.bff.clock.now()), days)
const change = async ({ depositId }: Order, fields: object) =>
  shop.bff.sandbox.change('change_allocation', { reference: depositId, ...fields })
const upstreamOf = async ({ depositId }: Order) =>
  (await shop.upstream()).items.find(({ reference }) => reference === depositId)
const platformSays = async (order: Order, status: string): Promise<void> => {
  await shop.soon(async () => {
    expect((await upstreamOf(order))?.allocation?.status).toBe(status)
  })
}
const lastStep = ({ steps }: Deposit): string | undefined => steps.at(-1)?.type

test('a car is proposed with what she can check, and waits three days for her', async () => {
  const order = await shop.held(car)
  const proposed = await shop.propose(order, { builtMonth: '2026-10', handoverBy: inDays(9) })
  expect(proposed.allocation).toMatchObject({
    number: 1,
    vinTail: expect.stringMatching(/^[0-9A-Z]\d{3}$/) as string,
    builtMonth: '2026-10',
    handoverBy: inDays(9),
    agreedAt: null,
  })
  expect(Date.parse(proposed.allocation?.answerBy ?? '') - Date.parse(proposed.steps.at(-1)?.at ?? '')).toBe(
    72 * HOUR_MS,
  )
  expect(proposed).toMatchObject({
    canAnswer: true,
    deliverBy: inDays(9),
    leaving: { refundFen: order.depositFen, keptFen: 0, because: 'not_agreed' },
  })
  expect(proposed.steps.at(-1)).toMatchObject({ type: 'car_proposed', vinTail: proposed.allocation?.vinTail })
})

test('her yes: on record, told to the platform, and only now leaving costs something', async () => {
  const order = await shop.held(car)
  await shop.propose(order)
  const agreed = await shop.agree(order)
  expect(agreed).toMatchObject({
    status: 'allocated',
    canAnswer: false,
    leaving: { refundFen: agreed.refundRule.afterConsentFen, because: 'agreed' },
    allocation: { agreedAt: expect.any(String) as string },
  })
  expect((await shop.agree(order)).steps).toEqual(agreed.steps)
  await platformSays(order, 'accepted')
})

test('her no: the car is let go, her place and all of her money stay, the next one has another number', async () => {
  const order = await shop.held(car)
  await shop.propose(order)
  const declined = await shop.answer(order, 1, 'decline')
  expect(declined.body).toMatchObject({
    status: 'stock_held',
    allocation: null,
    leaving: { refundFen: order.depositFen, because: 'not_agreed' },
  })
  expect((await shop.answer(order, 1, 'decline')).status).toBe(200)
  await platformSays(order, 'released')
  expect((await shop.upstream()).holds.map(({ reference }) => reference)).toContain(order.depositId)
  const second = await shop.propose(order)
  expect(second.allocation?.number).toBe(2)
  expect(second.allocation?.vinTail).not.toBe('')
  const late = await shop.answer(order, 1, 'agree')
  expect([late.status, codeOf(late)]).toEqual([409, 'car_gone'])
  expect((await shop.answer(order, 2, 'agree')).status).toBe(200)
})

test('no word for three days: the car is let go by itself, nothing else changes', async () => {
  const order = await shop.held(car)
  await shop.propose(order)
  await shop.leap(72 * HOUR_MS - 60_000)
  expect((await shop.read(order)).canAnswer).toBe(true)
  await shop.bff.clock.advance(60_000)
  expect(codeOf(await shop.answer(order, 1, 'agree'))).toBe('car_gone')
  const lapsed = await shop.until(order, 'stock_held')
  expect(lapsed).toMatchObject({ allocation: null, leaving: { refundFen: order.depositFen } })
  expect(lastStep(lapsed)).toBe('car_lapsed')
  await platformSays(order, 'released')
})

test.each([false, true])(
  'the platform takes the car back (she had agreed: %s): all of it is hers again',
  async (yes) => {
    const order = await shop.held(car)
    await shop.propose(order)
    if (yes) await shop.agree(order)
    await platformSays(order, yes ? 'accepted' : 'proposed')
    await change(order, { withdrawn: true })
    const withdrawn = await shop.until(order, 'stock_held')
    expect(lastStep(withdrawn)).toBe('car_withdrawn')
    expect(withdrawn).toMatchObject({ allocation: null, leaving: { refundFen: order.depositFen, keptFen: 0 } })
    expect((await shop.propose(order)).allocation?.number).toBe(2)
  },
)

test('taken back before her yes arrived: she has agreed to nothing', async () => {
  const order = await shop.held(car)
  await shop.propose(order)
  await shop.bff.sandbox.settings({ pushEvents: false })
  await change(order, { withdrawn: true })
  expect((await shop.answer(order, 1, 'agree')).status).toBe(200)
  const back = await shop.until(order, 'stock_held')
  expect(back.leaving?.refundFen).toBe(order.depositFen)
  await shop.bff.sandbox.settings({ pushEvents: true })
})

test('the handover moves to a later day after she agreed: our change, so leaving returns everything', async () => {
  const order = await shop.agreed(car, { handoverBy: inDays(10) })
  await change(order, { handoverBy: inDays(12) })
  const changed = await shop.soon(async () => {
    const now = await shop.read(order)
    expect(now.allocation?.handoverBy).toBe(inDays(12))
    return now
  })
  expect(changed).toMatchObject({
    status: 'allocated',
    deliverBy: inDays(10),
    leaving: { refundFen: order.depositFen, keptFen: 0, because: 'changed_by_us' },
  })
  expect(lastStep(changed)).toBe('car_changed')
  await shop.cancel(order, order.depositFen)
  expect((await shop.until(order, 'refunded')).payment?.refunds).toMatchObject([{ refundFen: order.depositFen }])
})

test('it moves to an earlier day: the promise gets better and nothing else changes', async () => {
  const order = await shop.agreed(car, { handoverBy: inDays(10) })
  await change(order, { handoverBy: inDays(8) })
  await shop.soon(async () => {
    expect(await shop.read(order)).toMatchObject({ deliverBy: inDays(8), allocation: { handoverBy: inDays(8) } })
  })
  expect((await shop.read(order)).leaving?.because).toBe('agreed')
})

test('the platform means a car for somebody who has left: it is let go', async () => {
  const order = await shop.held(car)
  await shop.rest()
  await shop.soon(async () => {
    expect(await upstreamOf(order)).toBeDefined()
  })
  // The platform has not heard yet that she left.
  await shop.bff.sandbox.fault({
    endpoint: 'core-platform PUT /v1/sales-orders/:reference',
    kind: 'status',
    value: 503,
  })
  await shop.cancel(order, order.depositFen)
  await shop.bff.sandbox.change('allocate', { reference: order.depositId })
  await shop.soon(async () => {
    const kept = await shop.bff.connection.collection('deposits').findOne({ orderNo: order.orderNo })
    expect(kept?.['settledAllocation']).toBe(1)
  })
  await shop.bff.sandbox.heal()
  await platformSays(order, 'released')
  expect((await shop.until(order, 'refunded')).allocation).toBeNull()
})

test('the platform cannot be asked when its event comes: followed once it can', async () => {
  const order = await shop.held(car)
  const path = 'core-platform GET /v1/sales-orders/:reference'
  await shop.soon(async () => {
    expect(await upstreamOf(order)).toBeDefined()
  })
  await shop.bff.sandbox.fault({ endpoint: path, kind: 'status', value: 500, times: 6 })
  expect((await shop.propose(order)).allocation?.number).toBe(1)
})

test('nobody answers for a car that was never proposed, nor with something else', async () => {
  const order = await shop.held(car)
  expect(codeOf(await shop.answer(order, 1, 'agree'))).toBe('car_gone')
  for (const body of [
    { number: 0, answer: 'agree' },
    { number: 1, answer: 'maybe' },
    { number: '1', answer: 'agree' },
    { number: 1 },
  ])
    expect((await shop.bff.post(shop.pathOf(order, '/allocation'), body, { token: order.buyer.token })).status).toBe(
      400,
    )
})
