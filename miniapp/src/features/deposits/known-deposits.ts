import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { session } from '../../api/cheji'
import { createStore, useStore } from '../../platform/store'

const known = createStore<Readonly<Record<string, Deposit>>>({})

/** The newer of two words on one order; of the same revision the one that came later, for its clock has gone on. */
export const newerDeposit = (earlier: Deposit | undefined, later: Deposit): Deposit =>
  earlier && earlier.revision > later.revision ? earlier : later

/** What a deed or a question answered: pages show it at once, also when the net is gone again. */
export const rememberDeposit = (deposit: Deposit): void => {
  const all = known.get()
  known.set({ ...all, [deposit.depositId]: newerDeposit(all[deposit.depositId], deposit) })
}

// Nothing of hers stays when her session ends, here or elsewhere.
session.me.subscribe(() => {
  if (!session.me.get()) known.set({})
})

export const useKnownDeposits = (): Readonly<Record<string, Deposit>> => useStore(known)

export const useKnownDeposit = (depositId: string | undefined): Deposit | undefined => {
  const all = useStore(known)
  return depositId === undefined ? undefined : all[depositId]
}
