import type { Refund } from '../../wechat/pay/answers'
import { beijingDay } from '@cheji/shared/kernel/time'
import type { Change } from './deposit.change'
import { REFUND_WORKING_DAYS } from './deposit.deadlines'
import { owedFen, refundableFen } from './deposit.money'
import type { DepositRecord, RefundRecord } from './deposit.record'
import { HOLDING } from './deposit.state'
import { afterwards, newRefund, orderEnds } from './refunds'
import { workingDaysAfter } from './working-days'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** What WeChat Pay's word on a refund of ours changes; undefined when it says nothing new. */
export const afterRefund = (seen: DepositRecord, own: RefundRecord, refund: Refund, now: Date): Change | undefined => {
  if (own.state === 'done' || own.state === 'void') return undefined
  switch (refund.status) {
    case 'SUCCESS':
      return doneChange(seen, own, refund, now)
    case 'CLOSED':
      // WeChat gave it up: the same amount again under another number, where it was we who had asked.
      return own.cause === 'wechat' ? voidChange(seen, own) : replacedChange(seen, own, now, true)
    case 'ABNORMAL':
      return delayedChange(seen, own, new Date(now.getTime() + DAY_MS))
    case 'PROCESSING':
    case 'unknown':
      return processingChange(seen, own, now)
  }
}

const doneChange = (seen: DepositRecord, own: RefundRecord, refund: Refund, now: Date): Change => {
  const doneAt = refund.successAt ?? now
  const refunds = withRefund(seen, {
    ...own,
    state: 'done',
    // WeChat writes whole seconds, and may have been quicker than its answer.
    acceptedAt: own.acceptedAt && own.acceptedAt < doneAt ? own.acceptedAt : doneAt,
    doneAt,
    account: refund.receivedAccount ?? null,
    nextAt: null,
  })
  // Somebody gave back by hand what was ours: it was hers again first.
  const givenBackFen = Math.max(0, own.refundFen - owedFen(seen))
  return {
    ...endedBy(seen, refunds),
    set: { refunds },
    events: [
      ...(givenBackFen > 0
        ? [
            {
              type: 'given_back' as const,
              amountFen: givenBackFen,
              posting: { kind: 'given_back' as const, amountFen: givenBackFen, reference: own.outRefundNo },
            },
          ]
        : []),
      {
        type: 'refund_done',
        amountFen: own.refundFen,
        posting: { kind: 'refund', amountFen: own.refundFen, reference: own.outRefundNo },
      },
    ],
  }
}

const voidChange = (seen: DepositRecord, own: RefundRecord): Change => ({
  set: { refunds: withRefund(seen, { ...own, state: 'void', nextAt: null }) },
})

const processingChange = (seen: DepositRecord, own: RefundRecord, now: Date): Change => ({
  set: {
    refunds: withRefund(seen, {
      ...own,
      state: own.state === 'asked' ? 'processing' : own.state,
      acceptedAt: own.acceptedAt ?? now,
      checkedAt: now,
      nextAt: new Date(now.getTime() + Math.min(MINUTE_MS * 2 ** Math.min(own.tries, 9), 6 * 60 * MINUTE_MS)),
    }),
  },
})

/** It takes longer: she reads so, our people are on it, and it is tried again at `at`. */
export const delayedChange = (seen: DepositRecord, own: RefundRecord, at: Date): Change => ({
  ...(seen.status === 'refunding' && { to: 'refund_failed' as const }),
  set: { refunds: withRefund(seen, { ...own, state: own.acceptedAt ? 'delayed' : 'asked', nextAt: at }) },
  ...(seen.status === 'refunding' && { events: [{ type: 'refund_failed' as const, amountFen: own.refundFen }] }),
})

/**
 * Puts another refund in the place of one that WeChat will never do: of what is left of the payment once that is void,
 * which may be less when somebody else gave a part back. Undefined when the same amount would be asked again, unless `always`.
 */
export const replacedChange = (
  seen: DepositRecord,
  own: RefundRecord,
  now: Date,
  always = false,
): Change | undefined => {
  const payment = seen.payments.find(({ outTradeNo }) => outTradeNo === own.outTradeNo)
  if (!payment) return undefined
  const without = { ...seen, refunds: withRefund(seen, { ...own, state: 'void', nextAt: null }) }
  const leftFen = Math.min(own.refundFen, refundableFen(without, payment))
  if (leftFen === own.refundFen && !always) return undefined
  // She was promised a day: that WeChat gave up the first number does not move it.
  const another = (): RefundRecord => ({
    ...newRefund(without, payment, leftFen, own.cause, now),
    arriveBy: own.arriveBy,
  })
  const refunds = leftFen > 0 ? [...without.refunds, another()] : without.refunds
  return { ...endedBy(seen, refunds), set: { refunds } }
}

/**
 * A refund that WeChat or our people began in the merchant's console: it counts, and the order ends when nothing is left of
 * its payment. It is asked after at once, like one of ours.
 */
export const foreignChange = (seen: DepositRecord, refund: Refund, now: Date): Change | undefined => {
  const payment = seen.payments.find(({ outTradeNo }) => outTradeNo === refund.outTradeNo)
  if (!payment || refund.status === 'CLOSED') return undefined
  const foreign: RefundRecord = {
    outRefundNo: refund.outRefundNo,
    outTradeNo: refund.outTradeNo,
    refundFen: refund.refundFen,
    cause: 'wechat',
    state: 'processing',
    askedAt: now,
    acceptedAt: now,
    checkedAt: now,
    doneAt: null,
    account: null,
    arriveBy: workingDaysAfter(beijingDay(now), REFUND_WORKING_DAYS),
    nextAt: now,
    tries: 0,
  }
  const refunds = [...seen.refunds, foreign]
  const isAll = payment.counts && refundableFen({ refunds }, payment) <= 0
  const ends = isAll && HOLDING.includes(seen.status)
  return {
    ...(ends && { to: 'refunding' as const }),
    set: { refunds, ...(ends && orderEnds(seen)) },
    events: [{ type: 'refund_started', amountFen: refund.refundFen }],
    ...(ends && { tell: afterwards(seen) }),
  }
}

/** The order is refunded once nothing of its refunds is to come. */
const endedBy = (seen: DepositRecord, refunds: readonly RefundRecord[]): Pick<Change, 'to'> => {
  const rests = refunds.every(({ state }) => state === 'done' || state === 'void')
  return rests && (seen.status === 'refunding' || seen.status === 'refund_failed') ? { to: 'refunded' } : {}
}

/** The refunds with this one as it is now. */
export const withRefund = (seen: Pick<DepositRecord, 'refunds'>, refund: RefundRecord): RefundRecord[] =>
  seen.refunds.map((one) => (one.outRefundNo === refund.outRefundNo ? refund : one))
