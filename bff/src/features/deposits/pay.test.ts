import type { PaymentStart } from '@cheji/shared/deposits/deposits.contract'
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

const PREPAY = 'wechat-pay POST /v3/pay/transactions/jsapi'
const QUERY = 'wechat-pay GET /v3/pay/transactions/out-trade-no/:no'
const CLOSE = 'wechat-pay POST /v3/pay/transactions/out-trade-no/:no/close'
const post = async (order: Order, body: object = {}, token = order.buyer.token) =>
  shop.bff.post(shop.pathOf(order, '/payment'), body, { token })
/** Asks to pay until it may: a breaker may still be open. */
const started = async (order: Order): Promise<PaymentStart> => shop.soon(async () => shop.start(order))
const numbersOf = async ({ orderNo }: Order) =>
  (await shop.desk.orders()).filter(({ _id }) => _id.startsWith(orderNo)).map(({ _id }) => _id)

test('the fields pay at the cashier, the number stays the same while it is open', async () => {
  const order = await shop.place(car)
  const { requestPayment, deposit } = await shop.start(order)
  expect(requestPayment).toMatchObject({ signType: 'RSA', package: expect.stringMatching(/^prepay_id=/) as string })
  expect(requestPayment).not.toHaveProperty('appId')
  expect(deposit.status).toBe('awaiting_payment')
  const again = await Promise.all(Array.from({ length: 5 }, async () => shop.start(order)))
  expect(new Set(again.map((one) => one.requestPayment?.package))).toEqual(new Set([requestPayment?.package]))
  expect(await numbersOf(order)).toEqual([shop.tradeNo(order)])
  await shop.pay(order)
  const paid = await shop.until(order, 'stock_held')
  expect(paid).toMatchObject({ canPay: false, payCode: null, holdBy: null, leaving: { refundFen: order.depositFen } })
  expect(paid.payment).toMatchObject({ paidFen: order.depositFen, byAnother: false, refunds: [] })
  expect(paid.payment?.transactionTail).toBe(
    (await shop.desk.order(shop.tradeNo(order)))?.payment?.transactionId.slice(-4),
  )
  expect(await shop.start(order)).toMatchObject({ requestPayment: null, deposit: { status: 'stock_held' } })
})

test('ten taps at once on a new order are one number', async () => {
  const order = await shop.place(car)
  const answers = await Promise.all(Array.from({ length: 10 }, async () => post(order)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
  expect(await numbersOf(order)).toEqual([shop.tradeNo(order)])
})

test('a payment that nobody told us of is found by asking, by a job or by her', async () => {
  const [byJob, byHer] = [await shop.place(car), await shop.place(car)]
  for (const order of [byJob, byHer]) await shop.pay(order, { notify: 'never' })
  const checked = await shop.bff.post(shop.pathOf(byHer, '/payment/check'), {}, { token: byHer.buyer.token })
  expect(checked.body).toMatchObject({ payment: { paidFen: byHer.depositFen } })
  await shop.until(byJob, 'stock_held')
})

test('WeChat cannot say whether it was paid: the check answers the order as it is', async () => {
  const order = await shop.place(car)
  await shop.pay(order, { notify: 'never' })
  await shop.bff.sandbox.fault({ endpoint: QUERY, kind: 'status', value: 500 })
  const checked = await shop.bff.post(shop.pathOf(order, '/payment/check'), {}, { token: order.buyer.token })
  expect([checked.status, (checked.body as { status: string }).status]).toEqual([200, 'awaiting_payment'])
  await shop.bff.sandbox.heal()
  await shop.until(order, 'stock_held')
})

test.each(['drop', 'drop_after', 'status', 'malformed', 'bad_signature'])(
  'whether the order was placed is not known (%s): later, and then the same number',
  async (kind) => {
    const order = await shop.place(car)
    await shop.bff.sandbox.fault({ endpoint: PREPAY, kind, ...(kind === 'status' && { value: 500 }) })
    const refused = await post(order)
    expect([refused.status, codeOf(refused)]).toEqual([503, 'try_later'])
    await shop.bff.sandbox.heal()
    const { requestPayment } = await started(order)
    expect(await numbersOf(order)).toEqual([shop.tradeNo(order)])
    await shop.desk.pay({ ...(requestPayment && { requestPayment }) })
    const held = await shop.until(order, 'stock_held')
    expect(held.extraPayments).toEqual([])
  },
)

test('paid while nobody looked: asking to pay again finds it (ORDERPAID) and does not pay twice', async () => {
  const order = await shop.place(car)
  // The number is placed there, and we never heard so.
  await shop.bff.sandbox.fault({ endpoint: PREPAY, kind: 'drop_after' })
  expect((await post(order)).status).toBe(503)
  await shop.desk.pay({ outTradeNo: shop.tradeNo(order), notify: 'never' })
  await shop.bff.sandbox.heal()
  expect(await started(order)).toMatchObject({ requestPayment: null, deposit: { payment: { refunds: [] } } })
  await shop.until(order, 'stock_held')
})

test('the number was closed at WeChat: the next one is made', async () => {
  const order = await shop.place(car)
  await shop.bff.sandbox.fault({ endpoint: PREPAY, kind: 'drop_after' })
  expect((await post(order)).status).toBe(503)
  await shop.bff.sandbox.heal()
  const stranger = await shop.person('closes')
  const { payCode } = await shop.read(order)
  await shop.soon(async () => shop.start(order, stranger, payCode ?? ''))
  expect((await shop.desk.order(shop.tradeNo(order)))?.state).toBe('CLOSED')
  expect((await shop.start(order)).requestPayment).not.toBeNull()
  expect((await numbersOf(order)).sort()).toEqual([1, 2, 3].map((attempt) => shop.tradeNo(order, attempt)))
})

test('while the old number cannot be closed nobody gets another one', async () => {
  const order = await shop.place(car)
  const { payCode } = await shop.read(order)
  await shop.start(order)
  const son = await shop.person('son')
  for (const [endpoint, kind] of [
    [QUERY, 'status'],
    [CLOSE, 'drop'],
  ] as const) {
    await shop.bff.sandbox.fault({ endpoint, kind, ...(kind === 'status' && { value: 500 }) })
    const refused = await post(order, { payCode }, son.token)
    expect([refused.status, codeOf(refused)]).toEqual([503, 'try_later'])
    await shop.bff.sandbox.heal()
    expect(await numbersOf(order)).toEqual([shop.tradeNo(order)])
  }
})

test('expired: no number any more, closed there and here, the car is free', async () => {
  const order = await shop.place(car)
  await shop.start(order)
  await shop.bff.clock.advance(30 * 60_000 - 10_000)
  const late = await post(order)
  expect([late.status, codeOf(late)]).toEqual([409, 'order_closed'])
  const closed = await shop.until(order, 'closed')
  expect(closed).toMatchObject({ closedBy: 'timeout', canPay: false, canCancel: false, payment: null })
  expect(closed.steps.map(({ type }) => type)).toEqual(['placed', 'expired', 'closed'])
  expect((await shop.desk.order(shop.tradeNo(order)))?.state).toBe('CLOSED')
  expect(codeOf(await post(order))).toBe('order_closed')
  await shop.soon(async () => {
    expect((await shop.upstream()).holds.map(({ reference }) => reference)).not.toContain(order.depositId)
  })
})

test('without consent to the agreement nobody pays, and nobody pays with a code that is none', async () => {
  const order = await shop.place(car)
  const { payCode } = await shop.read(order)
  const careless = await shop.bff.signIn('careless', { consent: false })
  expect(codeOf(await post(order, { payCode }, careless))).toBe('consent_required')
  const { token } = await shop.person()
  expect((await post(order, {}, token)).status).toBe(404)
  expect((await post(order, { payCode: 'A'.repeat(22) }, token)).status).toBe(404)
  for (const body of [{ payCode: '' }, { payCode: { $ne: '' } }, { openid: 'mine' }, { amountFen: 1 }])
    expect((await post(order, body)).status).toBe(400)
})
