import { overdueAt } from '@cheji/bff/features/deposits/deposit.deadlines'
import type { DepositEvent, DepositRecord } from '@cheji/bff/features/deposits/deposit.record'
import { addDays, beijingInstant } from '@cheji/shared/kernel/time'
import type { Evidence } from './evidence'
import { type Invariant, unless } from './invariant'

const HOUR_MS = 3_600_000
/** Trouble outside may cost so much, no more. */
const SLACK_MS = 4 * HOUR_MS

const at = ({ events }: DepositRecord, ...types: DepositEvent['type'][]): Date | undefined =>
  events.find(({ type }) => types.includes(type))?.at

const within = (moment: Date | undefined, limit: Date): boolean =>
  moment !== undefined && moment.getTime() <= limit.getTime() + SLACK_MS

export const carInvariants: readonly Invariant[] = [
  {
    name: 'no more cars are held than there are, and each goes back',
    violations: ({ world: { platform }, deposits }) => [
      ...[...platform.world.holds.keys()].map((reference) => `${reference} holds a car for ever`),
      ...unless(platform.unitsLeft === platform.units || platform.world.holds.size > 0, 'a car is lost'),
      ...deposits.flatMap((deposit) =>
        unless(
          at(deposit, 'stock_held') === undefined || platform.everHeld.has(deposit._id),
          `${deposit.orderNo} was told of a car that was never held`,
        ),
      ),
    ],
  },
  {
    name: 'one order a deposit at the platform, cancelled when it ends',
    violations: ({ world: { platform }, deposits }) => {
      const known = new Map(deposits.map((deposit) => [deposit._id, deposit]))
      return [...platform.world.orders.values()].flatMap(({ reference, status, revision, allocation }) => [
        ...unless((known.get(reference)?.payments.length ?? 0) > 0, `${reference} has an order and no payment`),
        ...unless(status === 'cancelled', `the order of ${reference} stays ${status}`),
        ...unless(revision === known.get(reference)?.orderRevision, `the platform has an older order of ${reference}`),
        ...unless(
          allocation?.status !== 'proposed' && allocation?.status !== 'accepted',
          `a car stays with ${reference} for ever`,
        ),
      ])
    },
  },
  {
    name: 'nothing waits past its deadline',
    violations: (evidence) => evidence.deposits.flatMap((deposit) => lateOf(evidence, deposit)),
  },
  {
    name: 'after her cancel nothing is bought',
    violations: ({ deposits }) =>
      deposits.flatMap(({ orderNo, events }) => {
        const types = events.map(({ type }) => type)
        const cancelled = types.indexOf('cancelled')
        return unless(
          cancelled < 0 || !types.includes('stock_held', cancelled),
          `${orderNo} has a car she had cancelled`,
        )
      }),
  },
  {
    name: 'she has one unpaid order a car at a time, and one a tap',
    violations: ({ deposits }) => {
      const keys = deposits.map(({ buyerId, idempotency }) => `${buyerId} ${idempotency.key}`)
      return unless(new Set(keys).size === keys.length, 'a tap made two orders')
    },
  },
]

const lateOf = ({ world }: Evidence, deposit: DepositRecord): string[] => {
  const { orderNo, expiresAt, events } = deposit
  const paid = events.find(({ type }) => type === 'paid')
  const left = at(deposit, 'refund_started')
  const answered = at(deposit, 'closed', 'paid')
  const refunds = deposit.refunds.filter(({ state, cause }) => state === 'done' && cause !== 'wechat')
  const heldBy = paid?.facts.holdBy
  return [
    ...unless(within(answered, expiresAt), `${orderNo} was neither paid nor closed in time`),
    ...(heldBy
      ? unless(within(at(deposit, 'stock_held', 'refund_started'), heldBy), `${orderNo} waited for a car`)
      : []),
    ...(paid ? unless(within(left, overdueAt(deposit)), `${orderNo} waited for its handover`) : []),
    ...refunds.flatMap(({ outRefundNo, outTradeNo, doneAt, arriveBy }) => {
      const limit = beijingInstant(addDays(arriveBy, 1))
      const wasHindered =
        world.mishaps.of('WeChat NOT_ENOUGH') > 0 || isTroubled(world.book.orders.get(outTradeNo)?.refunds ?? [])
      return unless(wasHindered || within(doneAt ?? undefined, limit), `${orderNo}: ${outRefundNo} came too late`)
    }),
  ]
}

/** Another refund of the same payment may hold one up: they are a minute apart, and never more than was paid. */
const isTroubled = (refunds: readonly { status: string }[]): boolean => refunds.length > 1
