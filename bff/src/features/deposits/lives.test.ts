import { fractionOfFen } from '@cheji/shared/kernel/money'
import fc from 'fast-check'
import { refundableFen } from './deposit.money'
import type { DepositRecord } from './deposit.record'
import { NEXT } from './deposit.state'
import { receiptBodies } from './receipts'
import { Life } from './testing/life'
import { DEPOSIT_FEN, NOON, at, deposit, payment } from './testing/records'

type Deed = (life: Life) => Promise<void>
const named = (name: string, deed: Deed): Deed => Object.assign(deed, { toString: () => name })

const means = fc
  .tuple(fc.constantFrom('another', 'moved', 'withdrawn'), fc.integer({ min: 1, max: 40 }))
  .map(([kind, days]) => named(`means ${kind} in ${String(days)} days`, async (life) => life.means(kind, days)))
const answers = fc
  .constantFrom(true, true, false)
  .map((yes) => named(`answers ${String(yes)}`, async (life) => life.answers(yes)))
const price = fc
  .constantFrom(-300_000, -100_000, 200_000)
  .map((by) => named(`price ${String(by)}`, async (life) => life.priceBecomes(life.record.priceFen + by)))
const waits = fc
  .constantFrom(1, 30, 73, 200)
  .map((hours) => named(`waits ${String(hours)} h`, async (life) => life.waits(hours)))
const hears = fc
  .constantFrom('SUCCESS', 'CLOSED', 'ABNORMAL', 'PROCESSING')
  .map((status) => named(`hears ${status}`, async (life) => life.hears(status)))
const byHand = fc.constantFrom(1, 50, 100).map((percent) =>
  named(`by hand ${String(percent)} % of what is here`, async (life) => {
    const fen = fractionOfFen(refundableFen(life.record, payment()), percent, 100)
    if (fen > 0) await life.hears('SUCCESS', fen)
  }),
)
const leaves = fc.constant(named('leaves', async (life) => life.leaves()))

/** Cars come and go more often than anything else, or few lives would see her agree to one. */
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: means },
  { weight: 4, arbitrary: answers },
  ...[price, waits, hears, byHand, leaves].map((arbitrary) => ({ weight: 1, arbitrary })),
)

/** Once she has left, WeChat has the word. */
const endings = fc.oneof(leaves, waits, hears, hears, byHand)
const wholeLife = fc
  .tuple(fc.array(deeds, { minLength: 3, maxLength: 20 }), fc.array(endings, { maxLength: 12 }))
  .map(([middle, end]) => [...middle, ...end])

const heldDeposit = (): DepositRecord => {
  const placed = deposit({ status: 'stock_held', payments: [payment()], openFor: null, orderRevision: 1 })
  const [first] = placed.events
  if (!first) throw new Error('a deposit begins with an event')
  const facts = { ...first.facts, paidFen: DEPOSIT_FEN, leavingRefundFen: DEPOSIT_FEN, holdBy: at(24) }
  const posting = { kind: 'payment' as const, amountFen: DEPOSIT_FEN, reference: '4200000001' }
  return {
    ...placed,
    events: [
      first,
      { ...first, seq: 2, type: 'paid', at: NOON, amountFen: DEPOSIT_FEN, posting, facts },
      { ...first, seq: 3, type: 'stock_held', facts: { ...facts, holdBy: null } },
    ],
  }
}

/** Each life step by step; `check` sees every step with the one before it. */
const lived = async (check: (before: DepositRecord, now: DepositRecord) => void): Promise<void> =>
  fc.assert(
    fc.asyncProperty(wholeLife, async (life) => {
      const lives = new Life(heldDeposit())
      for (const deed of life) {
        const before = lives.record
        await deed(lives)
        check(before, lives.record)
      }
    }),
    { numRuns: 200 },
  )

test('no deadline in a chain of receipts ever moves against her, whatever happens', async () => {
  await lived((_, now) => {
    const bodies = receiptBodies(now)
    for (const [index, body] of bodies.entries()) {
      const before = bodies[index - 1]
      if (!before) continue
      expect(body.deliverBy <= before.deliverBy).toBe(true)
      expect(body.payablePriceFen).toBeLessThanOrEqual(before.payablePriceFen)
      // Another refund has a day of its own.
      if (before.refundBy && body.step !== 'refund_started') expect((body.refundBy ?? '') <= before.refundBy).toBe(true)
    }
  })
})

test('what leaving returns falls with her yes and with what went back already, and with nothing else', async () => {
  await lived((_, now) => {
    const bodies = receiptBodies(now)
    for (const [index, body] of bodies.entries()) {
      const before = bodies[index - 1]
      if (!before || body.leavingRefundFen >= before.leavingRefundFen) continue
      expect(['car_agreed', 'refund_started', 'kept']).toContain(body.step)
      if (body.step === 'car_agreed') expect(2 * body.leavingRefundFen).toBeGreaterThanOrEqual(DEPOSIT_FEN)
    }
  })
})

test('money: never more back than was paid, nothing kept without her yes, the table of states holds', async () => {
  await lived((before, now) => {
    expect(refundableFen(now, payment())).toBeGreaterThanOrEqual(0)
    expect(before.status === now.status || reachable(before.status).has(now.status)).toBe(true)
    const steps = now.events.map(({ type }) => type)
    const beforeKept = steps.slice(0, Math.max(0, steps.indexOf('kept')))
    // Her yes to this very car: none that was taken back or let go since.
    if (steps.includes('kept')) expect(beforeKept.findLast((type) => CAR_STEPS.includes(type))).toBe('car_agreed')
    const balance = new Map<string, number>()
    for (const { posting } of now.events)
      if (posting) balance.set(posting.kind, (balance.get(posting.kind) ?? 0) + posting.amountFen)
    const sumOf = (kind: string): number => balance.get(kind) ?? 0
    const keptFen = sumOf('kept') - sumOf('given_back')
    const owedFen = sumOf('payment') - sumOf('refund') - keptFen
    expect(keptFen).toBeGreaterThanOrEqual(0)
    expect(owedFen).toBeGreaterThanOrEqual(0)
    if (now.status === 'refunded') expect(owedFen).toBe(0)
  })
})

test('events are only added, in order, and none is ever changed', async () => {
  await lived((before, now) => {
    expect(now.events.slice(0, before.events.length)).toEqual(before.events)
    expect(now.events.map(({ seq }) => seq)).toEqual(now.events.map((_, index) => index + 1))
    for (const done of before.refunds.filter(({ state }) => state === 'done')) expect(now.refunds).toContainEqual(done)
  })
})

const CAR_STEPS = ['car_proposed', 'car_agreed', 'car_declined', 'car_lapsed', 'car_withdrawn']

/** One deed may take several steps of the table. */
const reachable = (from: DepositRecord['status']): Set<DepositRecord['status']> => {
  const reached = new Set(NEXT[from])
  for (const state of reached) for (const to of NEXT[state]) reached.add(to)
  return reached
}
