import type { Deposit, DepositStep } from '@cheji/shared/deposits/deposits.contract'
import { exactPriceWords, monthDayWords } from '../../ui/format'
import type { Step } from '../../ui/timeline'
import { accountWords, lastRefund, whoWords } from './deposit-words'
import { depositTexts } from './texts'
import { atWords, timeWords, untilWords } from './time-words'

const texts = depositTexts.steps

/** What has happened, what goes on now and what is still to come. */
export const orderSteps = (deposit: Deposit, now: Date): Step[] => [
  ...deposit.steps.map((step) => doneStep(step, deposit, now)),
  ...ahead(deposit, now),
]

const doneStep = (step: DepositStep, deposit: Deposit, now: Date): Step => ({
  id: String(step.seq),
  state: 'done',
  title: stepTitle(step, deposit),
  note: atWords(step.at, now),
})

const stepTitle = ({ type, amountFen, vinTail }: DepositStep, deposit: Deposit): string => {
  const money = exactPriceWords(amountFen ?? deposit.depositFen)
  const tail = vinTail ?? ''
  const who = whoWords(deposit)
  switch (type) {
    case 'placed':
    case 'cancelled':
      return texts[type](who)
    case 'paid':
    case 'paid_again':
    case 'refund_started':
    case 'kept':
    case 'given_back':
      return texts[type](money)
    case 'refund_done':
      return texts.refund_done(money, accountWords(lastRefund(deposit)?.account))
    case 'car_agreed':
    case 'car_declined':
      return texts[type](who, tail)
    case 'car_proposed':
    case 'car_changed':
    case 'car_lapsed':
    case 'car_withdrawn':
      return texts[type](tail)
    default:
      return texts[type]
  }
}

const ahead = (deposit: Deposit, now: Date): Step[] => {
  const { status, balanceFen, allocation, deliverBy, holdBy } = deposit
  const next = (title: string): Step => ({ id: title, state: 'next', title })
  const current = (title: string, note?: string): Step => ({
    id: title,
    state: 'now',
    title,
    ...(note !== undefined && { note }),
  })
  const handover = [next(texts.atStore), next(texts.payRest(exactPriceWords(balanceFen)))]
  switch (status) {
    case 'paid':
      return [
        current(texts.finding, holdBy === null ? undefined : texts.findingNote(untilWords(holdBy, now))),
        next(texts.youAgree),
        ...handover,
      ]
    case 'stock_held':
      return [current(texts.choosing), next(texts.youAgree), ...handover]
    case 'allocation_proposed':
      return [current(texts.asking), ...handover]
    case 'allocated':
      return [
        current(texts.onItsWay, texts.onItsWayNote(monthDayWords(allocation?.handoverBy ?? deliverBy))),
        ...handover,
      ]
    case 'refunding':
    case 'refund_failed':
      return refundAhead(deposit, now)
    default:
      return []
  }
}

const refundAhead = (deposit: Deposit, now: Date): Step[] => {
  const refund = lastRefund(deposit)
  if (!refund || refund.state === 'done') return []
  const account = accountWords(refund.account)
  return [
    ...(refund.acceptedAt === null
      ? []
      : [{ id: 'accepted', state: 'done' as const, title: texts.accepted, note: atWords(refund.acceptedAt, now) }]),
    {
      id: 'returning',
      state: 'now',
      title: texts.returning(account),
      ...(refund.checkedAt !== null && { note: texts.checked(timeWords(refund.checkedAt)) }),
    },
    { id: 'arrives', state: 'next', title: texts.arrives },
  ]
}
