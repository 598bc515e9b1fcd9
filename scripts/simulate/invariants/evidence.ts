import { type DepositRecord, DEPOSITS } from '@cheji/bff/features/deposits/deposit.record'
import { type LedgerEntry, LEDGER, proveLedger } from '@cheji/bff/features/deposits/ledger'
import { type ReconciliationRecord, RECONCILIATIONS } from '@cheji/bff/features/deposits/reconcile'
import { type UnmatchedPayment, UNMATCHED } from '@cheji/bff/features/deposits/unmatched'
import type { AlarmRecord } from '@cheji/bff/infrastructure/alarms'
import type { DocumentStore } from '@cheji/bff/infrastructure/document-store'
import type { LedgerProof } from '@cheji/shared/deposits/deposits-staff.contract'
import type { Rested } from '../run'

/** Everything that is on record when a world has come to rest. */
export interface Evidence extends Rested {
  readonly deposits: readonly DepositRecord[]
  readonly ledger: readonly LedgerEntry[]
  readonly proof: LedgerProof
  readonly unmatched: readonly UnmatchedPayment[]
  readonly alarms: readonly AlarmRecord[]
  readonly reconciliations: readonly ReconciliationRecord[]
}

const MOST = 10_000

const all = async <T>(store: DocumentStore, collection: string): Promise<T[]> =>
  store.find<T>(collection, {}, { sort: { _id: 1 }, limit: MOST })

export const evidenceOf = async (rested: Rested, store: DocumentStore): Promise<Evidence> => ({
  ...rested,
  deposits: await all(store, DEPOSITS),
  ledger: await all(store, LEDGER),
  proof: await proveLedger(store, () => rested.world.kernel.now),
  unmatched: await all(store, UNMATCHED),
  alarms: await all(store, 'alarms'),
  reconciliations: await all(store, RECONCILIATIONS),
})

/** The orders and their money, each as text: equal texts are the same state. */
export const stateOf = async (store: DocumentStore): Promise<string[]> =>
  [...(await all<object>(store, DEPOSITS)), ...(await all<object>(store, LEDGER))].map((one) => JSON.stringify(one))
