import fc from 'fast-check'
import { type RefundRule, REFUND_RULES, type RefundSituation, refundIfLeaving, refundRuleOf } from './refund-rule'

const [rule] = REFUND_RULES
const NOON = new Date('2026-12-10T12:00:00+08:00')
const agreed: RefundSituation = { depositFen: 100_000, hasAgreed: true, deliverBy: '2026-12-10', changedByUs: false }

test.each([
  ['before she agreed to a car', { hasAgreed: false }, NOON, 100_000],
  ['after it', {}, NOON, 50_000],
  ['in the last second of the promised day in Beijing', {}, new Date('2026-12-10T15:59:59Z'), 50_000],
  ['a second later', {}, new Date('2026-12-10T16:00:00Z'), 100_000],
  ['when we changed something', { changedByUs: true }, NOON, 100_000],
  ['an odd fen is hers', { depositFen: 100_001 }, NOON, 50_001],
])('%s', (_, fields, at, backFen) => {
  expect(refundIfLeaving(rule, { ...agreed, ...fields }, at)).toBe(backFen)
})

test('an order is judged by its own rule or not at all', () => {
  expect(refundRuleOf(1)).toBe(rule)
  expect(() => refundRuleOf(99)).toThrow(RangeError)
})

const anyRule: fc.Arbitrary<RefundRule> = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 100 }))
  .map(([numerator, denominator]) => ({
    version: 9,
    since: '2026-11-01',
    afterConsent: { numerator: Math.min(numerator, denominator), denominator },
  }))
const anySituation: fc.Arbitrary<RefundSituation> = fc.record({
  depositFen: fc.integer({ min: 1, max: 500_000 }),
  hasAgreed: fc.boolean(),
  deliverBy: fc.constantFrom('2026-12-01', '2026-12-10', '2027-01-31'),
  changedByUs: fc.boolean(),
})
const anyTime = fc.date({ min: new Date('2026-11-01'), max: new Date('2027-03-01'), noInvalidDate: true })

test('never more than was paid, and the rule to within half a fen', () => {
  fc.assert(
    fc.property(anyRule, anySituation, anyTime, (some, situation, at) => {
      const backFen = refundIfLeaving(some, situation, at)
      const { numerator, denominator } = some.afterConsent
      expect(Number.isSafeInteger(backFen)).toBe(true)
      expect(backFen).toBeLessThanOrEqual(situation.depositFen)
      expect(2 * backFen * denominator).toBeGreaterThanOrEqual(2 * situation.depositFen * numerator - denominator)
    }),
  )
})

test('only her own yes makes it less: time and our changes never do', () => {
  fc.assert(
    fc.property(anyRule, anySituation, anyTime, anyTime, (some, situation, one, other) => {
      const [earlier, later] = one < other ? [one, other] : [other, one]
      const now = refundIfLeaving(some, situation, earlier)
      expect(refundIfLeaving(some, situation, later)).toBeGreaterThanOrEqual(now)
      expect(refundIfLeaving(some, { ...situation, changedByUs: true }, earlier)).toBeGreaterThanOrEqual(now)
      expect(refundIfLeaving(some, { ...situation, hasAgreed: false }, later)).toBe(situation.depositFen)
    }),
  )
})
