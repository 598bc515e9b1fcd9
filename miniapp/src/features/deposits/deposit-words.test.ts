import type { Deposit, DepositStatus } from '@cheji/shared/deposits/deposits.contract'
import {
  accountWords,
  becauseWords,
  carWords,
  costSpanWords,
  factOf,
  keptFen,
  labelOf,
  orderNoWords,
} from './deposit-words'
import { agreedDeposit, proposedDeposit, sampleDeposit, samplePayment, sampleRefund } from './testing/samples'
import { depositTexts } from './texts'
import { atWords, dueDayWords, secondWords, untilWords } from './time-words'

const now = new Date('2026-11-25T09:41:00+08:00')
const withRefund = (status: DepositStatus, change: Parameters<typeof sampleRefund>[0] = {}): Deposit =>
  sampleDeposit({ status, payment: samplePayment({ refunds: [sampleRefund(change)] }) })

test('numbers are read aloud in fours, names as people say them', () => {
  expect(orderNoWords('261122041706')).toBe('2611 2204 1706')
  expect(carWords({ modelName: '梨子', trimName: '203km 甲款' })).toBe('梨子 203 公里甲款')
})

test('an estimate is in whole hundreds and never promises less', () => {
  expect(costSpanWords(522_100, 642_100)).toBe('5,200–6,500 元')
  expect(costSpanWords(520_000, 650_000)).toBe('5,200–6,500 元')
  expect(costSpanWords(520_000, 520_000)).toBe('5,200 元')
})

test('where money goes: as WeChat says it, the wallet in her words, and honest while it is not known', () => {
  expect(accountWords('支付用户零钱')).toBe('微信零钱')
  expect(accountWords('招商银行信用卡0403')).toBe('招商银行信用卡0403')
  expect(accountWords(null)).toBe('付钱的地方')
})

test('today is said as a time, other days with their date', () => {
  expect(untilWords('2026-11-25T09:58:00+08:00', now)).toBe('9:58')
  expect(untilWords('2026-11-26T09:58:00+08:00', now)).toBe('明天 9:58')
  expect(atWords('2026-11-25T09:12:00+08:00', now)).toBe('今天 9:12')
  expect(atWords('2026-11-22T15:06:00+08:00', now)).toBe('11 月 22 日 15:06')
  expect(secondWords('2026-11-22T15:06:12+08:00')).toBe('15:06:12')
  expect(dueDayWords('2026-11-27', now)).toBe('11 月 27 日，后天')
  expect(dueDayWords('2026-12-27', now)).toBe('12 月 27 日')
})

const FACTS: [Deposit, string][] = [
  [sampleDeposit(), '订金 1,000 元，9:58 前付'],
  [sampleDeposit({ status: 'closing' }), '正在问微信有没有付'],
  [sampleDeposit({ status: 'closed' }), '没付款，没有扣钱'],
  [sampleDeposit({ status: 'paid', holdBy: '2026-11-26T09:40:00+08:00' }), '正在找车，最晚明天 9:40'],
  [sampleDeposit({ status: 'stock_held' }), '最晚 12 月 10 日到店'],
  [proposedDeposit(), '找到一台，后天 18:00 前答'],
  [agreedDeposit(), '最晚 12 月 1 日到店'],
  [withRefund('refunding'), '1,000 元，最晚 11 月 27 日，后天到'],
  [withRefund('refund_failed', { state: 'delayed' }), '1,000 元，我们的人在办'],
  [
    withRefund('refunded', { refundFen: 50_000, state: 'done', doneAt: '2026-11-10T16:31:00+08:00' }),
    '500 元，11 月 10 日退到了',
  ],
]
test.each(FACTS)('a list says one fact of money or time (%#)', (deposit, words) => {
  const fact = factOf(deposit, now)
  expect(fact.words + (fact.urgent ?? '')).toBe(words)
})

test('labels: what she has to do is amber, what went wrong is red', () => {
  expect(labelOf({ status: 'awaiting_payment' })).toEqual({ words: '待付款', kind: 'look' })
  expect(labelOf({ status: 'paid' })).toEqual({ words: '订金已付', kind: 'good' })
  expect(labelOf({ status: 'refund_failed' })).toEqual({ words: '退款慢了', kind: 'bad' })
  expect(labelOf({ status: 'closed' })).toEqual({ words: '已关闭' })
})

test('why leaving returns so much', () => {
  const said = (deposit: Deposit) => deposit.leaving && becauseWords(deposit.leaving, deposit)
  expect(said(proposedDeposit())).toBe('还没有定下哪一台，全退')
  expect(said(agreedDeposit())).toBe('同意了尾号 3127 那台，扣 500 元调车费')
  expect(said(agreedDeposit({ leaving: { refundFen: 100_000, keptFen: 0, because: 'overdue' } }))).toBe(
    '过了说好的日子，全退',
  )
})

test('what was kept is what was paid and not given back', () => {
  expect(keptFen(samplePayment({ refunds: [sampleRefund({ refundFen: 50_000 })] }))).toBe(50_000)
  expect(keptFen(samplePayment({ refunds: [sampleRefund()] }))).toBe(0)
})

test('it is 订金 everywhere, which comes back, and nothing is promised that may not be', () => {
  const said = JSON.stringify(depositTexts, (_, value: unknown) =>
    typeof value === 'function' ? String(value) : value,
  )
  expect(said).toContain('订金')
  expect(said).not.toMatch(/定金|仅剩|立省|最好|第一|零风险|[!！]/)
})
