import { endpoint } from '../kernel/endpoint'
import type * as contract from './deposits-staff.contract'

export const refundByStaff = endpoint<typeof contract.refundByStaff>(
  'POST',
  '/staff/deposits/:depositId/refund',
  'staff',
)
export const listAlarms = endpoint<typeof contract.listAlarms>('GET', '/staff/alarms', 'staff')
export const resolveAlarm = endpoint<typeof contract.resolveAlarm>('POST', '/staff/alarms/:alarmId/resolve', 'staff')
export const proveLedger = endpoint<typeof contract.proveLedger>('GET', '/staff/ledger/proof', 'staff')
export const listReconciliations = endpoint<typeof contract.listReconciliations>(
  'GET',
  '/staff/reconciliations',
  'staff',
)
export const reconcileDay = endpoint<typeof contract.reconcileDay>('POST', '/staff/reconciliations/:day', 'staff')
