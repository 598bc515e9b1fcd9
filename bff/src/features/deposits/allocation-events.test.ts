import type { Car, Order } from './testing/order'
import { type Shop, openShop } from './testing/shop'

let shop: Shop
let car: Car
beforeAll(async () => {
  shop = await openShop()
  car = await shop.car()
})
afterAll(async () => shop.stop())
afterEach(async () => {
  await shop.bff.sandbox.settings({ pushEvents: true })
})

/** The platform's changes of an order while it tells nobody; the numbers of their events. */
const unheard = async (
  { depositId }: Order,
  changes: (readonly [kind: string, fields: object])[],
): Promise<number[]> => {
  await shop.bff.sandbox.settings({ pushEvents: false })
  const numbers: number[] = []
  for (const [kind, fields] of changes) {
    const { events } = (await shop.bff.sandbox.change(kind, { reference: depositId, ...fields })) as {
      events: { number: number }[]
    }
    numbers.push(...events.map(({ number }) => number))
  }
  return numbers
}
const send = async (numbers: (number | undefined)[]): Promise<void> => {
  await shop.bff.sandbox.post('/events/send', { numbers })
}
const TAKEN = ['change_allocation', { withdrawn: true }] as const
const ANOTHER = ['allocate', {}] as const

test('that a car was taken back was never told, that another one was found was: she is asked about that one', async () => {
  const order = await shop.agreed(car)
  const [, found] = await unheard(order, [TAKEN, ANOTHER])
  await send([found])
  const asked = await shop.soon(async () => {
    const now = await shop.read(order)
    expect(now.allocation?.number).toBe(2)
    return now
  })
  expect(asked).toMatchObject({ status: 'allocation_proposed', leaving: { refundFen: order.depositFen } })
  expect(asked.steps.map(({ type }) => type).slice(-3)).toEqual(['car_agreed', 'car_withdrawn', 'car_proposed'])
})

test('told twice and in the wrong order: the same as told once in the right one', async () => {
  const order = await shop.held(car)
  await shop.propose(order)
  const [taken, found] = await unheard(order, [TAKEN, ANOTHER])
  await send([found, taken, found, taken])
  await shop.soon(async () => {
    expect((await shop.read(order)).allocation?.number).toBe(2)
  })
  await shop.rest()
  await send([taken, found])
  expect((await shop.answer(order, 2, 'agree')).status).toBe(200)
  expect((await shop.read(order)).steps.map(({ type }) => type)).toEqual([
    'placed',
    'paid',
    'stock_held',
    'car_proposed',
    'car_withdrawn',
    'car_proposed',
    'car_agreed',
  ])
})
