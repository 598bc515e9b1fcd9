import type { Refund } from '../../wechat/pay/answers'
import { afterRefund, delayedChange, foreignChange, replacedChange } from './refund.changes'
import { DEPOSIT_FEN, NOON, at, deposit, payment, refund } from './testing/records'

const own = refund({ state: 'processing', acceptedAt: NOON, tries: 1 })
const refunding = deposit({ status: 'refunding', payments: [payment()], refunds: [own], orderRevision: 2 })
const word = (fields: Partial<Refund> = {}): Refund => ({
  refundId: '5030',
  outRefundNo: own.outRefundNo,
  transactionId: '4200000001',
  outTradeNo: own.outTradeNo,
  status: 'SUCCESS',
  successAt: at(1),
  receivedAccount: '支付用户零钱',
  totalFen: DEPOSIT_FEN,
  refundFen: DEPOSIT_FEN,
  ...fields,
})

test('done: with WeChat’s time and words, in the ledger, and the order has ended', () => {
  const change = afterRefund(refunding, own, word(), at(2))
  expect(change).toMatchObject({
    to: 'refunded',
    set: { refunds: [{ state: 'done', doneAt: at(1), account: '支付用户零钱', nextAt: null }] },
  })
  expect(change?.events).toContainEqual({
    type: 'refund_done',
    amountFen: DEPOSIT_FEN,
    posting: { kind: 'refund', amountFen: DEPOSIT_FEN, reference: own.outRefundNo },
  })
})

test('done before we heard that it was accepted, and without a time: ours', () => {
  const asked = refund()
  const change = afterRefund({ ...refunding, refunds: [asked] }, asked, word({ successAt: undefined }), at(2))
  expect(change?.set?.refunds).toMatchObject([{ state: 'done', acceptedAt: at(2), doneAt: at(2) }])
})

test('the order ends with the last of its refunds, and one that goes on does not end', () => {
  const other = refund({ outRefundNo: '261127123456R02', outTradeNo: '26112712345602', state: 'processing' })
  const two = { ...refunding, refunds: [own, other] }
  expect(afterRefund(two, own, word(), NOON)).not.toHaveProperty('to')
  const voided = { ...refunding, refunds: [own, { ...other, state: 'void' as const }] }
  expect(afterRefund(voided, own, word(), NOON)).toMatchObject({ to: 'refunded' })
  const held = { ...refunding, status: 'stock_held' as const }
  expect(afterRefund(held, own, word(), NOON)).not.toHaveProperty('to')
})

test.each(['done', 'void'] as const)('nothing that WeChat says changes one that is %s', (state) => {
  const over = { ...own, state }
  for (const status of ['SUCCESS', 'CLOSED', 'ABNORMAL', 'PROCESSING', 'unknown'] as const)
    expect(afterRefund({ ...refunding, refunds: [over] }, over, word({ status }), NOON)).toBeUndefined()
})

test('under way: asked after less and less often, four times a day at last, and it is no event', () => {
  const waits = [0, 1, 2, 9, 40].map((tries) => {
    const trying = { ...own, tries }
    const change = afterRefund(refunding, trying, word({ status: 'PROCESSING' }), NOON)
    expect(change).not.toHaveProperty('events')
    return ((change?.set?.refunds?.[0]?.nextAt?.getTime() ?? 0) - NOON.getTime()) / 60_000
  })
  expect(waits).toEqual([1, 2, 4, 360, 360])
})

test('a word that its documents did not have is taken for under way', () => {
  const asked = refund()
  const change = afterRefund({ ...refunding, refunds: [asked] }, asked, word({ status: 'unknown' }), at(1))
  expect(change?.set?.refunds).toMatchObject([{ state: 'processing', acceptedAt: at(1) }])
})

test('abnormal: said once, asked after every day under the same number', () => {
  const change = afterRefund(refunding, own, word({ status: 'ABNORMAL' }), NOON)
  expect(change).toMatchObject({
    to: 'refund_failed',
    set: { refunds: [{ outRefundNo: own.outRefundNo, state: 'delayed', nextAt: at(24) }] },
    events: [{ type: 'refund_failed', amountFen: DEPOSIT_FEN }],
  })
  const again = delayedChange({ ...refunding, status: 'refund_failed' }, own, at(48))
  expect(again).not.toHaveProperty('to')
  expect(again).not.toHaveProperty('events')
})

test('closed: the same sum under the next number, by the day that she was promised', () => {
  const change = afterRefund(refunding, own, word({ status: 'CLOSED' }), at(24 * 5))
  expect(change?.set?.refunds).toMatchObject([
    { outRefundNo: own.outRefundNo, state: 'void', nextAt: null },
    {
      outRefundNo: '261127123456R02',
      state: 'asked',
      refundFen: DEPOSIT_FEN,
      arriveBy: own.arriveBy,
      cause: own.cause,
    },
  ])
  expect(change).not.toHaveProperty('to')
})

test('closed, and not ours: whoever began it begins it again', () => {
  const foreign = { ...own, cause: 'wechat' as const }
  const change = afterRefund({ ...refunding, refunds: [foreign] }, foreign, word({ status: 'CLOSED' }), NOON)
  expect(change?.set?.refunds).toMatchObject([{ state: 'void' }])
})

test('refused because somebody else gave it back: only what is left, or nothing, and then it has ended', () => {
  const part = refund({ outRefundNo: 'by-hand', cause: 'wechat', refundFen: 1_000, state: 'done', nextAt: null })
  const partly = replacedChange({ ...refunding, refunds: [part, own] }, own, NOON)
  expect(partly?.set?.refunds).toMatchObject([
    {},
    { state: 'void' },
    { refundFen: DEPOSIT_FEN - 1_000, state: 'asked' },
  ])
  const whole = { ...part, refundFen: DEPOSIT_FEN }
  const wholly = replacedChange({ ...refunding, refunds: [whole, own] }, own, NOON)
  expect(wholly).toMatchObject({ to: 'refunded', set: { refunds: [{ state: 'done' }, { state: 'void' }] } })
  // With the same sum it would be refused again.
  expect(replacedChange(refunding, own, NOON)).toBeUndefined()
})

test('begun by somebody else: it counts and is asked after at once; all of it ends the order', () => {
  const held = deposit({ status: 'allocated', payments: [payment()], orderRevision: 3 })
  const part = foreignChange(held, word({ outRefundNo: 'by-hand', refundFen: 1_000 }), at(1))
  expect(part).toMatchObject({
    set: { refunds: [{ outRefundNo: 'by-hand', cause: 'wechat', state: 'processing', nextAt: at(1) }] },
    events: [{ type: 'refund_started', amountFen: 1_000 }],
  })
  expect(part).not.toHaveProperty('to')
  const whole = foreignChange(held, word({ outRefundNo: 'by-hand' }), at(1))
  expect(whole).toMatchObject({
    to: 'refunding',
    set: { orderRevision: 4 },
    tell: [
      ['order.put', {}],
      ['stock.release', {}],
    ],
  })
})

test('begun and closed by somebody else, or of a payment that is none of it: nothing', () => {
  const held = deposit({ status: 'stock_held', payments: [payment()] })
  expect(foreignChange(held, word({ status: 'CLOSED' }), NOON)).toBeUndefined()
  expect(foreignChange(held, word({ outTradeNo: 'another' }), NOON)).toBeUndefined()
})
