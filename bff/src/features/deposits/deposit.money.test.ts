import fc from 'fast-check'
import { countingPayment, leavingAt, refundableFen, refundedFenOf } from './deposit.money'
import { DEPOSIT_FEN, NOON, allocation, at, deposit, payment, refund } from './testing/records'

const agreed = { payments: [payment()], allocation: allocation({ agreedAt: NOON }) }
const HALF = 100_001

test.each([
  ['before anything was paid there is nothing to leave with', {}, NOON, undefined],
  ['not agreed', { payments: [payment()], allocation: allocation() }, NOON, [DEPOSIT_FEN, 0, 'not_agreed']],
  ['agreed: half, and the odd fen is hers', agreed, NOON, [HALF, DEPOSIT_FEN - HALF, 'agreed']],
  ['on the last evening of the promised day', agreed, at(18 * 24 + 11), [HALF, DEPOSIT_FEN - HALF, 'agreed']],
  ['a minute after it', agreed, at(18 * 24 + 12.1), [DEPOSIT_FEN, 0, 'overdue']],
  ['changed by us', { ...agreed, changedByUs: true }, NOON, [DEPOSIT_FEN, 0, 'changed_by_us']],
  [
    'a part went back already: never more than is here',
    { ...agreed, refunds: [refund({ refundFen: DEPOSIT_FEN - 7, state: 'done' as const })] },
    NOON,
    [7, 0, 'agreed'],
  ],
])('%s', (_, fields, now, expected) => {
  const leaving = leavingAt(deposit(fields), now)
  expect(leaving && [leaving.refundFen, leaving.keptFen, leaving.because]).toEqual(expected)
})

test('payments are told apart: what goes back of a second one takes nothing from the first', () => {
  const second = payment({ outTradeNo: '26112712345602', transactionId: '4200000002', counts: false })
  const record = deposit({
    payments: [second, payment()],
    refunds: [refund({ outTradeNo: second.outTradeNo })],
  })
  expect(countingPayment(record)?.transactionId).toBe('4200000001')
  expect(refundableFen(record, second)).toBe(0)
  expect(refundableFen(record, payment())).toBe(DEPOSIT_FEN)
})

test('what was given up under one number is free to go under another', () => {
  const states = ['void', 'done', 'processing', 'asked', 'delayed'] as const
  const refunds = states.map((state, index) => refund({ outRefundNo: String(index), refundFen: 10, state }))
  expect(refundedFenOf({ refunds }, '26112712345601')).toBe(40)
  expect(refundedFenOf({ refunds }, '26112712345601', true)).toBe(10)
})

test('what she gets and what is kept are always all that is here', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: DEPOSIT_FEN }),
      fc.boolean(),
      fc.boolean(),
      fc.integer({ min: 0, max: 1_000 }),
      (refundFen, yes, changedByUs, hours) => {
        const record = deposit({
          payments: [payment()],
          allocation: yes ? allocation({ agreedAt: NOON }) : null,
          changedByUs,
          refunds: refundFen > 0 ? [refund({ refundFen, state: 'done' })] : [],
        })
        const leaving = leavingAt(record, at(hours))
        expect((leaving?.refundFen ?? 0) + (leaving?.keptFen ?? 0)).toBe(DEPOSIT_FEN - refundFen)
        expect(leaving?.refundFen).toBeGreaterThanOrEqual(0)
        expect(leaving?.keptFen).toBeGreaterThanOrEqual(0)
        if (!yes) expect(leaving?.keptFen).toBe(0)
      },
    ),
  )
})
