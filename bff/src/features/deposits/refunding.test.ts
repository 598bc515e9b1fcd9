import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import type { DepositRecord } from './deposit.record'
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
  await shop.bff.sandbox.settings({ wechatPayRefundAfterMs: 0, wechatPayRefundsEnd: 'SUCCESS' })
})

const DAY_MS = 86_400_000
const ASK = 'wechat-pay POST /v3/refund/domestic/refunds'
const refundsOf = async (order: Order) => (await shop.desk.order(shop.tradeNo(order)))?.refunds ?? []
/** Held, and left again: all of it is on its way back. */
const left = async (): Promise<Order> => {
  const order = await shop.held(car)
  const answer = await shop.cancel(order, order.depositFen)
  expect(answer.body).toMatchObject({ status: 'refunding', leaving: null, canCancel: false })
  return order
}
const refundState = async (order: Order, state: string): Promise<Deposit> =>
  shop.soon(async () => {
    const now = await shop.read(order)
    expect(now.payment?.refunds.map((one) => one.state)).toEqual([state])
    return now
  })
/** Asked for once, and not again for minutes. */
const putOff = async (order: Order): Promise<void> => {
  await shop.soon(async () => {
    const stored = await shop.bff.connection.collection<DepositRecord>('deposits').findOne({ orderNo: order.orderNo })
    expect(stored?.refunds[0]?.tries).toBe(1)
    expect(stored?.refunds[0]?.nextAt?.getTime()).toBeGreaterThan(shop.bff.clock.now().getTime() + 150_000)
  })
}
const raised = async (kind: string, order: Order) =>
  (await shop.alarms(kind)).filter(({ details }) => details['orderNo'] === order.orderNo)

test('accepted and done: once, whole, to the way it was paid, and told once', async () => {
  const order = await left()
  const refunded = await shop.until(order, 'refunded')
  expect(refunded.payment?.refunds).toMatchObject([
    { refundFen: order.depositFen, cause: 'buyer', state: 'done', account: '支付用户零钱' },
  ])
  const [refund] = refunded.payment?.refunds ?? []
  expect(Date.parse(refund?.doneAt ?? '')).toBeGreaterThanOrEqual(Date.parse(refund?.acceptedAt ?? ''))
  expect(await refundsOf(order)).toMatchObject([
    {
      outRefundNo: `${order.orderNo}R01`,
      amountFen: order.depositFen,
      status: 'SUCCESS',
      reason: '您取消了订单，订金退回',
    },
  ])
  const notice = await shop.desk.notification(shop.tradeNo(order), 'REFUND.SUCCESS')
  for (let copies = 0; copies < 3; copies++) expect(await shop.desk.send(notice._id)).toBe(204)
  expect((await shop.read(order)).steps).toEqual(refunded.steps)
  expect(refunded.steps.filter(({ type }) => type === 'refund_done')).toHaveLength(1)
})

test('accepted, under way for two days, and done without a word: found by asking', async () => {
  await shop.bff.sandbox.settings({ wechatPayRefundAfterMs: 2 * DAY_MS })
  await shop.bff.sandbox.fault({ endpoint: 'wechat-pay events', kind: 'lose' })
  const order = await shop.place(car)
  await shop.pay(order)
  await shop.until(order, 'stock_held')
  await shop.cancel(order, order.depositFen)
  const processing = await refundState(order, 'processing')
  expect(processing.payment?.refunds[0]).toMatchObject({ acceptedAt: expect.any(String) as string, doneAt: null })
  await shop.leap(2 * DAY_MS)
  await shop.until(order, 'refunded')
  expect(await shop.alarms()).toEqual([])
})

test('abnormal: she reads that it takes longer, our people hear of it, the number stays, then it is done', async () => {
  await shop.bff.sandbox.settings({ wechatPayRefundsEnd: 'ABNORMAL' })
  const order = await left()
  const failed = await shop.until(order, 'refund_failed')
  expect(failed.payment?.refunds).toMatchObject([{ state: 'delayed', doneAt: null }])
  expect(failed.steps.at(-1)).toMatchObject({ type: 'refund_failed', amountFen: order.depositFen })
  expect(await raised('refund_abnormal', order)).toHaveLength(1)
  // Asked after every day, not asked for anew.
  await shop.leap(DAY_MS)
  await shop.soon(async () => {
    const [refund] = (await shop.read(order)).payment?.refunds ?? []
    expect(Date.parse(refund?.checkedAt ?? '')).toBeGreaterThan(
      Date.parse(failed.payment?.refunds[0]?.askedAt ?? '') + DAY_MS / 2,
    )
  })
  expect(await refundsOf(order)).toHaveLength(1)
  await shop.desk.endRefund(`${order.orderNo}R01`, 'SUCCESS')
  const refunded = await shop.until(order, 'refunded')
  expect(refunded.payment?.refunds).toMatchObject([{ state: 'done' }])
  expect(refunded.steps.filter(({ type }) => type === 'refund_failed')).toHaveLength(1)
})

test('WeChat closes it after five days: the same sum under another number, promised no later than before', async () => {
  await shop.bff.sandbox.settings({ wechatPayRefundAfterMs: 9 * DAY_MS })
  const order = await left()
  const first = await refundState(order, 'processing')
  await shop.leap(5 * DAY_MS)
  await shop.desk.endRefund(`${order.orderNo}R01`, 'CLOSED')
  await shop.bff.sandbox.settings({ wechatPayRefundAfterMs: 0 })
  const refunded = await shop.until(order, 'refunded')
  expect((await refundsOf(order)).map(({ outRefundNo, status }) => `${outRefundNo} ${status}`)).toEqual([
    `${order.orderNo}R01 CLOSED`,
    `${order.orderNo}R02 SUCCESS`,
  ])
  expect(refunded.payment?.refunds).toMatchObject([
    { refundFen: order.depositFen, state: 'done', arriveBy: first.payment?.refunds[0]?.arriveBy },
  ])
  expect(await raised('refund_closed', order)).toHaveLength(1)
})

test('our account is empty: finance hears of it at once, she reads nothing of it, the same number goes tomorrow', async () => {
  const order = await shop.held(car)
  await shop.desk.setBalance(0)
  await shop.cancel(order, order.depositFen)
  await shop.soon(async () => {
    expect(await raised('refund_not_enough', order)).toMatchObject([
      { details: { refundFen: order.depositFen, code: 'NOT_ENOUGH' } },
    ])
  })
  expect(await shop.read(order)).toMatchObject({ status: 'refunding', payment: { refunds: [{ state: 'asked' }] } })
  await shop.desk.setBalance(10_000_000)
  await shop.leap(DAY_MS)
  await shop.until(order, 'refunded')
  expect((await refundsOf(order)).map(({ outRefundNo }) => outRefundNo)).toEqual([`${order.orderNo}R01`])
})

test('asked too often: the same number, ten minutes later', async () => {
  const order = await shop.held(car)
  await shop.bff.sandbox.fault({ endpoint: ASK, kind: 'status', value: 429, times: 1 })
  await shop.cancel(order, order.depositFen)
  await putOff(order)
  await shop.leap(600_000)
  await shop.until(order, 'refunded')
  expect(await refundsOf(order)).toHaveLength(1)
  expect(await raised('refund_refused', order)).toEqual([])
})

test.each([
  ['SYSTEM_ERROR after the work', { kind: 'status_after', value: 500 }],
  ['an answer that is lost', { kind: 'drop_after' }],
  ['an answer with a bad signature', { kind: 'bad_signature' }],
  ['a cut connection', { kind: 'drop' }],
])('%s: asked once more with the same number, refunded once', async (_, fault) => {
  // The end of it is not told either: what is known is what was asked for.
  await shop.bff.sandbox.settings({ wechatPayRefundAfterMs: DAY_MS })
  const order = await shop.held(car)
  await shop.bff.sandbox.fault({ endpoint: ASK, ...fault, times: 1 })
  await shop.cancel(order, order.depositFen)
  await putOff(order)
  await shop.leap(300_000)
  await refundState(order, 'processing')
  expect(await refundsOf(order)).toMatchObject([{ amountFen: order.depositFen, status: 'PROCESSING' }])
  await shop.desk.endRefund(`${order.orderNo}R01`, 'SUCCESS')
  await shop.until(order, 'refunded')
})

test('refused for a reason that we do not know: raised, said to be delayed, asked for again tomorrow', async () => {
  const order = await shop.held(car)
  await shop.bff.sandbox.fault({ endpoint: ASK, kind: 'status', value: 403, times: 1 })
  await shop.cancel(order, order.depositFen)
  const failed = await shop.until(order, 'refund_failed')
  expect(failed.payment?.refunds).toMatchObject([{ state: 'delayed' }])
  expect(await raised('refund_refused', order)).toMatchObject([{ details: { code: 'NO_AUTH' } }])
  await shop.leap(DAY_MS)
  await shop.until(order, 'refunded')
  expect((await refundsOf(order)).map(({ outRefundNo }) => outRefundNo)).toEqual([`${order.orderNo}R01`])
})
