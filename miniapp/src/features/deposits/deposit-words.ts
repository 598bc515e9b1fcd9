import type { Deposit, DepositPayment, DepositRefund, OrderedCar } from '@cheji/shared/deposits/deposits.contract'
import { fenToYuanText } from '@cheji/shared/kernel/money'
import { exactPriceWords, monthDayWords } from '../../ui/format'
import { trimWords } from '../../ui/trim-words'
import { depositTexts as texts } from './texts'
import { dayOf, dueDayWords, timeWords, untilWords } from './time-words'

const HUNDRED_RMB_FEN = 10_000

/** `2611 2204 1706`: twelve digits in three breaths. */
export const orderNoWords = (orderNo: string): string => orderNo.replace(/(.{4})(?=.)/g, '$1 ')

/** `五菱缤果 203 公里款`. */
export const carWords = ({ modelName, trimName }: Pick<OrderedCar, 'modelName' | 'trimName'>): string =>
  `${modelName} ${trimWords(trimName)}`

/** `5,200–6,500 元`: an estimate in whole hundreds, the low end rounded down and the high end up. */
export const costSpanWords = (lowFen: number, highFen: number): string => {
  const low = lowFen - (lowFen % HUNDRED_RMB_FEN)
  const high = highFen + ((HUNDRED_RMB_FEN - (highFen % HUNDRED_RMB_FEN)) % HUNDRED_RMB_FEN)
  return low === high ? exactPriceWords(low) : `${fenToYuanText(low)}–${exactPriceWords(high)}`
}

/** Where money goes back to, in her words; WeChat names the wallet for its clerks. */
export const accountWords = (account: string | null | undefined): string => {
  if (account === null || account === undefined || account === '') return texts.whereItCameFrom
  return account.includes('零钱') ? texts.wallet : account
}

/** Who decides: 您, or for somebody who paid for her 下单的人. */
export const whoWords = ({ role }: Pick<Deposit, 'role'>): string => (role === 'buyer' ? texts.you : texts.theBuyer)

const refundsOf = ({ payment }: Pick<Deposit, 'payment'>): readonly DepositRefund[] => payment?.refunds ?? []

/** The refund that the order is about: the newest. */
export const lastRefund = (deposit: Pick<Deposit, 'payment'>): DepositRefund | undefined => refundsOf(deposit).at(-1)

export const refundedFen = ({ refunds }: Pick<DepositPayment, 'refunds'>): number =>
  refunds.reduce((sum, { refundFen }) => sum + refundFen, 0)

/** Paid and not given back: what a change of mind costs. */
export const keptFen = (payment: DepositPayment): number => Math.max(0, payment.paidFen - refundedFen(payment))

type Leaving = NonNullable<Deposit['leaving']>
type Because = Pick<Deposit, 'leaving' | 'allocation'>

/** Why leaving returns so much: `同意了尾号 3127 那台，扣 500 元调车费`. */
export const becauseWords = ({ because, keptFen: kept }: Leaving, { allocation }: Because): string =>
  because === 'agreed' && kept > 0
    ? texts.because.agreed(allocation?.vinTail ?? '', exactPriceWords(kept))
    : texts.because[because === 'agreed' ? 'not_agreed' : because]

/** What the label of an order says, and how urgent it looks. */
export const labelOf = ({ status }: Pick<Deposit, 'status'>): { words: string; kind?: 'good' | 'look' | 'bad' } => {
  const words = texts.label[status]
  switch (status) {
    case 'awaiting_payment':
    case 'allocation_proposed':
    case 'refunding':
      return { words, kind: 'look' }
    case 'paid':
    case 'stock_held':
    case 'allocated':
      return { words, kind: 'good' }
    case 'refund_failed':
      return { words, kind: 'bad' }
    default:
      return { words }
  }
}

/** One fact of an order in a list, about money or time; `urgent` is what she has to do. */
export const factOf = (deposit: Deposit, now: Date): { words: string; urgent?: string } => {
  const { status, depositFen, expiresAt, holdBy, deliverBy, allocation } = deposit
  const refund = lastRefund(deposit)
  const money = exactPriceWords(refund?.refundFen ?? depositFen)
  switch (status) {
    case 'awaiting_payment':
      return {
        words: texts.depositIs(exactPriceWords(depositFen)),
        urgent: texts.payBefore(untilWords(expiresAt, now)),
      }
    case 'closing':
    case 'closed':
      return { words: texts.fact[status] }
    case 'paid':
      return { words: texts.fact.paid(holdBy === null ? monthDayWords(deliverBy) : untilWords(holdBy, now)) }
    case 'stock_held':
      return { words: texts.fact.waiting(monthDayWords(deliverBy)) }
    case 'allocation_proposed':
      return { words: '', urgent: texts.fact.proposed(allocation ? untilWords(allocation.answerBy, now) : '') }
    case 'allocated':
      return { words: texts.fact.waiting(monthDayWords(allocation?.handoverBy ?? deliverBy)) }
    case 'refunding':
      return { words: texts.fact.refunding(money, dueDayWords(refund?.arriveBy ?? deliverBy, now)) }
    case 'refund_failed':
      return { words: texts.fact.late(money) }
    case 'refunded':
      return { words: texts.fact.refunded(money, monthDayWords(dayOf(refund?.doneAt ?? deposit.createdAt))) }
  }
}

/** `2026 年 10 月` of `2026-10`. */
export const builtWords = (month: string): string => texts.month(month.slice(0, 4), String(Number(month.slice(5))))

/** `10:21 问过微信`. */
export const askedWords = (iso: string): string => texts.askedAt(timeWords(iso))
