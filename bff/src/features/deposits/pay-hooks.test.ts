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
})

const HOOK = '/hooks/wechat-pay/payments'
const QUERY = 'wechat-pay GET /v3/pay/transactions/out-trade-no/:no'
const counted = async (outcome: string): Promise<number> =>
  shop.bff.metric(`cheji_hooks_total{hook="wechat-pay",outcome="${outcome}"}`)
/** Paid, and nobody has told us: notifications are sent by hand, and asking is no help. */
const secretlyPaid = async (): Promise<{ order: Order; id: string }> => {
  const order = await shop.place(car)
  await shop.bff.sandbox.fault({ endpoint: QUERY, kind: 'status', value: 500 })
  await shop.pay(order, { notify: 'never' })
  return { order, id: (await shop.desk.notification(shop.tradeNo(order)))._id }
}
const unpaid = async (order: Order): Promise<void> => {
  expect(await shop.read(order)).toMatchObject({ payment: null, extraPayments: [], status: 'awaiting_payment' })
}
const unmatched = async (faults: string) =>
  (await shop.alarms('payment_unmatched')).filter(({ details }) => details['faults'] === faults)

test.each(['bad_signature', 'unknown_serial', 'old_timestamp', 'tampered', 'probe'])(
  '%s: refused, counted, nothing done, nobody asked; the true one is then taken',
  async (spoil) => {
    const { order, id } = await secretlyPaid()
    const asked = async () =>
      (await shop.desk.requests()).filter(({ method, path }) => method !== 'GET' || !path.includes('out-trade-no'))
        .length
    const before = await asked()
    expect(await shop.desk.send(id, { spoil })).toBe(401)
    await unpaid(order)
    expect(await asked()).toBe(before)
    expect(await shop.alarms()).toEqual([])
    expect(await shop.desk.send(id)).toBe(204)
    expect((await shop.until(order, 'stock_held')).payment?.paidFen).toBe(order.depositFen)
  },
)

test('signed by WeChat and yet not to be decrypted or read: 400, so that it comes again, and in the log', async () => {
  const { order, id } = await secretlyPaid()
  const before = await counted('malformed')
  for (const spoil of ['bad_ciphertext', 'malformed']) expect(await shop.desk.send(id, { spoil })).toBe(400)
  expect(await shop.desk.send(id, { resource: { out_trade_no: 7 } })).toBe(400)
  await unpaid(order)
  expect((await counted('malformed')) - before).toBe(3)
  expect(shop.bff.logs.join('')).toContain('a notification that WeChat Pay signed cannot be read')
})

test('without a signature, with an empty one, with none of the fields: 401 for all, and no 500', async () => {
  const { order, id } = await secretlyPaid()
  const headers = { 'content-type': 'application/json' }
  const now = String(Math.floor(shop.bff.clock.now().getTime() / 1000))
  for (const init of [
    { method: 'POST', headers, body: '{}' },
    { method: 'POST', headers, body: '' },
    { method: 'POST', headers: { ...headers, 'wechatpay-signature': '', 'wechatpay-timestamp': now }, body: '{}' },
    {
      method: 'POST',
      headers: {
        ...headers,
        'wechatpay-signature': 'QUJD',
        'wechatpay-timestamp': now,
        'wechatpay-nonce': 'n',
        'wechatpay-serial': 'PUB_KEY_ID_0119000000012026112500000000000001',
      },
      body: '{"id":"x"}',
    },
  ]) {
    const answer = await shop.bff.raw(HOOK, init)
    expect([answer.status, answer.body]).toEqual([401, { code: 'FAIL', message: '失败' }])
  }
  await unpaid(order)
  expect(await shop.desk.send(id)).toBe(204)
})

test('replayed within its time it changes nothing, and after 300 seconds it is refused', async () => {
  const { order, id } = await secretlyPaid()
  expect(await shop.desk.send(id)).toBe(204)
  await shop.until(order, 'stock_held')
  await shop.rest()
  const before = await shop.read(order)
  expect(await shop.desk.send(id, { spoil: 'replay' })).toBe(204)
  expect(await shop.read(order)).toEqual(before)
  await shop.leap(301_000)
  expect(await shop.desk.send(id, { spoil: 'replay' })).toBe(401)
  expect((await shop.read(order)).steps).toEqual(before.steps)
})

test('twenty copies at once, by hand and by the query, are one payment', async () => {
  const { order, id } = await secretlyPaid()
  await shop.bff.sandbox.heal()
  const check = async () =>
    (await shop.bff.post(shop.pathOf(order, '/payment/check'), {}, { token: order.buyer.token })).status
  const answers = await Promise.all([
    ...Array.from({ length: 15 }, async () => shop.desk.send(id)),
    ...Array.from({ length: 5 }, check),
  ])
  expect(new Set(answers)).toEqual(new Set([204, 200]))
  const held = await shop.until(order, 'stock_held')
  expect(held.extraPayments).toEqual([])
  expect(held.steps.filter(({ type }) => type === 'paid')).toHaveLength(1)
  await shop.soon(async () => {
    const { settlements } = await shop.upstream()
    expect(settlements.filter(({ reference }) => reference === order.depositId)).toMatchObject([
      { kind: 'payment', amountFen: order.depositFen },
    ])
  })
})

test.each([
  ['amount', { amount: { total: 1, payer_total: 1, currency: 'CNY' } }],
  ['currency', { amount: { total: 0, currency: 'USD' } }],
  ['merchant', { mchid: '1900000999' }],
  ['app', { appid: 'wx0000000000000000' }],
  ['payer', { payer: { openid: 'somebody-elses-openid' } }],
  ['payer', { payer: {} }],
])('truly signed with another %s: answered, recorded and raised, never credited', async (fault, fields) => {
  const { order, id } = await secretlyPaid()
  const transaction = `4299${order.orderNo}${String(shop.bff.clock.now().getTime())}`
  const resource = {
    ...fields,
    ...('amount' in fields &&
      fields.amount.currency === 'USD' && { amount: { total: order.depositFen, currency: 'USD' } }),
    transaction_id: transaction,
  }
  for (let times = 0; times < 2; times++) expect(await shop.desk.send(id, { resource })).toBe(204)
  await unpaid(order)
  const raised = (await unmatched(fault)).filter(({ alarmId }) => alarmId.endsWith(transaction))
  expect(raised).toMatchObject([{ details: { outTradeNo: shop.tradeNo(order) } }])
  const kept = await shop.bff.connection.collection<{ _id: string }>('unmatched_payments').findOne({ _id: transaction })
  expect(kept).toMatchObject({ depositId: order.depositId, faults: [fault] })
  expect(JSON.stringify(kept)).not.toContain('openid')
  // The true one counts all the same.
  expect(await shop.desk.send(id)).toBe(204)
  await shop.until(order, 'stock_held')
})

test('a payment of an order that we do not know', async () => {
  const { order, id } = await secretlyPaid()
  expect(await shop.desk.send(id, { resource: { out_trade_no: '26010100000001', transaction_id: '42990001' } })).toBe(
    204,
  )
  expect(await unmatched('unknown_order')).toMatchObject([{ details: { outTradeNo: '26010100000001' } }])
  await unpaid(order)
})

test('a state that is no payment, and an event that we do not know, are answered and change nothing', async () => {
  const { order, id } = await secretlyPaid()
  for (const state of ['NOTPAY', 'CLOSED', 'PAYERROR', 'SOMETHING_NEW'])
    expect(await shop.desk.send(id, { resource: { trade_state: state } })).toBe(204)
  await unpaid(order)
})

test('a refund’s notification for an order of another merchant, or of none, is raised and nothing else', async () => {
  const order = await shop.held(car)
  const { outRefundNo } = await shop.desk.refund(shop.tradeNo(order), 100, `${shop.bff.url}/hooks/wechat-pay/refunds`)
  const notice = await shop.soon(async () => shop.desk.notification(shop.tradeNo(order), 'REFUND.SUCCESS'))
  await shop.soon(async () => {
    expect((await shop.read(order)).payment?.refunds).toHaveLength(1)
  })
  const before = (await shop.read(order)).steps
  for (const resource of [
    { mchid: '1900000999', out_refund_no: 'another-merchant' },
    { out_trade_no: '26010100000001', out_refund_no: 'another-order' },
  ])
    expect(await shop.desk.send(notice._id, { resource })).toBe(204)
  expect((await shop.alarms('refund_unmatched')).map(({ alarmId }) => alarmId).sort()).toEqual([
    'refund_unmatched:another-merchant',
    'refund_unmatched:another-order',
  ])
  expect((await shop.read(order)).steps).toEqual(before)
  expect(outRefundNo).not.toBe('')
})

test('it could not be kept: 500, so that WeChat sends it again', async () => {
  const { order, id } = await secretlyPaid()
  const collection = shop.bff.connection.collection('deposits')
  // As of a deposit that may not change any more: nothing can be written to it.
  await collection.updateOne({ orderNo: order.orderNo }, { $set: { 'events.200': { seq: 201 } } })
  expect(await shop.desk.send(id)).toBe(500)
  expect(await counted('failed')).toBeGreaterThan(0)
  await collection.updateOne({ orderNo: order.orderNo }, { $push: { events: { $each: [], $slice: 1 } } } as never)
  expect(await shop.desk.send(id)).toBe(204)
  await shop.until(order, 'stock_held')
})
