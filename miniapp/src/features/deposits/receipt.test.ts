import type { SignedReceipt } from '@cheji/shared/deposits/deposits.contract'
import { moneySteps } from './money-steps'
import { receiptsText } from './receipt-copy'
import { receiptLines, receiptPainting } from './receipt-painting'
import { orderShareCard, receiptShareCard } from './share-cards'
import { agreedDeposit, sampleDeposit, samplePayment, sampleRefund } from './testing/samples'

const now = new Date('2026-11-26T11:00:00+08:00')

test('every step of the money, to the second, and the bill once it was compared', () => {
  const deposit = agreedDeposit()
  const steps = moneySteps(samplePayment({ reconciledAt: '2026-11-26T10:20:00+08:00' }), deposit, now)
  expect(steps.map(({ state, title, note }) => [state, title, note])).toEqual([
    ['done', '付给微信', '9:40:12 · 交易号尾 0931'],
    ['done', '微信告诉我们，验过签名', '9:40:14'],
    ['done', '记进订单 2611 2504 0017', '9:40:14 · 车价 59,800 元'],
    ['done', '和微信账单对上，一分不差', '今天 10:20'],
  ])
  expect(moneySteps(samplePayment(), deposit, now).at(-1)).toMatchObject({ state: 'next', title: '和微信账单核对' })
})

test('what went back belongs to it', () => {
  const refund = sampleRefund({ state: 'done', doneAt: '2026-11-25T10:47:00+08:00' })
  const titles = moneySteps(samplePayment({ refunds: [refund] }), sampleDeposit(), now).map(({ title }) => title)
  expect(titles.slice(-2)).toEqual(['开始退 1,000 元', '1,000 元退到了'])
})

test('copied for somebody who can check it: every step unchanged, in order, one a line', () => {
  const receipt = (seq: number) => ({ body: { seq }, keyId: 'k1', signature: `s${String(seq)}` }) as SignedReceipt
  const [head, ...lines] = receiptsText('261125040017', [receipt(2), receipt(1)]).split('\n')
  expect(head).toContain('2611 2504 0017')
  expect(head).toContain('RFC 8785')
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([receipt(1), receipt(2)])
})

test('the picture says what the page says', () => {
  const deposit = agreedDeposit()
  const lines = receiptLines(deposit, samplePayment(), now)
  expect(lines.map(({ left }) => left)).toContain('梨子 203 公里甲款')
  const written: string[] = []
  const brush = {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    font: '',
    textAlign: '',
    fillRect: jest.fn(),
    fillText: (text: string) => written.push(text),
    measureText: () => ({ width: 0 }),
    scale: jest.fn(),
  }
  const painting = receiptPainting(lines)
  painting.paint(brush)
  expect(painting.height).toBeGreaterThan(300)
  expect(written).toEqual(expect.arrayContaining(['1,000 元', '2611 2504 0017', '果园汽车公司']))
})

describe('cards for the family', () => {
  test('while it can be paid the card asks for that, with the code and nothing of hers', () => {
    expect(orderShareCard(sampleDeposit())).toEqual({
      title: '帮我付一下订金 1,000 元：梨子 203 公里甲款',
      path: `/packages/deposits/pages/to-pay/index?payCode=${'c'.repeat(22)}`,
    })
  })
  test('afterwards it shows the car, never the order', () => {
    const deposit = agreedDeposit()
    const path = '/packages/model/pages/detail/index?modelId=pear&trimId=pear-203&colourId=mint'
    expect(orderShareCard(deposit).path).toBe(path)
    expect(receiptShareCard(deposit)).toEqual({ title: '订金 1,000 元已付：梨子 203 公里甲款', path })
  })
})
