import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { fractionOfFen } from '@cheji/shared/kernel/money'
import { addDays, beijingDay } from '@cheji/shared/kernel/time'
import { type Car, codeOf, detailsOf } from './testing/order'
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

const post = async (body: unknown, token: string, key?: string | null) =>
  shop.bff.post('/api/v1/deposits', body, { token, ...(key !== undefined && { key }) })
const holdsOf = async ({ trimId, colourId }: Car) =>
  (await shop.upstream()).holds.filter(({ skuId }) => skuId === `${trimId}.${colourId}`)

test('the offer says everything that she agrees to, and the order keeps it', async () => {
  const today = beijingDay(shop.bff.clock.now())
  const offer = await shop.soon(async () => {
    const heard = await shop.offer(car)
    expect(heard.deliverBy).toBe(addDays(today, 5 + 12))
    return heard
  })
  expect(offer).toMatchObject({
    state: 'open',
    offWords: null,
    car: { trimId: car.trimId, colourId: car.colourId },
    store: { storeId: car.storeId },
    balanceFen: offer.priceFen - offer.depositFen,
    refundRule: { version: 1, afterConsentFen: fractionOfFen(offer.depositFen, 1, 2), workingDays: 3 },
    parties: { seller: '苏北车集汽车公司', invoiceIssuer: '苏北车集汽车公司' },
  })
  const { token } = await shop.person()
  const placed = await post(await shop.bodyFor(car), token)
  expect(placed.status).toBe(201)
  const deposit = placed.body as Deposit
  expect(deposit).toMatchObject({
    role: 'buyer',
    status: 'awaiting_payment',
    priceFen: offer.priceFen,
    payablePriceFen: offer.priceFen,
    depositFen: offer.depositFen,
    deliverBy: offer.deliverBy,
    refundRule: offer.refundRule,
    parties: offer.parties,
    payment: null,
    leaving: null,
    canPay: true,
    canCancel: true,
  })
  expect(Date.parse(deposit.expiresAt) - Date.parse(deposit.createdAt)).toBe(30 * 60_000)
  expect(deposit.orderNo.slice(0, 6)).toBe(today.replaceAll('-', '').slice(2))
  const [hold] = (await holdsOf(car)).filter(({ reference }) => reference === deposit.depositId)
  expect(Date.parse(hold?.until ?? '')).toBeGreaterThan(Date.parse(deposit.expiresAt))
})

test('an offer of what is not there is 404', async () => {
  const ask = async (query: Record<string, string>) =>
    shop.bff.get(`/api/v1/deposits/offer?${new URLSearchParams({ ...car, ...query }).toString()}`)
  expect((await ask({ trimId: 'no-such-trim' })).status).toBe(404)
  expect((await ask({ colourId: 'no-such-colour' })).status).toBe(404)
  expect((await ask({ storeId: 'no-such-store' })).status).toBe(404)
  expect((await ask({ trimId: '../x' })).status).toBe(400)
})

test('twenty taps with one key at once are one order and one car', async () => {
  const { token } = await shop.person()
  const body = await shop.bodyFor(car)
  const before = (await holdsOf(car)).length
  const key = 'one-key-for-twenty-taps'
  const answers = await Promise.all(Array.from({ length: 20 }, async () => post(body, token, key)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201))
  expect(new Set(answers.map((answer) => (answer.body as Deposit).orderNo)).size).toBe(1)
  expect((await post(body, token, key)).body).toEqual(answers[0]?.body)
  expect((await holdsOf(car)).length).toBe(before + 1)
})

test('a repeat answers the order as it is by now, whatever the price and the stock do', async () => {
  const other = await shop.car(3, 1)
  const { token } = await shop.person()
  const body = await shop.bodyFor(other)
  const key = 'repeat-after-the-price-fell'
  const first = (await post(body, token, key)).body as Deposit
  await shop.bff.sandbox.change('price', { trimId: other.trimId, priceFen: first.priceFen - 100_000 })
  await shop.soon(async () => {
    expect((await shop.offer(other)).priceVersion).toBe(first.priceVersion + 1)
  })
  await shop.bff.post(`/api/v1/deposits/${first.depositId}/cancel`, { expectedRefundFen: 0 }, { token })
  const again = await post(body, token, key)
  expect(again.status).toBe(201)
  expect(again.body).toMatchObject({ depositId: first.depositId, priceFen: first.priceFen, status: 'closed' })
})

test('one key with another body is refused, no key is asked for one', async () => {
  const { token } = await shop.person()
  const body = await shop.bodyFor(car)
  const key = 'a-key-for-two-bodies'
  expect((await post(body, token, key)).status).toBe(201)
  const other = await post({ ...body, storeId: 'another-store' }, token, key)
  expect([other.status, codeOf(other)]).toEqual([422, 'idempotency_key_reused'])
  expect(codeOf(await post(body, token, null))).toBe('idempotency_key_required')
  // The same key in somebody else's hand is hers.
  expect((await post(body, (await shop.person()).token, key)).status).toBe(201)
})

test('one open order a car and colour: the second tap names the first', async () => {
  const order = await shop.place(car)
  const second = await post(await shop.bodyFor(car), order.buyer.token)
  expect([second.status, codeOf(second)]).toEqual([409, 'order_open'])
  expect(detailsOf(second)).toEqual({ depositId: order.depositId })
  const both = await Promise.all([
    post(await shop.bodyFor(await shop.car(5)), order.buyer.token),
    post(await shop.bodyFor(await shop.car(5)), order.buyer.token),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  expect((await shop.cancel(order, 0)).status).toBe(200)
  expect((await post(await shop.bodyFor(car), order.buyer.token)).status).toBe(201)
})

test('a price or a rule that is not the present one is named with the present one, and no car is kept', async () => {
  const other = await shop.car(4)
  const { token } = await shop.person()
  const body = await shop.bodyFor(other)
  const { priceFen } = await shop.offer(other)
  await shop.bff.sandbox.change('price', { trimId: other.trimId, priceFen: priceFen + 200_000 })
  await shop.soon(async () => {
    expect((await shop.offer(other)).priceVersion).toBe(body.priceVersion + 1)
  })
  const stale = await post(body, token)
  expect([stale.status, codeOf(stale)]).toEqual([409, 'price_changed'])
  const { priceVersion, depositFen } = await shop.offer(other)
  expect(detailsOf(stale)).toEqual({ priceVersion, priceFen: priceFen + 200_000, depositFen })
  const rule = await post({ ...body, priceVersion, refundRuleVersion: 99 }, token)
  expect([rule.status, codeOf(rule), detailsOf(rule)]).toEqual([409, 'rule_changed', { refundRuleVersion: 1 }])
  expect(await holdsOf(other)).toEqual([])
})

test('sold out is said before anything can be paid', async () => {
  const last = await shop.car(6, 0)
  const { token } = await shop.person()
  const refused = await post(await shop.bodyFor(last), token)
  expect([refused.status, codeOf(refused)]).toEqual([409, 'sold_out'])
  expect((await shop.bff.get('/api/v1/deposits', { token })).body).toEqual({ items: [], nextCursor: null })
  await shop.soon(async () => {
    expect((await shop.offer(last)).state).toBe('sold_out')
  })
})

test('platform down: later, and the same tap then makes one order', async () => {
  const { token } = await shop.person()
  const body = await shop.bodyFor(car)
  const key = 'tapped-while-it-was-down'
  const hold = 'core-platform PUT /v1/stock-holds/:reference'
  await shop.bff.sandbox.fault({ endpoint: hold, kind: 'status', value: 503 })
  const refused = await post(body, token, key)
  expect([refused.status, codeOf(refused)]).toEqual([503, 'try_later'])
  expect(refused.headers.get('retry-after')).toBe('5')
  await shop.bff.sandbox.heal()
  // The work is done and the answer lost: the car that is kept is the one that the order has.
  await shop.bff.sandbox.fault({ endpoint: hold, kind: 'drop_after', times: 1 })
  const placed = await shop.soon(async () => {
    const answer = await post(body, token, key)
    expect(answer.status).toBe(201)
    return answer.body as Deposit
  })
  expect((await holdsOf(car)).filter(({ reference }) => reference === placed.depositId)).toHaveLength(1)
})

test.each([
  ['no consent to the rule', { consent: false }],
  ['a price from the client', { priceFen: 1 }],
  ['a deposit from the client', { depositFen: 1 }],
  ['a version that is no number', { priceVersion: '1' }],
  ['an operator', { trimId: { $ne: null } }],
  ['a path', { storeId: '../../etc' }],
])('%s is no valid body', async (_, fields) => {
  const { token } = await shop.person()
  const answer = await post({ ...(await shop.bodyFor(car)), ...fields }, token)
  expect([answer.status, codeOf(answer)]).toEqual([400, 'validation_failed'])
})

test('without consent to the agreement, and at a store that is none, nothing is placed', async () => {
  const body = await shop.bodyFor(car)
  const token = await shop.bff.signIn('never-agreed', { consent: false })
  expect(codeOf(await post(body, token))).toBe('consent_required')
  expect((await post({ ...body, storeId: 'no-such-store' }, (await shop.person()).token)).status).toBe(404)
})
