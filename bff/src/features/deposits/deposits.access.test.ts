import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { type Car, type Order, type Person, codeOf } from './testing/order'
import { type Shop, openShop } from './testing/shop'

let shop: Shop
let car: Car
let order: Order
let stranger: Person
beforeAll(async () => {
  shop = await openShop()
  car = await shop.car()
  order = await shop.held(car)
  stranger = await shop.person('stranger')
  await shop.place(car, stranger)
})
afterAll(async () => shop.stop())

const OWN: [method: 'get' | 'post', rest: string, body: object][] = [
  ['get', '', {}],
  ['get', '/receipts', {}],
  ['post', '/payment', {}],
  ['post', '/payment/check', {}],
  ['post', '/cancel', { expectedRefundFen: 0 }],
  ['post', '/allocation', { number: 1, answer: 'agree' }],
]
const call = async (method: 'get' | 'post', path: string, body: object, token?: string) =>
  method === 'get'
    ? shop.bff.get(path, token === undefined ? {} : { token })
    : shop.bff.post(path, body, token === undefined ? {} : { token })

test.each(OWN)('%s …%s: 401 without a session, 404 for somebody else’s and for none', async (method, rest, body) => {
  const path = shop.pathOf(order, rest)
  expect((await call(method, path, body)).status).toBe(401)
  expect((await call(method, path, body, shop.staff.token)).status).toBe(401)
  const others = await call(method, path, body, stranger.token)
  const none = await call(method, path.replace(order.depositId, 'a'.repeat(24)), body, order.buyer.token)
  for (const answer of [others, none]) expect([answer.status, codeOf(answer)]).toEqual([404, 'not_found'])
  for (const id of ['..%2F..%2Fstaff', '%00', '[$ne]', 'a'.repeat(300)])
    expect(
      (await call(method, path.replace(order.depositId, id), body, order.buyer.token)).status,
    ).toBeGreaterThanOrEqual(400)
  expect((await shop.read(order)).status).toBe('stock_held')
})

test('by the number in WeChat’s own order list, cold: hers opens, somebody else’s does not', async () => {
  for (const no of [order.orderNo, shop.tradeNo(order)]) {
    const mine = await shop.bff.get(`/api/v1/deposits/by-order/${no}`, { token: order.buyer.token })
    expect((mine.body as Deposit).depositId).toBe(order.depositId)
    expect((await shop.bff.get(`/api/v1/deposits/by-order/${no}`, { token: stranger.token })).status).toBe(404)
    expect((await shop.bff.get(`/api/v1/deposits/by-order/${no}`)).status).toBe(401)
  }
  for (const no of ['000000000000', '1', `${order.orderNo}0123`, '$ne'])
    expect((await shop.bff.get(`/api/v1/deposits/by-order/${no}`, { token: order.buyer.token })).status).toBe(404)
})

test('the list is hers alone, newest first, a page at a time', async () => {
  const buyer = await shop.person('collector')
  const orders: Order[] = []
  for (let index = 0; index < 5; index++) {
    orders.push(await shop.place(await shop.car(index + 1), buyer))
    await shop.bff.clock.advance(1_000)
  }
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const query: string = cursor === null ? '' : `&cursor=${cursor}`
    const page = await shop.bff.get(`/api/v1/deposits?limit=2${query}`, { token: buyer.token })
    const { items, nextCursor } = page.body as { items: Deposit[]; nextCursor: string | null }
    seen.push(...items.map(({ depositId }) => depositId))
    cursor = nextCursor
  } while (cursor !== null)
  expect(seen).toEqual(orders.map(({ depositId }) => depositId).reverse())
  for (const query of ['limit=0', 'limit=51', 'limit=x', 'cursor=!', 'cursor=bm90IGEgY3Vyc29y', 'status=paid'])
    expect((await shop.bff.get(`/api/v1/deposits?${query}`, { token: buyer.token })).status).toBe(400)
})

const STAFF_ONLY: [method: 'get' | 'post', path: string, body: object][] = [
  ['get', '/api/v1/staff/alarms', {}],
  ['post', '/api/v1/staff/alarms/some-alarm/resolve', {}],
  ['get', '/api/v1/staff/ledger/proof', {}],
  ['get', '/api/v1/staff/reconciliations', {}],
  ['post', '/api/v1/staff/reconciliations/2026-11-01', {}],
  ['post', `/api/v1/staff/deposits/${'a'.repeat(24)}/refund`, { refundFen: 1, reason: 'x' }],
]
test.each(STAFF_ONLY)('%s %s is for staff alone', async (method, path, body) => {
  for (const token of [undefined, order.buyer.token, `${shop.staff.token}x`]) {
    const refused = await call(method, path, body, token)
    expect([refused.status, codeOf(refused)]).toEqual([401, 'staff_only'])
  }
  expect((await call(method, path, body, shop.staff.token)).status).not.toBe(401)
})

test('the offer and the keys are public, and need nobody’s name', async () => {
  expect((await shop.offer(car)).state).toBe('open')
  expect((await shop.bff.get('/api/v1/deposits/receipt-keys')).status).toBe(200)
})

test('no answer holds what is ours: ids of people, numbers of payments, marks of openids', async () => {
  const { text } = await shop.bff.get(shop.pathOf(order), { token: order.buyer.token })
  const record = await shop.bff.connection.collection('deposits').findOne({ orderNo: order.orderNo })
  const { transactionId } = (record?.['payments'] as { transactionId: string }[])[0] ?? {}
  const { payerMark, prepayId } = (record?.['attempts'] as { payerMark: string; prepayId: string }[])[0] ?? {}
  for (const inner of [record?.['buyerId'], transactionId, payerMark, prepayId, 'outbox', 'idempotency'])
    expect(text).not.toContain(String(inner))
})
