import fc from 'fast-check'
import type { PayOrder, RefundStatus } from './pay-order'
import { type RefundWish, refusalOf } from './refund-rules'

const PAID_AT = new Date('2026-11-25T02:00:00Z')
const paidOrder = (totalFen: number): PayOrder => ({
  _id: 'order-1',
  openid: 'o',
  description: 'd',
  attach: null,
  notifyUrl: 'https://example.com/hook',
  totalFen,
  timeExpire: null,
  state: 'SUCCESS',
  createdAt: PAID_AT,
  prepays: [],
  payment: { transactionId: '4200', at: PAID_AT, openid: 'o', isFrozen: false },
  refunds: [],
  oldRefundAskedAt: null,
  specialUntil: null,
  shippedAt: [],
})
const wish = (amountFen: number, totalFen: number): RefundWish => ({
  outRefundNo: 'r',
  amountFen,
  totalFen,
  reason: null,
  notifyUrl: null,
})

interface Step {
  amountFen: number
  afterS: number
  end: RefundStatus
}
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    amountFen: fc.integer({ min: 1, max: 60_000 }),
    afterS: fc.integer({ min: 0, max: 8_000_000 }),
    end: fc.constantFrom<RefundStatus>('PROCESSING', 'SUCCESS', 'ABNORMAL', 'CLOSED'),
  }),
  { maxLength: 80 },
)

test('whatever is asked for, in whatever order: never more than was paid, fifty times, a minute apart, within a year', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500_000 }), steps, (totalFen, asked) => {
      const order = paidOrder(totalFen)
      let now = PAID_AT
      for (const { amountFen, afterS, end } of asked) {
        now = new Date(now.getTime() + afterS * 1000)
        if (refusalOf(order, wish(amountFen, totalFen), now)) continue
        order.refunds.push({
          outRefundNo: String(order.refunds.length),
          refundId: '5030',
          amountFen,
          reason: null,
          notifyUrl: null,
          status: end,
          askedAt: now,
          dueAt: now,
          endedAt: null,
        })
      }
      const { refunds } = order
      const givenBack = refunds.filter(({ status }) => status !== 'CLOSED')
      expect(givenBack.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBeLessThanOrEqual(totalFen)
      expect(refunds.length).toBeLessThanOrEqual(50)
      for (const [index, { askedAt }] of refunds.entries()) {
        const before = refunds[index - 1]
        if (before) expect(askedAt.getTime() - before.askedAt.getTime()).toBeGreaterThanOrEqual(60_000)
        expect(askedAt.getTime() - PAID_AT.getTime()).toBeLessThanOrEqual(365 * 86_400_000)
      }
    }),
  )
})

test('an order that nobody paid has nothing to give back', () => {
  const order = { ...paidOrder(100), payment: null }
  expect(refusalOf(order, wish(1, 100), PAID_AT)).toMatchObject({ code: 'TRADE_ERROR', status: 403 })
})
