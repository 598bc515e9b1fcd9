import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { orderHead } from './order-head'
import { noticesOf } from './order-notices'
import { orderSteps } from './order-steps'
import { agreedDeposit, proposedDeposit, sampleDeposit, samplePayment, sampleRefund } from './testing/samples'

const now = new Date('2026-11-25T10:41:00+08:00')
const going = (change: Parameters<typeof sampleRefund>[0] = {}, more: Partial<Deposit> = {}): Deposit =>
  sampleDeposit({
    status: 'refunding',
    payment: samplePayment({ refunds: [sampleRefund(change)] }),
    canPay: false,
    ...more,
  })

test('the hero is until when, or how much, and never the name of a state', () => {
  expect(orderHead(sampleDeposit({ expiresAt: '2026-11-25T10:58:00+08:00' }), now)).toMatchObject({
    note: '等您付订金',
    hero: '10:58 前付',
  })
  expect(orderHead(sampleDeposit({ status: 'paid', holdBy: '2026-11-26T09:40:00+08:00' }), now)).toMatchObject({
    hero: '最晚明天 9:40',
    words: '到点还没有找到，1,000 元自动全退，不用您做什么。',
  })
  expect(orderHead(proposedDeposit(), now)).toMatchObject({ hero: '后天 18:00 前答' })
  expect(orderHead(agreedDeposit(), now)).toMatchObject({ hero: '12 月 1 日' })
  expect(orderHead(going(), now)).toMatchObject({ note: '正在退回付钱的地方', fen: 100_000 })
  expect(
    orderHead(
      going({ state: 'done', doneAt: '2026-11-25T10:30:00+08:00', account: '支付用户零钱' }, { status: 'refunded' }),
      now,
    ),
  ).toEqual({ note: '退到了', fen: 100_000, good: true, words: '今天 10:30 到微信零钱' })
})

test('a late refund says that the money is not lost', () => {
  expect(orderHead(going({ state: 'delayed' }, { status: 'refund_failed' }), now).words).toContain('钱在，没有少')
})

test('an order that she cancelled is not said to have been closed by time, and a payer reads of the buyer', () => {
  expect(orderHead(sampleDeposit({ status: 'closed', closedBy: 'buyer' }), now).note).toBe('您关掉了这个订单')
  expect(orderHead(sampleDeposit({ status: 'closed', closedBy: 'buyer', role: 'payer' }), now).note).toBe(
    '下单的人关掉了这个订单',
  )
  expect(orderHead(sampleDeposit({ status: 'closed', closedBy: 'timeout' }), now).note).toBe('到点没付，订单关掉了')
})

describe('the steps', () => {
  test('what was, what is, what comes', () => {
    const steps = orderSteps(sampleDeposit({ status: 'paid', holdBy: '2026-11-26T09:40:00+08:00' }), now)
    expect(steps.map(({ state, title }) => [state, title])).toEqual([
      ['done', '您下了订单'],
      ['now', '正在找车'],
      ['next', '给您看车架号，您点“同意”'],
      ['next', '到店，验车'],
      ['next', '付剩下的车款 58,800 元，提车'],
    ])
  })

  test('of a refund: accepted, under way with when it was last asked about, to arrive', () => {
    const titles = orderSteps(going(), now).map(({ title, note }) => [title, note])
    expect(titles.slice(1)).toEqual([
      ['微信已收下退款', '今天 10:12'],
      ['正在退回付钱的地方', '10:40 问过微信，还在办'],
      ['到账，微信会通知您', undefined],
    ])
  })

  test('somebody who paid for her reads who did what', () => {
    const steps: Deposit['steps'] = [
      { seq: 1, type: 'placed', at: '2026-11-25T09:28:00+08:00', amountFen: null, vinTail: null },
      { seq: 2, type: 'car_agreed', at: '2026-11-25T09:58:00+08:00', amountFen: null, vinTail: '3127' },
    ]
    expect(
      orderSteps(sampleDeposit({ status: 'closed', role: 'payer', steps }), now).map(({ title }) => title),
    ).toEqual(['下单的人下了订单', '下单的人同意定下尾号 3127'])
  })
})

describe('what came about without her doing', () => {
  const words = (deposit: Deposit) => noticesOf(deposit).map(({ strong = '', words: rest }) => strong + rest)

  test('a late payment goes back by itself', () => {
    expect(words(going({ cause: 'late_payment' }))).toEqual(['付款晚到，正在自动退款。您不用做什么，也不用再付。'])
    expect(words(going({ cause: 'late_payment', state: 'done' }, { status: 'refunded' }))).toEqual([
      '付款晚到，已自动退款。您不用做什么，也不用再付。',
    ])
  })
  test('a second payment too', () => {
    const extra = samplePayment({ refunds: [sampleRefund({ cause: 'second_payment' })] })
    expect(words(sampleDeposit({ extraPayments: [extra] }))).toEqual([
      '多付了一笔 1,000 元，正在原路退回，不用您做什么。',
    ])
  })
  test('a lower price, and no car', () => {
    expect(words(sampleDeposit({ payablePriceFen: 5_880_000 }))).toEqual(['车价降了，剩下的车款按 58,800 元的价付。'])
    expect(words(going({ cause: 'no_car' }))).toEqual(['到说好的时间没有找到车，订金全退。'])
  })
  test('she left herself: nothing needs saying', () => expect(words(going())).toEqual([]))
})
