import { type ReconciliationRecord, RECONCILIATIONS } from '@cheji/bff/features/deposits/reconcile'
import type { DocumentStore } from '@cheji/bff/infrastructure/document-store'
import { addDays, beijingDay } from '@cheji/shared/kernel/time'

/** Days before the first one that reconciliation may look back to. */
const DAYS = 10

/** The days before anything happened, compared with their empty bills. */
export const keepBooksBefore = async (store: DocumentStore, startsAt: Date): Promise<void> => {
  for (let back = 1; back <= DAYS; back++) {
    const record: ReconciliationRecord = {
      _id: addDays(beijingDay(startsAt), -back),
      state: 'no_bill',
      checkedAt: startsAt,
      payments: { count: 0, sumFen: 0 },
      refunds: { count: 0, sumFen: 0 },
      differences: [],
      transactionIds: [],
      outRefundNos: [],
    }
    await store.insertOne(RECONCILIATIONS, record)
  }
}
