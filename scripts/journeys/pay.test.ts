import { listDeposits } from '@cheji/shared/deposits/deposits.endpoints'
import { eventually } from '../processes/eventually'
import { exactPrice } from './exact-price'
import type { Hand } from './hand'
import { orderFor, payFor, proposeCar, wishFor } from './order'
import { at, PATHS } from './paths'
import { meet, type Person } from './person'
import { COUNTY } from './sample'
import { openStage } from './stage'
import { part } from './words'

jest.setTimeout(180_000)

const stage = openStage()
const REGION = { region: { adcode: COUNTY.adcode, name: COUNTY.name } }
const CASHIER = '/wechat-pay/cashier'
const TICK = /我看过，同意这样退/

const wish = () => wishFor(stage.sample.model, stage.sample.store.storeId)
const atCheckout = () => at('checkout', { ...wish() })
const ordersOf = async ({ bff, session: { token } }: Person) =>
  (await bff.ask(listDeposits, { query: {} }, { token })).items

/** Ticks the rule and presses the button that costs money, until the cashier is there. */
const toCashier = async (hand: Hand) => {
  await hand.tap('checkbox', TICK)
  await hand.tap('button', /^微信支付 /)
  await hand.isAt(CASHIER)
}
const inCashier = async (hand: Hand, button: RegExp) => hand.tap('button', button)
const PAY = /^付 .*元（沙箱）$/
const NOT = /^不付了$/
const FAIL = /^付失败$/

describe('from the car to the deposit and back', () => {
  it('orders, pays, and leaves with all of the money', async () => {
    const person = await meet(stage.house, 'whole')
    const hand = await stage.takePhone({ kept: { ...person.kept, ...REGION } })
    const { model } = stage.sample
    const { trimId, colourId } = wish()
    await hand.open(at('model', { modelId: model.modelId, trimId, colourId }))
    await hand.tap('button', '先付订金')
    await hand.isAt(PATHS.checkout)
    await hand.tapThoughOff('button', '还差：勾上面这一条')
    expect(await hand.find('checkbox', TICK).getAttribute('aria-checked')).toBe('false')
    await toCashier(hand)
    await inCashier(hand, PAY)
    await hand.isAt(PATHS.order)
    await hand.sees(/车给您留着了/)
    const [order] = await ordersOf(person)
    const deposit = exactPrice(order?.depositFen)

    await hand.tap('link', /订金凭证/)
    await hand.isAt(PATHS.receipt)
    await hand.sees('付给微信')
    await hand.tap('button', '复制给懂行的人核对')
    await hand.sees(/已复制/)
    await hand.back()
    await hand.isAt(PATHS.order)

    await hand.tap('button', `取消，退 ${deposit}`)
    await hand.sees(/零钱一般当天到/)
    await hand.tap('button', `取消订单，退 ${deposit}`)
    await hand.sees('退到了')
    await hand.sees(/到微信零钱/)
    expect(await ordersOf(person)).toMatchObject([{ status: 'refunded', payment: { refunds: [{ state: 'done' }] } }])
  })

  it('shows the car before she agrees, and what leaving returns afterwards', async () => {
    const person = await meet(stage.house, 'agreeing')
    const order = await payFor(person, await orderFor(person, wish()), stage.house.drive)
    await proposeCar(stage.house.drive, order.depositId)
    const hand = await stage.takePhone({ kept: person.kept })
    await hand.open(at('order', { depositId: order.depositId }))
    await hand.sees('找到一台，等您同意')
    const after = exactPrice(order.refundRule.afterConsentFen)
    await hand.sees(part(`再反悔，退 ${after}`))
    await hand.tap('button', '同意这台')
    await hand.tap('button', '同意，就这台')
    await hand.sees(/已定下您那一台/)
    await hand.find('button', `取消，退 ${after}`).waitFor()
    await hand.open(at('order', { depositId: order.depositId }))
    await hand.sees(/^同意了尾号 \d{4} 那台/)
  })
})

describe('in the cashier', () => {
  it('closed without paying: the order waits, nothing is an error, and it is paid by another tap', async () => {
    const person = await meet(stage.house, 'hesitating')
    const hand = await stage.takePhone({ kept: person.kept })
    await hand.open(atCheckout())
    await toCashier(hand)
    await inCashier(hand, NOT)
    await hand.sees('等您付订金')
    expect(await hand.reads(/还没有收到这笔钱/)).toBe(false)
    await hand.tap('button', /^付 /)
    await hand.isAt(CASHIER)
    await inCashier(hand, PAY)
    await hand.sees(/车给您留着了/)
    expect(await ordersOf(person)).toHaveLength(1)
  })

  it('failed: it is asked about before anything is said, and she is told not to pay again meanwhile', async () => {
    const person = await meet(stage.house, 'failing')
    const hand = await stage.takePhone({ kept: person.kept })
    await hand.open(atCheckout())
    await toCashier(hand)
    await inCashier(hand, FAIL)
    await hand.sees('请不要再付一次。')
    await hand.sees(/还没有收到这笔钱/)
    await hand.tap('button', '不要了，关掉')
    await hand.tap('button', '关掉订单')
    await hand.sees('没有扣钱')
    expect(await ordersOf(person)).toMatchObject([{ status: 'closed', closedBy: 'buyer' }])
  })
})

describe('when something comes between', () => {
  it('the price changes: both are shown, and nothing is ordered before she has seen it', async () => {
    const person = await meet(stage.house, 'price')
    const hand = await stage.takePhone({ kept: person.kept })
    await hand.open(atCheckout())
    await hand.tap('checkbox', TICK)
    const [trim] = stage.sample.model.trims.filter(({ trimId }) => trimId === wish().trimId)
    if (!trim) throw new Error('no such trim')
    const priceFen = trim.priceFen + 100_000
    await stage.house.drive('POST', '/core-platform/changes', {
      kind: 'price',
      trimId: trim.trimId,
      priceFen,
      depositFen: trim.depositFen,
    })
    await hand.tap('button', /^微信支付 /)
    await hand.find('dialog', '车价变了，您看一眼').waitFor()
    await hand.sees(part(exactPrice(priceFen).slice(0, -2)))
    expect(await ordersOf(person)).toEqual([])
    await hand.tap('button', `按 ${exactPrice(priceFen)}接着订`)
    await hand.tap('button', /^微信支付 /)
    await hand.isAt(CASHIER)
    await inCashier(hand, NOT)
    await hand.sees('等您付订金')
    expect(await ordersOf(person)).toMatchObject([{ priceFen }])
  })

  it('killed between paying and the answer: opened again it ends in the truth', async () => {
    const person = await meet(stage.house, 'killed')
    const hand = await stage.takePhone({ kept: person.kept })
    await hand.open(atCheckout())
    await toCashier(hand)
    const fields = Object.fromEntries(new URL(hand.page.url()).searchParams)
    const { returnTo: _returnTo, ...requestPayment } = fields
    await stage.house.drive('POST', '/wechat-pay/pay', { requestPayment, notify: 'never' })
    await hand.open(at('orders'))
    await hand.tap('link', /待付款|订金已付|车留着了/)
    await hand.sees(/车给您留着了/)
    await hand.page.reload()
    await hand.sees(/车给您留着了/)
  })

  it('killed before the order was answered: the same wish is the same order', async () => {
    const person = await meet(stage.house, 'killed-early')
    const hand = await stage.takePhone({ kept: person.kept })
    await hand.open(atCheckout())
    // The order is made, its answer is lost.
    await hand.context.route('**/api/v1/deposits', async (route) => {
      if (route.request().method() === 'POST') await route.fetch()
      await route.abort()
    })
    await hand.tap('checkbox', TICK)
    await hand.tap('button', /^微信支付 /)
    await eventually(async () => expect(await ordersOf(person)).toHaveLength(1))
    await hand.open(at('cars'))
    await hand.context.unroute('**/api/v1/deposits')
    await hand.open(atCheckout())
    await toCashier(hand)
    expect(await ordersOf(person)).toHaveLength(1)
  })

  it('the net goes after paying: she is told to wait, and when it is back the money is there', async () => {
    const person = await meet(stage.house, 'netless')
    const hand = await stage.takePhone({ kept: person.kept })
    await hand.open(atCheckout())
    await toCashier(hand)
    await hand.context.route('**/api/**', async (route) => route.abort())
    await hand.tap('radio', /一直不来/)
    await inCashier(hand, PAY)
    await hand.sees('请不要再付一次。')
    await hand.sees(/还没问到/)
    await hand.context.unroute('**/api/**')
    await hand.sees(/车给您留着了/)
  })

  it('an order of this car waits already: it is found, not made twice', async () => {
    const person = await meet(stage.house, 'twice')
    const order = await orderFor(person, wish())
    const hand = await stage.takePhone({ kept: person.kept })
    await hand.open(atCheckout())
    await hand.tap('checkbox', TICK)
    await hand.tap('button', /^微信支付 /)
    await hand.tap('button', '看那个没付的订单')
    await hand.isAt(PATHS.order)
    expect(hand.query('depositId')).toBe(order.depositId)
  })
})

it('somebody else pays by the card, and decides nothing', async () => {
  const buyer = await meet(stage.house, 'daughter')
  const order = await orderFor(buyer, wish())
  const mother = await stage.takePhone()
  await mother.open(at('toPay', { payCode: order.payCode ?? '' }))
  await mother.tap('button', '看看这个订单')
  await mother.tap('checkbox', /我看过并同意/)
  await mother.tap('button', '同意，看看这个订单')
  await mother.tap('button', /^付 /)
  await mother.isAt(CASHIER)
  await inCashier(mother, PAY)
  await mother.sees('订金付好了')
  await mother.tap('button', '去看订单')
  await mother.sees(/这是您替家人付的/)
  await mother.find('button', '找人帮忙').waitFor()
  expect(await mother.reads(/^取消/)).toBe(false)
  expect(await ordersOf(buyer)).toMatchObject([{ payment: { byAnother: true } }])
})

it('WeChat’s own order list opens an order cold, without a wall', async () => {
  const person = await meet(stage.house, 'cold')
  const order = await payFor(person, await orderFor(person, wish()), stage.house.drive)
  const hand = await stage.takePhone({ kept: { 'preview-user': person.kept['preview-user'] } })
  await hand.open(at('order', { outTradeNo: order.orderNo }))
  await hand.sees(/车给您留着了/)
})
