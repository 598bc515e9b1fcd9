import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { exactPriceWords, monthDayWords } from '../../ui/format'
import { accountWords, lastRefund } from './deposit-words'
import { depositTexts as texts } from './texts'
import { atWords, dueDayWords, untilWords } from './time-words'

/** What she asks first of an order, above everything else. */
export interface OrderHead {
  note: string
  /** A time or a word; an amount is `fen`. */
  hero?: string
  fen?: number
  words?: string
  /** The money has arrived. */
  good?: boolean
}

const head = texts.head

/** The hero is what she asks (until when, how much), never the state's name. */
export const orderHead = (deposit: Deposit, now: Date): OrderHead => {
  const { status, role, depositFen, expiresAt, deliverBy, holdBy, allocation, closedBy } = deposit
  const isBuyer = role === 'buyer'
  const all = exactPriceWords(depositFen)
  switch (status) {
    case 'awaiting_payment':
      return {
        note: isBuyer ? head.unpaid : head.unpaidPayer,
        hero: texts.payBefore(untilWords(expiresAt, now)),
        words: isBuyer ? head.unpaidWords : head.unpaidPayerWords,
      }
    case 'closing':
      return {
        note: head.closing,
        hero: head.closingHero,
        words: closedBy === 'buyer' ? head.closingByBuyer : head.closingByTime,
      }
    case 'closed':
      return {
        note: closedBy === 'buyer' ? (isBuyer ? head.closedByBuyer : head.closedByPerson) : head.closedByTime,
        hero: head.closedHero,
        ...(isBuyer && { words: head.closedWords }),
      }
    case 'paid':
      return {
        note: head.paid,
        hero: holdBy === null ? head.dayHero(monthDayWords(deliverBy)) : head.until(untilWords(holdBy, now)),
        words: head.paidWords(all),
      }
    case 'stock_held':
      return { note: head.held, hero: head.dayHero(monthDayWords(deliverBy)), words: head.heldWords }
    case 'allocation_proposed':
      return {
        note: isBuyer ? head.proposed : head.proposedPayer,
        hero: allocation
          ? head.answerBefore(untilWords(allocation.answerBy, now))
          : head.dayHero(monthDayWords(deliverBy)),
        ...(isBuyer && { words: head.proposedWords }),
      }
    case 'allocated':
      return {
        note: head.allocated,
        hero: monthDayWords(allocation?.handoverBy ?? deliverBy),
        words: head.allocatedWords(all),
      }
    default:
      return refundHead(deposit, now)
  }
}

const refundHead = (deposit: Deposit, now: Date): OrderHead => {
  const refund = lastRefund(deposit)
  const account = accountWords(refund?.account)
  const fen = refund?.refundFen ?? deposit.depositFen
  if (deposit.status === 'refund_failed' || refund?.state === 'delayed') {
    return { note: head.failed(account), fen, words: head.failedWords }
  }
  if (deposit.status === 'refunded') {
    return {
      note: head.refunded,
      fen,
      good: true,
      ...(refund?.doneAt && { words: head.refundedWords(atWords(refund.doneAt, now), account) }),
    }
  }
  return {
    note: head.refunding(account),
    fen,
    ...(refund && { words: head.refundingWords(dueDayWords(refund.arriveBy, now)) }),
  }
}
