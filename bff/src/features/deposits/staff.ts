import * as contract from '@cheji/shared/deposits/deposits-staff.contract'
import * as endpoints from '@cheji/shared/deposits/deposits-staff.endpoints'
import { beijingIso } from '@cheji/shared/kernel/time'
import { ApiError } from '../../http/api-error'
import { type ApiRouter, serve } from '../../http/serve'
import type { Alarms } from '../../infrastructure/alarms'
import { countingPayment, refundedFenOf } from './deposit.money'
import type { DepositPorts } from './deposit.ports'
import { proveLedger } from './ledger'
import type { createReconcile } from './reconcile'
import { refundByStaff } from './staff-refund'

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
