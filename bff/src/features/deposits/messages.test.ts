import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import type { Car, Order } from './testing/order'
import { type Shop, openShop } from './testing/shop'

const TEMPLATES = {
  car_proposed: 'development-template-car-proposed',
  refund_done: 'development-template-refund-done',
} as const

let shop: Shop
let car: Car
beforeAll(async () => {
  shop = await openShop()
  car = await shop.car()
})
afterAll(async () => shop.stop())

const answerMessages = async (order: Order, accepted: string[], rejected: string[] = [], by = order.buyer) =>
  shop.bff.post(shop.pathOf(order, '/messages'), { accepted, rejected }, { token: by.token })
/** She says yes in WeChat's own sheet, and the program tells the server. */
const accepts = async (order: Order, kinds: readonly (keyof typeof TEMPLATES)[]): Promise<Deposit> => {
  await shop.bff.sandbox.post('/wechat/subscriptions', {
    code: `dev-${order.buyer.who}`,
    accepted: kinds.map((kind) => TEMPLATES[kind]),
  })
  const answered = await answerMessages(order, [...kinds])
  expect(answered.status).toBe(200)
  return answered.body as Deposit
}
const sentOf = async (order: Order) => {
  const { items } = (await shop.bff.sandbox.get('/wechat/messages')) as {
    items: { page: string; templateId: string; data: Record<string, string> }[]
  }
  return items.filter(({ page }) => page.endsWith(`depositId=${order.depositId}`))
}
const stateOf = ({ messages }: Deposit, kind: string): string | undefined =>
  messages.find((one) => one.kind === kind)?.state

test('one accept is one message: that a car was found, and that the money is back', async () => {
  const order = await shop.held(car)
  const answered = await accepts(order, ['car_proposed', 'refund_done'])
  expect(answered.messages).toEqual([
    { kind: 'car_proposed', state: 'will_come' },
    { kind: 'refund_done', state: 'will_come' },
  ])
  const proposed = await shop.propose(order)
  await shop.soon(async () => {
    expect(stateOf(await shop.read(order), 'car_proposed')).toBe('sent')
  })
  const [message] = await sentOf(order)
  expect(message).toMatchObject({
    templateId: TEMPLATES.car_proposed,
    data: { character_string2: proposed.allocation?.vinTail },
  })

  await shop.cancel(order, order.depositFen)
  const refunded = await shop.until(order, 'refunded')
  expect(refunded.messages.map(({ kind }) => kind)).toEqual(['refund_done'])
  await shop.soon(async () => {
    expect(stateOf(await shop.read(order), 'refund_done')).toBe('sent')
  })
  expect(await sentOf(order)).toHaveLength(2)
})

test('what was refused is not sent, and one that WeChat has no accept for is said to have failed', async () => {
  const order = await shop.held(car)
  // The program says that she accepted; WeChat knows nothing of it.
  expect((await answerMessages(order, ['car_proposed'], ['refund_done'])).status).toBe(200)
  await shop.propose(order)
  await shop.soon(async () => {
    expect((await shop.read(order)).messages).toEqual([
      { kind: 'car_proposed', state: 'failed' },
      { kind: 'refund_done', state: 'not_asked' },
    ])
  })
  expect(await sentOf(order)).toEqual([])
})

test('after one car she can ask to hear of the next', async () => {
  const order = await shop.held(car)
  await accepts(order, ['car_proposed'])
  const { allocation } = await shop.propose(order)
  await shop.soon(async () => {
    expect(await sentOf(order)).toHaveLength(1)
  })
  await shop.answer(order, allocation?.number ?? 0, 'decline')
  expect(stateOf(await shop.read(order), 'car_proposed')).toBe('not_asked')
  expect(stateOf(await accepts(order, ['car_proposed']), 'car_proposed')).toBe('will_come')
  await shop.propose(order)
  await shop.soon(async () => {
    expect(await sentOf(order)).toHaveLength(2)
  })
})

test("nobody answers for another's order", async () => {
  const order = await shop.place(car)
  expect((await answerMessages(order, ['refund_done'], [], await shop.person())).status).toBe(404)
})
