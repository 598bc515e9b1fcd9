import { deleteAccount, logout, logoutEverywhere } from '@cheji/shared/account/account.endpoints'
import { client, session } from '../../api/cheji'
import { ApiFailure } from '../../api/failure'

/** Ends the session on this phone. Without a net it ends here all the same; the server's one runs out by itself. */
export const signOut = async (): Promise<void> => {
  try {
    await client.call(logout, { body: {} })
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
  }
  session.end()
}

/** Ends every session, this one too. Throws ApiFailure: the other phones are the point of it. */
export const signOutEverywhere = async (): Promise<void> => {
  await client.call(logoutEverywhere, { body: {} })
  session.end()
}

/** Deletes the account. Throws ApiFailure `account_in_use` with what is open. */
export const eraseAccount = async (): Promise<void> => {
  await client.call(deleteAccount, {})
  session.end()
}

export interface Blocker {
  kind: string
  id: string
  words: string
}

/** What `account_in_use` names. */
export const blockersOf = (failure: ApiFailure): readonly Blocker[] => {
  const { open } = (failure.details ?? {}) as { open?: unknown }
  return Array.isArray(open) ? (open as Blocker[]) : []
}
