import { afterwards, newRefund, refundChange } from './refunds'
import { DEPOSIT_FEN, NOON, allocation, at, deposit, payment, refund } from './testing/records'

const paid = deposit({ status: 'stock_held', payments: [payment()], orderRevision: 1 })
const minutes = (count: number): Date => at(count / 60)

test('a refund begins with its own number, its day and nothing known of it', () => {
  expect(newRefund(paid, payment(), 700, 'staff', NOON)).toEqual(
    refund({ refundFen: 700, cause: 'staff', arriveBy: '2026-12-02' }),
  )
})

test.each([
  ['nothing', 0, []],
  ['less than nothing', -1, []],
  ['more than was paid', DEPOSIT_FEN + 1, []],
  ['more than is left', 2, [refund({ refundFen: DEPOSIT_FEN - 1 })]],
])('%s is never given back', (_, refundFen, refunds) => {
  expect(() => newRefund({ ...paid, refunds }, payment(), refundFen, 'buyer', NOON)).toThrow(RangeError)
})

test.each([
  ['was asked for', { state: 'done' as const, nextAt: null }, minutes(0)],
  ['was accepted', { state: 'done' as const, acceptedAt: minutes(9), nextAt: null }, minutes(9)],
  ['is asked for again', { nextAt: minutes(30) }, minutes(30)],
])('the next one of the same payment waits a minute from when the last one %s', (_, fields, since) => {
  const record = { ...paid, refunds: [refund({ refundFen: 1, ...fields })] }
  const next = newRefund(record, payment(), 1, 'staff', NOON)
  expect(next.outRefundNo).toBe('261127123456R02')
  expect(next.nextAt).toEqual(new Date(since.getTime() + 61_000))
})

test('a refund of another payment does not wait for it', () => {
  const record = { ...paid, refunds: [refund({ refundFen: 1 })] }
  const other = payment({ outTradeNo: '26112712345602', counts: false })
  expect(newRefund(record, other, 1, 'second_payment', NOON).nextAt).toEqual(NOON)
})

test('leaving ends the order: the platform hears of it, then its car is free', () => {
  const change = refundChange(paid, DEPOSIT_FEN, 'buyer', NOON)
  expect(change).toMatchObject({
    to: 'refunding',
    set: { openFor: null, orderRevision: 2, refunds: [{ refundFen: DEPOSIT_FEN }] },
    events: [{ type: 'refund_started', amountFen: DEPOSIT_FEN }],
    tell: [
      ['order.put', {}],
      ['stock.release', {}],
    ],
  })
  expect(afterwards(deposit())).toEqual([['stock.release', {}]])
})

test('what is not given back is kept, on record and in the ledger, and only with her yes', () => {
  const agreed = { ...paid, allocation: allocation({ agreedAt: NOON }) }
  expect(refundChange(agreed, DEPOSIT_FEN - 300, 'buyer', NOON).events).toEqual([
    { type: 'refund_started', amountFen: DEPOSIT_FEN - 300 },
    {
      type: 'kept',
      amountFen: 300,
      posting: { kind: 'kept', amountFen: 300, reference: '261127123456R01' },
    },
  ])
  for (const without of [paid, { ...paid, allocation: allocation() }])
    expect(() => refundChange(without, DEPOSIT_FEN - 300, 'buyer', NOON)).toThrow('consent')
  expect(() => refundChange(deposit(), 1, 'buyer', NOON)).toThrow('nothing was paid')
})
