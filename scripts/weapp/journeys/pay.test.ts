import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { listDeposits } from '@cheji/shared/deposits/deposits.endpoints'
import { orderFor, payFor, wishFor } from '../../journeys/order'
import { at } from '../../journeys/paths'
import { meet, type Person } from '../../journeys/person'
import { eventually } from '../../processes/eventually'
import type { ApiOptions } from '../api/call'
import { ApiFailure, NEVER } from '../api/failure'
import type { StandIn } from '../api/wx'
import type { WeApp } from '../weapp'
import { phoneOf, start } from './phone-of'
import { openStage } from './stage'

jest.setTimeout(120_000)

const stage = openStage()
/** Of the phone's own time, which passes in no time. */
const LONG_MS = 90_000
const ORDER = 'packages/deposits/pages/order/index'

const wish = () => wishFor(stage.sample.model, stage.sample.store.storeId)
const ordersOf = async ({ bff, session: { token } }: Person): Promise<readonly Deposit[]> =>
  (await bff.ask(listDeposits, { query: {} }, { token })).items

/** WeChat's cashier, in which she pays; WeChat never tells the BFF by itself. */
const pays = async (requestPayment: ApiOptions): Promise<void> => {
  await stage.house.drive('POST', '/wechat-pay/pay', { requestPayment, notify: 'never' })
}

/** Opens the paying page as `person`, ticks, and presses the button that costs money. */
const toCashier = async (person: Person, requestPayment: StandIn): Promise<WeApp> => {
  const app = await start(stage.house.bffUrl, {
    url: at('checkout', { ...wish() }),
    phone: phoneOf(person.kept),
    wx: { requestPayment },
  })
  await app.until(() => app.page.has(/^还差：勾上面这一条$/))
  await app.page.tap(/^我看过，同意这样退/)
  await app.page.tap(/^微信支付 /)
  await app.until(() => app.called('requestPayment').length === 1)
  return app
}

it('paid: WeChat’s word is not taken, the server’s is', async () => {
  const person = await meet(stage.house, 'weapp-paid')
  const app = await toCashier(person, pays)
  await app.until(() => app.route === ORDER)
  await app.until(() => app.page.has(/车给您留着了|正在给您找车/))
  expect(app.called('requestPayment')[0]).toEqual({
    timeStamp: expect.any(String),
    nonceStr: expect.any(String),
    package: expect.stringMatching(/^prepay_id=/),
    signType: 'RSA',
    paySign: expect.any(String),
  })
  // The order has taken the place of the paying page: going back orders nothing.
  expect(app.pages).toHaveLength(1)
  expect(app.errors).toEqual([])
})

it('cancelled: the order waits for its money, and nothing is said to have failed', async () => {
  const person = await meet(stage.house, 'weapp-cancelled')
  const app = await toCashier(person, () => {
    throw new ApiFailure('requestPayment:fail cancel')
  })
  await app.until(() => app.route === ORDER)
  await app.until(() => app.page.has(/^等您付订金$/))
  expect(app.page.has(/还没有收到这笔钱/)).toBe(false)
  expect(app.page.has(/^付 /)).toBe(true)
  expect(app.errors).toEqual([])
})

it('failed: asked about several times, and only then may she pay again, the same order', async () => {
  const person = await meet(stage.house, 'weapp-failed')
  const app = await toCashier(person, () => {
    throw new ApiFailure('requestPayment:fail system error')
  })
  await app.until(() => app.route === ORDER)
  await app.until(() => app.page.has(/^请不要再付一次。$/))
  expect(app.page.has(/^付 /)).toBe(false)
  await app.until(() => app.page.has(/还没有收到这笔钱/), LONG_MS)
  await app.page.tap(/^付 /)
  await app.until(() => app.called('requestPayment').length === 2)
  expect(await ordersOf(person)).toHaveLength(1)
  expect(app.errors).toEqual([])
})

it('said to have failed, but paid: the money is found', async () => {
  const person = await meet(stage.house, 'weapp-paid-though-failed')
  const app = await toCashier(person, async (fields) => {
    await pays(fields)
    throw new ApiFailure('requestPayment:fail')
  })
  await app.until(() => app.page.has(/车给您留着了|正在给您找车/))
  expect(app.errors).toEqual([])
})

it('a cashier that never answers is not waited for, and a killed program goes on asking', async () => {
  const person = await meet(stage.house, 'weapp-never')
  const app = await toCashier(person, () => NEVER)
  await app.until(() => app.route === ORDER, LONG_MS)
  await app.until(() => app.page.has(/^请不要再付一次。$/))
  await pays(app.called('requestPayment')[0] as ApiOptions)
  const [order] = await ordersOf(person)
  const again = await start(stage.house.bffUrl, {
    url: at('order', { depositId: order?.depositId ?? '' }),
    phone: app.phone,
  })
  await again.until(() => again.page.has(/车给您留着了|正在给您找车/))
  expect([...app.errors, ...again.errors]).toEqual([])
})

it('WeChat’s own order list opens an order cold, after a silent login', async () => {
  const person = await meet(stage.house, 'weapp-cold')
  const order = await payFor(person, await orderFor(person, wish()), stage.house.drive)
  const app = await start(stage.house.bffUrl, {
    url: at('order', { outTradeNo: order.orderNo }),
    phone: phoneOf(),
    wx: { login: () => ({ code: 'preview-weapp-cold' }) },
  })
  await app.until(() => app.page.has(/车给您留着了/))
  expect(app.called('login')).toHaveLength(1)
  await app.page.tap(/^取消，退 /)
  await app.page.tap('.cj-btn', /^取消订单，退 /)
  await eventually(async () =>
    expect(await ordersOf(person)).toMatchObject([{ status: expect.stringMatching(/^refund/) }]),
  )
  await app.until(() => app.page.has(/正在退回|退到了/))
  expect(app.errors).toEqual([])
})

it('the card for the family carries the code and opens the page for the payer', async () => {
  const person = await meet(stage.house, 'weapp-card')
  const order = await orderFor(person, wish())
  const app = await start(stage.house.bffUrl, {
    url: at('order', { depositId: order.depositId }),
    phone: phoneOf(person.kept),
  })
  await app.until(() => app.page.has(/^让家人付$/))
  const card = await app.page.share()
  expect(card).toMatchObject({ path: at('toPay', { payCode: order.payCode ?? '' }) })
  expect(JSON.stringify(card)).not.toContain(order.depositId)
})
