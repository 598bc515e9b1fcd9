import { beijingInstant } from '@cheji/shared/kernel/time'
import type { DepositRecord } from './deposit.record'
import { checkAtOf, nextQueryAt, openAttempt, overdueAt } from './deposit.deadlines'
import { NOON, allocation, at, deposit, payment } from './testing/records'

const attempt = {
  outTradeNo: '1',
  payerId: 'b',
  payerMark: 'm',
  madeAt: NOON,
  prepayId: null,
  preparedAt: null,
  closed: false,
}
const OVERDUE = beijingInstant('2026-12-17')

test('all of it goes back once the day after the promised one has ended', () => {
  expect(overdueAt(deposit({ deliverBy: '2026-12-15' }))).toEqual(OVERDUE)
})

test('and never later than 330 days after the payment, while WeChat still refunds', () => {
  const far = deposit({ deliverBy: '2028-01-01', payments: [payment()] })
  expect(overdueAt(far)).toEqual(at(330 * 24))
})

test('the number that can be paid is the one that is not closed', () => {
  expect(openAttempt({ attempts: [{ ...attempt, closed: true }] })).toBeUndefined()
  expect(
    openAttempt({
      attempts: [
        { ...attempt, closed: true },
        { ...attempt, outTradeNo: '2' },
      ],
    })?.outTradeNo,
  ).toBe('2')
})

test.each<[string, Partial<DepositRecord>, Date | null]>([
  ['unpaid without a number: when its time ends', {}, at(0.5)],
  ['unpaid with a number: WeChat is asked soon', { attempts: [attempt] }, new Date(NOON.getTime() + 15_000)],
  ['unpaid in its last seconds: when its time ends', { attempts: [attempt], expiresAt: at(0.001) }, at(0.001)],
  ['closing: at once', { status: 'closing' }, NOON],
  ['paid: when a car should be held', { status: 'paid', holdBy: at(24), payments: [payment()] }, at(24)],
  ['held: when the promised day has passed', { status: 'stock_held', payments: [payment()] }, OVERDUE],
  ['proposed: when her time to answer ends', { status: 'allocation_proposed', allocation: allocation() }, at(72)],
  [
    'proposed late: the promise comes first',
    { status: 'allocation_proposed', deliverBy: '2026-11-27', allocation: allocation() },
    beijingInstant('2026-11-29'),
  ],
  ['agreed', { status: 'allocated', allocation: allocation({ agreedAt: NOON }) }, OVERDUE],
  ['over: the car is let go once more', { status: 'closed' }, at(1)],
  ['refunding: the same, refunds have times of their own', { status: 'refunding' }, at(1)],
  ['closed, and the car let go twice: never', { status: 'closed', releasedAgain: true }, null],
  ['refunded', { status: 'refunded', releasedAgain: true }, null],
  ['refund_failed', { status: 'refund_failed', releasedAgain: true }, null],
])('%s', (_, fields, expected) => {
  expect(checkAtOf(deposit(fields), NOON)).toEqual(expected)
})

test('WeChat is asked less and less often, and once more when the time to pay ends', () => {
  const waits = [0, 1, 2, 3].map((checks) => nextQueryAt(deposit({ checks }), NOON).getTime() - NOON.getTime())
  expect(waits).toEqual([30_000, 60_000, 120_000, 240_000])
  expect(nextQueryAt(deposit({ checks: 40 }), NOON)).toEqual(at(0.5))
})
