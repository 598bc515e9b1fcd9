import type { SignedReceipt } from '@cheji/shared/deposits/deposits.contract'
import { fractionOfFen } from '@cheji/shared/kernel/money'
import { createHash, verify } from 'node:crypto'
import { startTestBff } from '../../testing/test-bff'
import { type Car, NO_PAY_ACCOUNT, type Order, codeOf } from './testing/order'
import { type Shop, openShop } from './testing/shop'

let shop: Shop
let car: Car
beforeAll(async () => {
  shop = await openShop()
  car = await shop.car()
})
afterAll(async () => shop.stop())

const receiptsOf = async (order: Order): Promise<SignedReceipt[]> => {
  const { body } = await shop.bff.get(shop.pathOf(order, '/receipts'), { token: order.buyer.token })
  return (body as { items: SignedReceipt[] }).items
}
const keys = async (): Promise<Map<string, string>> => {
  const { body } = await shop.bff.get('/api/v1/deposits/receipt-keys')
  const { items } = body as { items: { keyId: string; publicKey: string }[] }
  return new Map(items.map(({ keyId, publicKey }) => [keyId, publicKey]))
}
/** As anybody does who knows RFC 8785 and has our public key, with nothing of our code. */
const canonical = (body: object): string =>
  JSON.stringify(Object.fromEntries(Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1))))
const isSigned = ({ body, keyId, signature }: SignedReceipt, known: Map<string, string>): boolean =>
  verify(null, Buffer.from(canonical(body)), known.get(keyId) ?? '', Buffer.from(signature, 'base64url'))
const verified = async (order: Order) => {
  const known = await keys()
  const receipts = await receiptsOf(order)
  let previousHash: string | null = null
  for (const [index, receipt] of receipts.entries()) {
    expect(isSigned(receipt, known)).toBe(true)
    expect(receipt.body).toMatchObject({ seq: index + 1, previousHash, orderNo: order.orderNo })
    previousHash = createHash('sha256').update(canonical(receipt.body)).digest('hex')
  }
  return receipts.map(({ body }) => body)
}
/** A deadline of ours never moves to a later day; what leaving returns falls only at her yes, or because it went back. */
const neverAgainstHer = (bodies: SignedReceipt['body'][]): void => {
  for (const [index, now] of bodies.entries()) {
    const before = bodies[index - 1]
    if (!before) continue
    expect(now.deliverBy <= before.deliverBy).toBe(true)
    if (now.holdBy && before.holdBy) expect(now.holdBy <= before.holdBy).toBe(true)
    if (now.refundBy && before.refundBy && now.step !== 'refund_started')
      expect(now.refundBy <= before.refundBy).toBe(true)
    expect(now.payablePriceFen <= before.payablePriceFen).toBe(true)
    expect(now.refundedFen >= before.refundedFen).toBe(true)
    if (!['car_agreed', 'refund_started', 'kept'].includes(now.step))
      expect(now.leavingRefundFen >= before.leavingRefundFen).toBe(true)
  }
}

test('a whole life with her yes: every step signed, chained, and with the money that was there', async () => {
  const order = await shop.agreed(car)
  const half = fractionOfFen(order.depositFen, 1, 2)
  await shop.cancel(order, half)
  await shop.until(order, 'refunded')
  const bodies = await verified(order)
  const whole = order.depositFen
  expect(bodies.map((body) => [body.step, body.paidFen, body.refundedFen, body.leavingRefundFen])).toEqual([
    ['placed', 0, 0, 0],
    ['paid', whole, 0, whole],
    ['stock_held', whole, 0, whole],
    ['car_proposed', whole, 0, whole],
    ['car_agreed', whole, 0, half],
    ['refund_started', whole, 0, 0],
    ['kept', whole, 0, 0],
    ['refund_done', whole, half, 0],
  ])
  const deposit = await shop.read(order)
  expect(bodies.at(-1)).toMatchObject({
    seller: '苏北车集汽车公司',
    priceFen: deposit.priceFen,
    priceVersion: deposit.priceVersion,
    depositFen: whole,
    refundRuleVersion: 1,
    agreedVinTail: deposit.allocation?.vinTail,
    refundBy: deposit.payment?.refunds[0]?.arriveBy,
  })
  const [, paid, held] = bodies
  expect(Date.parse(paid?.holdBy ?? '') - Date.parse(paid?.at ?? '')).toBe(86_400_000)
  expect(held?.holdBy).toBeNull()
  neverAgainstHer(bodies)
})

test('her no, a lapse, a car taken back, another sum by hand: no promise ever gets worse', async () => {
  const order = await shop.held(car)
  await shop.propose(order)
  await shop.answer(order, 1, 'decline')
  await shop.propose(order)
  await shop.leap(72 * 3_600_000)
  await shop.until(order, 'stock_held')
  await shop.propose(order)
  await shop.agree(order)
  await shop.bff.sandbox.change('change_allocation', { reference: order.depositId, withdrawn: true })
  await shop.until(order, 'stock_held')
  await shop.desk.refund(shop.tradeNo(order), 10_000, `${shop.bff.url}/hooks/wechat-pay/refunds`)
  await shop.soon(async () => {
    expect((await shop.read(order)).leaving?.refundFen).toBe(order.depositFen - 10_000)
  })
  await shop.bff.clock.advance(62_000)
  await shop.cancel(order, order.depositFen - 10_000)
  await shop.until(order, 'refunded')
  const bodies = await verified(order)
  expect(bodies.map(({ step }) => step)).toEqual(
    expect.arrayContaining(['car_declined', 'car_lapsed', 'car_withdrawn']),
  )
  neverAgainstHer(bodies)
})

test('a refund that fails, is closed by WeChat and done under another number keeps its day', async () => {
  await shop.bff.sandbox.settings({ wechatPayRefundsEnd: 'ABNORMAL' })
  const order = await shop.held(car)
  await shop.cancel(order, order.depositFen)
  await shop.until(order, 'refund_failed')
  await shop.leap(5 * 86_400_000)
  await shop.bff.sandbox.settings({ wechatPayRefundsEnd: 'SUCCESS' })
  await shop.desk.endRefund(`${order.orderNo}R01`, 'CLOSED')
  await shop.until(order, 'refunded')
  const bodies = await verified(order)
  expect(new Set(bodies.flatMap(({ refundBy }) => refundBy ?? [])).size).toBe(1)
  neverAgainstHer(bodies)
})

test('a receipt that somebody changed does not verify, nor does a chain with a step left out', async () => {
  const order = await shop.held(car)
  const [first, second, third] = await receiptsOf(order)
  if (!first || !second || !third) throw new Error('three steps were made')
  const known = await keys()
  expect(isSigned(second, known)).toBe(true)
  for (const change of [{ leavingRefundFen: 1 }, { deliverBy: '2099-01-01' }, { agreedVinTail: '1234' }])
    expect(isSigned({ ...second, body: { ...second.body, ...change } }, known)).toBe(false)
  expect(isSigned({ ...second, signature: first.signature }, known)).toBe(false)
  expect(third.body.previousHash).not.toBe(createHash('sha256').update(canonical(first.body)).digest('hex'))
})

test('the same at every reading, and nothing in them that names her', async () => {
  const order = await shop.held(car)
  const [once, twice] = [await receiptsOf(order), await receiptsOf(order)]
  expect(once).toEqual(twice)
  const text = JSON.stringify(once)
  expect(text).not.toContain(order.buyer.who)
  expect(text).not.toContain(order.depositId)
  expect(text).not.toMatch(/1[3-9]\d{9}/)
})

test('without a key nothing is signed, and that is said', async () => {
  const order = await shop.place(car)
  const bare = await startTestBff({
    beside: shop.bff,
    env: { ...NO_PAY_ACCOUNT, RECEIPT_SIGNING_KEY: '', RECEIPT_KEY_ID: '' },
  })
  try {
    const refused = await bare.get(shop.pathOf(order, '/receipts'), { token: order.buyer.token })
    expect([refused.status, codeOf(refused)]).toEqual([503, 'feature_off'])
    expect((await bare.get('/api/v1/deposits/receipt-keys')).body).toEqual({ items: [] })
  } finally {
    await bare.stop()
  }
})
