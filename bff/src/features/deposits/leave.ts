import { ApiError } from '../../http/api-error'
import { closingChange } from './closing'
import { type Change, writeChange } from './deposit.change'
import { leavingAt } from './deposit.money'
import type { DepositPorts } from './deposit.ports'
import { untilWritten } from './deposit.reads'
import type { DepositRecord } from './deposit.record'
import { refundChange } from './refunds'

/**
 * Her leaving: an unpaid order is closed, a paid one refunded by the rule. What she confirmed stands. A repeat answers the
 * order as it is.
 *
 * @throws ApiError refund_changed, with the amount that holds now
 */
export const createLeave =
  ({ store, clock, wakeOutbox }: DepositPorts) =>
  async (find: () => Promise<DepositRecord>, expectedRefundFen: number): Promise<DepositRecord> => {
    const left = await untilWritten(async () => {
      const seen = await find()
      const change = changeBy(seen, expectedRefundFen, clock())
      return change ? writeChange(store, seen, change, clock()) : seen
    })
    wakeOutbox()
    return left
  }

const changeBy = (seen: DepositRecord, expectedRefundFen: number, now: Date): Change | undefined => {
  switch (seen.status) {
    case 'awaiting_payment':
      requireSame(0, expectedRefundFen)
      return closingChange('buyer')
    case 'closing':
    case 'closed':
      // Should it turn out to be paid after all, the money goes back instead of buying a car that she no longer wants.
      return seen.closedBy === 'buyer' ? undefined : { set: { closedBy: 'buyer' }, events: [{ type: 'cancelled' }] }
    case 'paid':
    case 'stock_held':
    case 'allocation_proposed':
    case 'allocated': {
      const leaving = leavingAt(seen, now)
      if (!leaving) throw new Error('a paid deposit without its payment')
      requireSame(leaving.refundFen, expectedRefundFen)
      return refundChange(seen, leaving.refundFen, 'buyer', now)
    }
    case 'refunding':
    case 'refunded':
    case 'refund_failed':
      return undefined
  }
}

const requireSame = (refundFen: number, expectedRefundFen: number): void => {
  if (refundFen !== expectedRefundFen) throw new ApiError('refund_changed', { details: { refundFen } })
}
