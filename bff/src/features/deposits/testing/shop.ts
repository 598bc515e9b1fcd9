import type { Deposit, DepositOffer, DepositStatus, PaymentStart } from '@cheji/shared/deposits/deposits.contract'
import type { Alarm } from '@cheji/shared/deposits/deposits-staff.contract'
import { addDays, beijingDay, beijingInstant } from '@cheji/shared/kernel/time'
import { eventually } from '../../../testing/eventually'
import { type TestBff, type TestBffOptions, startTestBff } from '../../../testing/test-bff'
import { STAFF } from '../../../testing/test-environment'
import type { Car, Order, Person, Upstream } from './order'
import { type PayWish, createPayDesk } from './pay-desk'

const PATIENCE_MS = 45_000
const PLENTY = 500
let people = 0

/** A BFF that tries again quickly, with refunds done as soon as they are accepted, and its shop, open at noon. */
export const openShop = async (options: TestBffOptions = {}) => {
  const quick = { halfOpenAfterMs: 50, firstBackoffMs: 1 }
  const bff = await startTestBff({
    ...options,
    tuning: { corePlatform: quick, wechatPay: quick, ...options.tuning },
    sandboxSettings: { wechatPayRefundAfterMs: 0, ...options.sandboxSettings },
  })
  await bff.clock.set(beijingInstant(addDays(beijingDay(bff.clock.now()), 1), '12:00'))
  return createShop(bff)
}

/** What buyers, stores and WeChat do with orders at a BFF. */
export const createShop = (bff: TestBff) => {
  const desk = createPayDesk(bff.sandbox)

  /** Repeats a check while time goes on, a second at every turn. */
  const soon = async <T>(check: () => Promise<T>): Promise<T> =>
    eventually(async () => {
      try {
        return await check()
      } catch (error) {
        await bff.clock.advance(1_000)
        throw error
      }
    }, PATIENCE_MS)

  /** A trim in a colour of which there are many; the `index`th of the sample. */
  const car = async (index = 0, inStock = PLENTY): Promise<Car> => {
    const { items } = (await bff.sandbox.get('/core-platform/stock')) as { items: Omit<Car, 'storeId'>[] }
    const one = items[index * 7]
    const { items: stores } = (await bff.get('/api/v1/stores?limit=1')).body as { items: { storeId: string }[] }
    if (!one || !stores[0]) throw new Error('the sample data are too small')
    const { trimId, colourId } = one
    await bff.sandbox.change('stock', { trimId, colourId, inStock, incoming: 0, aboutDays: 5 })
    return { trimId, colourId, storeId: stores[0].storeId }
  }
  const person = async (name = 'person'): Promise<Person> => {
    const who = `${name}${String(people++)}`
    return { who, token: await bff.signIn(who) }
  }
  const offer = async (of: Car): Promise<DepositOffer> =>
    (await bff.get(`/api/v1/deposits/offer?${new URLSearchParams({ ...of }).toString()}`)).body as DepositOffer
  const bodyFor = async (of: Car) => {
    const { priceVersion, refundRule } = await offer(of)
    return { ...of, priceVersion, refundRuleVersion: refundRule.version, consent: true }
  }
  const place = async (of: Car, buyer?: Person): Promise<Order> => {
    const by = buyer ?? (await person('buyer'))
    const placed = await bff.post('/api/v1/deposits', await bodyFor(of), { token: by.token })
    if (placed.status !== 201) throw new Error(`not placed: ${placed.text}`)
    const { depositId, orderNo, depositFen } = placed.body as Deposit
    return { buyer: by, depositId, orderNo, car: of, depositFen }
  }

  const pathOf = ({ depositId }: Order, rest = ''): string => `/api/v1/deposits/${depositId}${rest}`
  const read = async (order: Order, by: Person = order.buyer): Promise<Deposit> => {
    const answer = await bff.get(pathOf(order), { token: by.token })
    if (answer.status !== 200) throw new Error(`not read: ${answer.text}`)
    return answer.body as Deposit
  }
  const start = async (order: Order, by: Person = order.buyer, payCode?: string): Promise<PaymentStart> => {
    const answer = await bff.post(pathOf(order, '/payment'), { ...(payCode && { payCode }) }, { token: by.token })
    if (answer.status !== 200) throw new Error(`not started: ${answer.text}`)
    return answer.body as PaymentStart
  }
  const pay = async (order: Order, wish: PayWish = {}) => {
    const { requestPayment } = await start(order)
    if (!requestPayment) throw new Error('there is nothing to pay')
    return desk.pay({ requestPayment, ...wish })
  }
  const until = async (order: Order, status: DepositStatus): Promise<Deposit> =>
    soon(async () => {
      const now = await read(order)
      if (now.status !== status) throw new Error(`${now.status} and not ${status}`)
      return now
    })
  const answer = async (order: Order, number: number, word: 'agree' | 'decline', by = order.buyer) =>
    bff.post(pathOf(order, '/allocation'), { number, answer: word }, { token: by.token })
  const cancel = async (order: Order, expectedRefundFen: number, by: Person = order.buyer) =>
    bff.post(pathOf(order, '/cancel'), { expectedRefundFen }, { token: by.token })

  const held = async (of: Car, buyer?: Person): Promise<Order> => {
    const order = await place(of, buyer)
    await pay(order)
    await until(order, 'stock_held')
    return order
  }
  /** The platform means a car for the order, and she is asked. */
  const propose = async (order: Order, fields: object = {}): Promise<Deposit> => {
    await soon(async () => bff.sandbox.change('allocate', { reference: order.depositId, ...fields }))
    return until(order, 'allocation_proposed')
  }
  const agree = async (order: Order): Promise<Deposit> => {
    const { allocation } = await read(order)
    const agreed = await answer(order, allocation?.number ?? 0, 'agree')
    if (agreed.status !== 200) throw new Error(`not agreed: ${agreed.text}`)
    return agreed.body as Deposit
  }
  const agreed = async (of: Car, fields: object = {}): Promise<Order> => {
    const order = await held(of)
    await propose(order, fields)
    await agree(order)
    return order
  }
  const alarms = async (kind?: string): Promise<Alarm[]> => {
    const { body } = await bff.get('/api/v1/staff/alarms', { token: STAFF.token })
    return (body as { items: Alarm[] }).items.filter((one) => kind === undefined || one.kind === kind)
  }
  /** Orders, held cars and money as the core platform knows them. */
  const upstream = async () => (await bff.sandbox.get('/core-platform/orders')) as Upstream
  /** Nothing waits for delivery and no refund is under way: time may leap without anything being cut in two. */
  const rest = async (): Promise<void> => {
    await soon(async () => {
      const busy = await bff.connection.collection('deposits').countDocuments({
        $or: [
          { 'outbox.0': { $exists: true } },
          { 'refunds.nextAt': { $lte: new Date(bff.clock.now().getTime() + 30_000) } },
        ],
      })
      if (busy > 0) throw new Error(`${String(busy)} orders are busy`)
    })
  }
  const leap = async (ms: number): Promise<void> => {
    await rest()
    await bff.clock.advance(ms)
  }

  return {
    bff,
    desk,
    soon,
    car,
    person,
    offer,
    bodyFor,
    place,
    pathOf,
    read,
    start,
    pay,
    until,
    answer,
    cancel,
    held,
    propose,
    agree,
    agreed,
    alarms,
    upstream,
    rest,
    leap,
    /** The number of the `attempt`th try to pay. */
    tradeNo: ({ orderNo }: Order, attempt = 1): string => orderNo + String(attempt).padStart(2, '0'),
    staff: { token: STAFF.token },
    stop: async () => bff.stop(),
  }
}

export type Shop = ReturnType<typeof createShop>
