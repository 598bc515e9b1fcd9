import type { Deposit, DepositPayment } from '@cheji/shared/deposits/deposits.contract'
import { exactPriceWords } from '../../ui/format'
import type { Step } from '../../ui/timeline'
import { accountWords, orderNoWords } from './deposit-words'
import { depositTexts as texts } from './texts'
import { atWords, dayOf, secondWords } from './time-words'

/** Every step that one payment took: paid, heard of, entered, found in WeChat's bill, and back. */
export const moneySteps = (payment: DepositPayment, deposit: Deposit, now: Date): Step[] => [
  {
    id: 'paid',
    state: 'done',
    title: texts.paidToWechat,
    note: texts.tail(secondWords(payment.paidAt), payment.transactionTail),
  },
  { id: 'heard', state: 'done', title: texts.heard, note: heardWords(payment, now) },
  {
    id: 'entered',
    state: 'done',
    title: texts.entered(orderNoWords(deposit.orderNo)),
    note: texts.atPrice(secondWords(payment.heardAt), exactPriceWords(deposit.priceFen)),
  },
  payment.reconciledAt === null
    ? { id: 'billed', state: 'next', title: texts.toBeBilled, note: texts.toBeBilledNote }
    : { id: 'billed', state: 'done', title: texts.billed, note: atWords(payment.reconciledAt, now) },
  ...payment.refunds.flatMap((refund, i): Step[] => {
    const money = exactPriceWords(refund.refundFen)
    const id = `refund-${String(i)}`
    const asked: Step = {
      id,
      state: 'done',
      title: texts.refundAsked(money),
      note: atWords(refund.askedAt, now),
    }
    if (refund.doneAt !== null) {
      return [
        asked,
        { id: `${id}-done`, state: 'done', title: texts.refundArrived(money), note: atWords(refund.doneAt, now) },
      ]
    }
    const returning = texts.steps.returning(accountWords(refund.account))
    return [asked, { id: `${id}-now`, state: 'now', title: returning }]
  }),
]

/** On another day than the payment the day is said too. */
const heardWords = ({ paidAt, heardAt }: DepositPayment, now: Date): string =>
  dayOf(paidAt) === dayOf(heardAt) ? secondWords(heardAt) : atWords(heardAt, now)
