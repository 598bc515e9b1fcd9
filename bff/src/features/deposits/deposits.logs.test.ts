import { developmentSecrets } from './testing/secrets'
import type { Car } from './testing/order'
import { type Shop, openShop } from './testing/shop'

let shop: Shop
let car: Car
beforeAll(async () => {
  shop = await openShop()
  car = await shop.car()
})
afterAll(async () => shop.stop())

const PHONE = '13812347001'

test('a whole life with every kind of failure logs no key, signature, openid, number or code to pay with', async () => {
  const buyer = await shop.person('logged')
  const { openid } = (await shop.bff.sandbox.post('/wechat/subscriptions', {
    code: `dev-${buyer.who}`,
    accepted: [],
  })) as {
    openid: string
  }
  const { code } = (await shop.bff.sandbox.post('/wechat/phone-codes', { phone: PHONE })) as { code: string }
  await shop.bff.post('/api/v1/account/phone/wechat', { code }, { token: buyer.token })
  const order = await shop.place(car, buyer)
  const { payCode } = await shop.read(order)
  const son = await shop.person('logged-son')
  await shop.bff.get(`/api/v1/deposits/to-pay/${payCode ?? ''}`, { token: son.token })

  const PREPAY = 'wechat-pay POST /v3/pay/transactions/jsapi'
  for (const fault of [
    { kind: 'bad_signature' },
    { kind: 'malformed' },
    { kind: 'drop' },
    { kind: 'status', value: 403 },
  ]) {
    await shop.bff.sandbox.fault({ endpoint: PREPAY, ...fault })
    const refused = await shop.bff.post(shop.pathOf(order, '/payment'), {}, { token: buyer.token })
    expect(refused.status).toBe(503)
  }
  await shop.bff.sandbox.heal()
  const { requestPayment } = await shop.soon(async () => shop.start(order))
  await shop.desk.pay({ ...(requestPayment && { requestPayment }), notify: 'never' })
  const { _id } = await shop.desk.notification(shop.tradeNo(order))
  for (const spoil of ['bad_signature', 'tampered', 'bad_ciphertext', 'malformed', 'probe'])
    expect(await shop.desk.send(_id, { spoil })).toBeGreaterThanOrEqual(400)
  expect(
    await shop.desk.send(_id, { resource: { payer: { openid: 'somebody-elses-openid' }, transaction_id: '42991' } }),
  ).toBe(204)
  expect(await shop.desk.send(_id)).toBe(204)
  await shop.until(order, 'stock_held')
  await shop.propose(order)
  const agreed = await shop.agree(order)
  await shop.bff.sandbox.fault({
    endpoint: 'wechat-pay POST /v3/refund/domestic/refunds',
    kind: 'status',
    value: 403,
    times: 1,
  })
  await shop.cancel(order, agreed.leaving?.refundFen ?? 0)
  await shop.until(order, 'refund_failed')
  await shop.leap(86_400_000)
  const refunded = await shop.until(order, 'refunded')
  await shop.bff.get(shop.pathOf(order, '/receipts'), { token: buyer.token })
  await shop.bff.post('/api/v1/staff/reconciliations/2026-11-01', {}, shop.staff)

  const output = shop.bff.logs.join('')
  // It was logged at all, and at its finest.
  expect(output).toContain('/hooks/wechat-pay/payments')
  expect(output).toContain('WeChat Pay refused')
  const transactionId = (await shop.desk.order(shop.tradeNo(order)))?.payment?.transactionId ?? 'none'
  expect(transactionId.endsWith(refunded.payment?.transactionTail ?? 'x')).toBe(true)
  const secrets = [
    openid,
    'somebody-elses-openid',
    PHONE,
    buyer.token,
    son.token,
    payCode ?? 'no code',
    requestPayment?.paySign ?? 'no signature',
    requestPayment?.package ?? 'no prepay',
    shop.staff.token,
    ...developmentSecrets(),
  ]
  for (const secret of secrets) expect(output).not.toContain(secret)
  for (const sign of [
    'WECHATPAY2-SHA256-RSA2048',
    'Bearer ',
    'BEGIN PRIVATE',
    'signature="',
    'ciphertext',
    'SIGNTEST/',
  ])
    expect(output).not.toContain(sign)
})
