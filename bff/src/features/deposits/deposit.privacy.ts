import { beijingIso } from '@cheji/shared/kernel/time'
import type { DepositStatus } from '@cheji/shared/deposits/deposits.contract'
import type { DocumentStore } from '../../infrastructure/document-store'
import { type DepositRecord, DEPOSITS } from './deposit.record'

/** Nothing more happens to these. */
const ENDED: readonly DepositStatus[] = ['closed', 'refunded']
const MOST = 1_000

/**
 * What the account feature needs of this one. Orders hold no name, number or openid; once an account is gone the id in them
 * names nobody, and they stay three years as evidence of money.
 */
export const depositPrivacy = (store: DocumentStore) => {
  const ofUser = async (userId: string): Promise<DepositRecord[]> =>
    store.find<DepositRecord>(
      DEPOSITS,
      { $or: [{ buyerId: userId }, { payerIds: userId }] },
      { sort: { createdAt: -1 }, limit: MOST },
    )
  return {
    /** Every order of hers, or that she paid. */
    exportOf: async (userId: string): Promise<Record<string, unknown>[]> =>
      (await ofUser(userId)).map((record) => ({
        orderNo: record.orderNo,
        car: `${record.car.modelName} ${record.car.trimName} ${record.car.colourName}`,
        storeId: record.storeId,
        status: record.status,
        depositFen: record.depositFen,
        consentAt: beijingIso(record.consentAt),
        createdAt: beijingIso(record.createdAt),
      })),

    /** Orders that must end before the account can. */
    openOf: async (userId: string): Promise<{ kind: string; id: string; title: string }[]> =>
      (await ofUser(userId))
        .filter(({ status }) => !ENDED.includes(status))
        .map((record) => ({ kind: 'deposit', id: record._id, title: `${record.car.modelName}的订单` })),
  }
}
