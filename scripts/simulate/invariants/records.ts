import { receiptBodies } from '@cheji/bff/features/deposits/receipts'
import { beijingDay } from '@cheji/shared/kernel/time'
import type { Evidence } from './evidence'
import { type Invariant, unless } from './invariant'

const ENDED = ['closed', 'refunded']
/** Alarms that would call WeChat's bill wrong, which it never is here. */
const FALSE_ALARMS = [
  'bill_payment_not_in_bill',
  'bill_refund_not_in_bill',
  'bill_payment_amount',
  'bill_refund_amount',
]

export const recordInvariants: readonly Invariant[] = [
  {
    name: 'the world comes to rest',
    violations: ({ isAtRest, deposits }) => [
      ...unless(isAtRest, 'something is due for ever'),
      ...deposits.flatMap(({ orderNo, status, outbox }) => [
        ...unless(ENDED.includes(status), `${orderNo} is ${status} for ever`),
        ...unless(outbox.length === 0, `${orderNo}: ${outbox[0]?.kind ?? ''} waits: ${outbox[0]?.lastError ?? ''}`),
      ]),
    ],
  },
  {
    name: 'no error that no trouble outside explains',
    violations: ({ fleet }) => fleet.surprises.slice(0, 3),
  },
  {
    name: 'the ledger is the events, and is what WeChat has',
    violations: (evidence) => {
      const { proof } = evidence
      const balanceOf = (account: string) => proof.balances.find((one) => one.account === account)?.balanceFen ?? 0
      const realFen = realBalanceOf(evidence)
      return [
        ...unless(proof.sumFen === 0, `debits less credits are ${proof.sumFen}`),
        ...unless(proof.waiting === 0, `${proof.waiting} entries never arrived`),
        ...proof.differences.map(({ entryId, what }) => `${entryId} is ${what}`),
        ...unless(balanceOf('wechat_pay') === realFen, `the ledger has ${balanceOf('wechat_pay')}, WeChat ${realFen}`),
        ...unless(balanceOf('buyers_deposits') === 0, `buyers are still owed ${-balanceOf('buyers_deposits')}`),
      ]
    },
  },
  {
    name: 'the core platform knows of all money',
    violations: ({ deposits, world }) => {
      const postings = deposits.flatMap(({ events }) => events.flatMap(({ posting }) => posting ?? []))
      return (['payment', 'refund'] as const).flatMap((kind) => {
        const own = postings.filter((posting) => posting.kind === kind)
        const theirs = [...world.platform.world.settlements.values()].filter((settlement) => settlement.kind === kind)
        const totals = [own, theirs].map((some) => some.reduce((total, { amountFen }) => total + amountFen, 0))
        return unless(own.length === theirs.length && totals[0] === totals[1], `${kind}s settled: ${totals.join(', ')}`)
      })
    },
  },
  {
    name: 'reconciliation finds every difference, and none that there is not',
    violations: (evidence) => [
      ...evidence.deposits.flatMap(({ orderNo, payments }) =>
        payments.flatMap(({ reconciledAt, transactionId }) =>
          unless(reconciledAt !== null, `${orderNo}: ${transactionId} was not found in a bill`),
        ),
      ),
      ...movedDays(evidence).flatMap((day) =>
        unless(
          evidence.reconciliations.some(({ _id }) => _id === day),
          `${day} was not compared`,
        ),
      ),
      ...foreignRefunds(evidence).flatMap((outRefundNo) =>
        unless(
          evidence.alarms.some(({ _id }) => _id.endsWith(outRefundNo)),
          `nobody heard of ${outRefundNo}`,
        ),
      ),
      ...evidence.alarms.filter(({ kind }) => FALSE_ALARMS.includes(kind)).map(({ _id }) => `false alarm: ${_id}`),
    ],
  },
  {
    name: "what is none of ours is recorded and raised, what is not WeChat's is refused",
    violations: ({ notifier, unmatched }) => [
      ...notifier.believed.map((said) => `believed: ${said}`),
      ...notifier.forgotten.map((id) => `${id} was answered as received and is not on record`),
      ...notifier.claimed.flatMap(({ resource }) =>
        unless(
          unmatched.some(({ _id }) => _id === resource['transaction_id']),
          `${String(resource['transaction_id'])} was answered and forgotten`,
        ),
      ),
    ],
  },
  {
    name: 'no later receipt moves a promise against her',
    violations: ({ deposits }) =>
      deposits.flatMap((deposit) => {
        const bodies = receiptBodies(deposit)
        return bodies.flatMap((body, index) => {
          const before = bodies[index - 1]
          if (!before) return []
          const isOver = body.leavingRefundFen === 0
          const wentBackFen = body.step === 'refund_started' ? (deposit.events[index]?.amountFen ?? 0) : 0
          const about = `${deposit.orderNo} step ${body.seq} ${body.step}`
          return [
            ...unless(body.deliverBy <= before.deliverBy, `${about}: the handover moved to ${body.deliverBy}`),
            ...unless(!before.holdBy || !body.holdBy || body.holdBy <= before.holdBy, `${about}: holdBy moved`),
            ...unless(body.payablePriceFen <= before.payablePriceFen, `${about}: she pays more`),
            ...unless(
              isOver || body.step === 'car_agreed' || body.leavingRefundFen + wentBackFen >= before.leavingRefundFen,
              `${about}: leaving returns ${body.leavingRefundFen} instead of ${before.leavingRefundFen}`,
            ),
          ]
        })
      }),
  },
]

const realBalanceOf = ({ world }: Evidence): number =>
  [...world.book.orders.values()]
    .filter(({ payment }) => payment)
    .reduce(
      (total, { totalFen, refunds }) =>
        total +
        totalFen -
        refunds.filter(({ status }) => status === 'SUCCESS').reduce((sum, { amountFen }) => sum + amountFen, 0),
      0,
    )

const movedDays = ({ world }: Evidence): string[] => {
  const moments = [...world.book.orders.values()].flatMap(({ payment, refunds }) => [
    ...(payment ? [payment.at] : []),
    ...refunds.flatMap(({ status, endedAt }) => (status === 'SUCCESS' && endedAt ? [endedAt] : [])),
  ])
  return [...new Set(moments.map(beijingDay))]
}

const foreignRefunds = ({ world }: Evidence): string[] =>
  [...world.book.orders.values()].flatMap(({ refunds }) =>
    refunds
      .filter(({ outRefundNo, status }) => outRefundNo.startsWith('hand') && status === 'SUCCESS')
      .map(({ outRefundNo }) => outRefundNo),
  )
