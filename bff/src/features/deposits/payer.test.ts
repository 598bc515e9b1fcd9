import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { type Car, type Order, type Person, codeOf } from './testing/order'
import { type Shop, openShop } from './testing/shop'

let shop: Shop
let car: Car
beforeAll(async () => {
  shop = await openShop()
  car = await shop.car()
})
afterAll(async () => shop.stop())

const paidBySon = async (): Promise<{ order: Order; son: Person }> => {
  const order = await shop.place(car)
  const son = await shop.person('son')
  const { payCode } = await shop.read(order)
  const { requestPayment } = await shop.start(order, son, payCode ?? '')
  await shop.desk.pay({ ...(requestPayment && { requestPayment }) })
  await shop.until(order, 'stock_held')
  return { order, son }
}

test('with the code he sees what he is asked to pay, and nothing of it is his yet', async () => {
  const order = await shop.place(car)
  const { payCode } = await shop.read(order)
  const son = await shop.person('son')
  const seen = await shop.bff.get(`/api/v1/deposits/to-pay/${payCode ?? ''}`, { token: son.token })
  expect(seen.status).toBe(200)
  expect(seen.body).toMatchObject({
    role: 'payer',
    canPay: true,
    canCancel: false,
    payCode: null,
    depositFen: order.depositFen,
  })
  expect((await shop.bff.get(shop.pathOf(order), { token: son.token })).status).toBe(404)
  expect((await shop.bff.get(`/api/v1/deposits/to-pay/${'B'.repeat(22)}`, { token: son.token })).status).toBe(404)
  expect((await shop.bff.get('/api/v1/deposits/to-pay/short', { token: son.token })).status).toBe(404)
  expect((await shop.bff.get(`/api/v1/deposits/to-pay/${payCode ?? ''}`)).status).toBe(401)
})

test('he pays: both see the order, only she decides, and the money goes back to him', async () => {
  const { order, son } = await paidBySon()
  expect(await shop.read(order)).toMatchObject({ role: 'buyer', payment: { byAnother: true }, canCancel: true })
  expect(await shop.read(order, son)).toMatchObject({ role: 'payer', canCancel: false, payCode: null })
  for (const { token } of [son, order.buyer]) {
    const { items } = (await shop.bff.get('/api/v1/deposits', { token })).body as { items: Deposit[] }
    expect(items.map(({ depositId }) => depositId)).toEqual([order.depositId])
    const receipts = await shop.bff.get(shop.pathOf(order, '/receipts'), { token })
    expect(receipts.status).toBe(200)
  }
  expect((await shop.cancel(order, order.depositFen, son)).status).toBe(404)
  await shop.propose(order)
  expect((await shop.read(order, son)).canAnswer).toBe(false)
  expect((await shop.answer(order, 1, 'agree', son)).status).toBe(404)
  expect((await shop.answer(order, 1, 'decline', son)).status).toBe(404)
  expect((await shop.read(order)).status).toBe('allocation_proposed')
  await shop.cancel(order, order.depositFen)
  await shop.until(order, 'refunded')
  // A refund has no payee of its own: it goes back the way it was paid, and his was the payment.
  const paid = await shop.desk.order(shop.tradeNo(order))
  expect(paid?.refunds).toMatchObject([{ amountFen: order.depositFen, status: 'SUCCESS' }])
  expect(await shop.read(order, son)).toMatchObject({ status: 'refunded', payment: { byAnother: true } })
})

test('he begins, she pays herself after all: his number is closed first, hers is the next', async () => {
  const order = await shop.place(car)
  const son = await shop.person('son')
  const { payCode } = await shop.read(order)
  const his = await shop.start(order, son, payCode ?? '')
  const hers = await shop.start(order)
  expect(hers.requestPayment?.package).not.toBe(his.requestPayment?.package)
  expect((await shop.desk.order(shop.tradeNo(order, 1)))?.state).toBe('CLOSED')
  await expect(shop.desk.pay({ ...(his.requestPayment && { requestPayment: his.requestPayment }) })).rejects.toThrow(
    'ORDER_CLOSED',
  )
  await shop.desk.pay({ ...(hers.requestPayment && { requestPayment: hers.requestPayment }) })
  expect(await shop.until(order, 'stock_held')).toMatchObject({ payment: { byAnother: false }, extraPayments: [] })
})

test('he pays first, she taps a moment later: nothing is left to pay', async () => {
  const order = await shop.place(car)
  const son = await shop.person('son')
  const { payCode } = await shop.read(order)
  const { requestPayment } = await shop.start(order, son, payCode ?? '')
  await shop.desk.pay({ ...(requestPayment && { requestPayment }), notify: 'never' })
  const hers = await shop.start(order)
  expect(hers).toMatchObject({ requestPayment: null, deposit: { payment: { byAnother: true } } })
  expect(await shop.desk.order(shop.tradeNo(order, 2))).toBeUndefined()
})

test('somebody else’s WeChat pays on his number: recorded and raised, never credited', async () => {
  const order = await shop.place(car)
  const { requestPayment } = await shop.start(order)
  await shop.desk.pay({ ...(requestPayment && { requestPayment }), openid: 'somebody-elses-openid' })
  await shop.soon(async () => {
    expect(await shop.alarms('payment_unmatched')).toMatchObject([
      { details: { outTradeNo: shop.tradeNo(order), faults: 'payer', totalFen: order.depositFen } },
    ])
  })
  expect(await shop.read(order)).toMatchObject({ payment: null, status: 'awaiting_payment' })
})

test('a code is worth nothing once the order cannot be paid any more', async () => {
  const order = await shop.place(car)
  const { payCode } = await shop.read(order)
  await shop.cancel(order, 0)
  const son = await shop.person('son')
  const refused = await shop.bff.post(shop.pathOf(order, '/payment'), { payCode }, { token: son.token })
  expect([refused.status, codeOf(refused)]).toEqual([409, 'order_closed'])
  expect((await shop.read(order)).payCode).toBeNull()
})

test('an account with an open order cannot be deleted, and the order stands in the export', async () => {
  const order = await shop.held(car)
  const { token } = order.buyer
  const refused = await shop.bff.delete('/api/v1/account', { token })
  expect([refused.status, codeOf(refused)]).toEqual([409, 'account_in_use'])
  expect(refused.text).toContain(order.depositId)
  const exported = await shop.bff.get('/api/v1/account/export', { token })
  expect(exported.text).toContain(order.orderNo)
  await shop.cancel(order, order.depositFen)
  await shop.until(order, 'refunded')
  expect((await shop.bff.delete('/api/v1/account', { token })).status).toBe(200)
  expect(await shop.bff.connection.collection('deposits').countDocuments({ orderNo: order.orderNo })).toBe(1)
})
