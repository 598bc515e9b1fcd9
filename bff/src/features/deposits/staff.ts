import * as contract from '@cheji/shared/deposits/deposits.contract'
import * as endpoints from '@cheji/shared/deposits/deposits.endpoints'
import { beijingIso } from '@cheji/shared/kernel/time'
import { ApiError } from '../../http/api-error'
import { type ApiRouter, serve } from '../../http/serve'
import type { Alarms } from '../../infrastructure/alarms'
import { type Change, writeChange } from './deposit.change'
import { countingPayment, leavingAt, refundableFen, refundedFenOf } from './deposit.money'
import type { DepositPorts } from './deposit.ports'
import { depositById, untilWritten } from './deposit.reads'
import type { DepositRecord } from './deposit.record'
import { proveLedger } from './ledger'
import type { createReconcile } from './reconcile'
import { newRefund, refundChange } from './refunds'

export interface StaffParts {
  readonly ports: DepositPorts
  readonly alarms: Alarms
  readonly reconcile: ReturnType<typeof createReconcile>
}

/** What our people may do: look after alarms, prove the ledger, compare with a bill, give back more than the rule. */
export const staffRoutes =
  ({ ports, alarms, reconcile }: StaffParts) =>
  (router: ApiRouter): void => {
    serve(router, endpoints.listAlarms, contract.listAlarms, async () => ({
      items: (await alarms.open()).map(({ _id, kind, raisedAt, details }) => ({
        alarmId: _id,
        kind,
        raisedAt: beijingIso(raisedAt),
        details: { ...details },
      })),
    }))
    serve(router, endpoints.resolveAlarm, contract.resolveAlarm, async ({ params, staff }) => {
      if (!(await alarms.resolve(params.alarmId, staff))) throw new ApiError('not_found')
      return { done: true as const }
    })
    serve(router, endpoints.proveLedger, contract.proveLedger, () => proveLedger(ports.store, ports.clock))
    serve(router, endpoints.listReconciliations, contract.listReconciliations, async () => ({
      items: await reconcile.list(),
    }))
    serve(router, endpoints.reconcileDay, contract.reconcileDay, ({ params }) => reconcile.reconcile(params.day))
    serve(router, endpoints.refundByStaff, contract.refundByStaff, async ({ params, body, staff }) => {
      const record = await refundByStaff(ports, params.depositId, body.refundFen)
      ports.log.info(
        { depositId: record._id, refundFen: body.refundFen, staff, reason: body.reason },
        'a refund by staff',
      )
      const payment = countingPayment(record)
      return { status: record.status, refundedFen: payment ? refundedFenOf(record, payment.outTradeNo) : 0 }
    })
  }

/**
 * Gives back at least what leaving would return, and ends the order; or, where it has ended, a part of what was kept.
 *
 * @throws ApiError not_found; refund_changed with the least and the most that can be given back now
 */
const refundByStaff = async (ports: DepositPorts, depositId: string, refundFen: number): Promise<DepositRecord> => {
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
