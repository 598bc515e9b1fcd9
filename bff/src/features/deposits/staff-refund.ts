import { ApiError } from '../../http/api-error'
import { type Change, writeChange } from './deposit.change'
import { countingPayment, leavingAt, refundableFen } from './deposit.money'
import type { DepositPorts } from './deposit.ports'
import { depositById, untilWritten } from './deposit.reads'
import type { DepositRecord } from './deposit.record'
import { newRefund, refundChange } from './refunds'

/**
 * Gives back at least what leaving would return, and ends the order; or, where it has ended, a part of what was kept.
 *
 * @throws ApiError not_found; refund_changed with the least and the most that can be given back now
 */
export const refundByStaff = async (
  ports: DepositPorts,
  depositId: string,
  refundFen: number,
): Promise<DepositRecord> => {
  const { store, clock, wakeOutbox } = ports
  const refunded = await untilWritten(async () => {
    const seen = await depositById(store, depositId)
    const payment = seen && countingPayment(seen)
    if (!seen || !payment) throw new ApiError('not_found')
    const mostFen = refundableFen(seen, payment)
    const ended = seen.status === 'refunding' || seen.status === 'refunded' || seen.status === 'refund_failed'
    const leastFen = ended ? 1 : (leavingAt(seen, clock())?.refundFen ?? 1)
    if (refundFen < leastFen || refundFen > mostFen)
      throw new ApiError('refund_changed', { details: { leastFen, mostFen } })
    const change = ended ? givenBack(seen, refundFen, clock()) : refundChange(seen, refundFen, 'staff', clock())
    return writeChange(store, seen, change, clock())
  })
  wakeOutbox()
  return refunded
}

const givenBack = (seen: DepositRecord, refundFen: number, now: Date): Change => {
  const payment = countingPayment(seen)
  if (!payment) throw new Error('nothing was paid')
  const refund = newRefund(seen, payment, refundFen, 'staff', now)
  return {
    set: { refunds: [...seen.refunds, refund] },
    events: [
      {
        type: 'refund_started',
        amountFen: refundFen,
        posting: { kind: 'given_back', amountFen: refundFen, reference: refund.outRefundNo },
      },
    ],
  }
}
