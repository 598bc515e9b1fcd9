import { startTestBff } from '../../testing/test-bff'
import { NO_PAY_ACCOUNT, codeOf } from './testing/order'
import { type Shop, createShop, openShop } from './testing/shop'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(async () => shop.stop())

test.each([
  ['a seller', { SELLER_NAME: '', INVOICE_ISSUER_NAME: '' }],
  ['an account at WeChat Pay', NO_PAY_ACCOUNT],
])('without %s nobody can pay, and the offer says what to do instead', async (_, env) => {
  const car = await shop.car()
  const off = createShop(await startTestBff({ beside: shop.bff, env }))
  try {
    const offer = await off.offer(car)
    expect(offer).toMatchObject({ state: 'off', offWords: expect.stringContaining('打电话问门店') as string })
    const { token } = await off.person()
    const refused = await off.bff.post('/api/v1/deposits', await off.bodyFor(car), { token })
    expect([refused.status, codeOf(refused)]).toEqual([503, 'feature_off'])
    expect((await off.bff.get('/api/v1/deposits', { token })).body).toEqual({ items: [], nextCursor: null })
  } finally {
    await off.stop()
  }
})

test('without an account nobody can send notifications either', async () => {
  const off = await startTestBff({ beside: shop.bff, env: NO_PAY_ACCOUNT })
  try {
    expect((await off.post('/hooks/wechat-pay/payments', {})).status).toBe(404)
  } finally {
    await off.stop()
  }
})

test('switched off from afar: neither placed nor paid, in the words of the switch, until it is on again', async () => {
  const car = await shop.car()
  const order = await shop.place(car)
  const set = async (rules: object[]) =>
    shop.bff.put('/api/v1/staff/client-switches', { rules }, { token: shop.staff.token })
  await set([{ feature: 'pay', words: '付款在修，明天再来' }])
  await shop.soon(async () => {
    expect(await shop.offer(car)).toMatchObject({ state: 'off', offWords: '付款在修，明天再来' })
  })
  const { token } = await shop.person()
  const place = await shop.bff.post('/api/v1/deposits', await shop.bodyFor(car), { token })
  const pay = await shop.bff.post(shop.pathOf(order, '/payment'), {}, { token: order.buyer.token })
  for (const refused of [place, pay]) expect([refused.status, codeOf(refused)]).toEqual([503, 'feature_off'])
  // What is under way is looked after all the same.
  expect((await shop.cancel(order, 0)).status).toBe(200)
  await set([])
  await shop.soon(async () => {
    expect((await shop.offer(car)).state).toBe('open')
  })
  expect((await shop.place(car)).orderNo).toMatch(/^\d{12}$/)
})
