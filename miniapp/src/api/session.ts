import type { Me, Session } from '@cheji/shared/account/account.contract'
import type { Storage } from '../platform/storage.types'
import type { Store } from '../platform/store'
import { createStore } from '../platform/store'

export interface SessionParts {
  storage: Storage
  /** A one-time code of the phone. */
  loginCode: () => Promise<string>
  /** Changes the code into a session. */
  login: (code: string) => Promise<Session>
  /** Called when she is no longer signed in. */
  onEnd: () => void
  now: () => number
}

export interface SessionKeeper {
  /** Who she is as far as this phone knows; undefined before any account was needed. */
  me: Store<Me | undefined>
  ensure: () => Promise<string>
  /** The server knows this token no more: she signed out everywhere, or stayed away for a month. The next sign-in is hers to begin. */
  drop: (token: string) => void
  /** A newer word on who she is (a phone number given, a consent recorded). */
  remember: (me: Me) => void
  /** Forgets the session and all that was kept of hers. */
  end: () => void
}

const KEY = 'session'

/** Keeps one session on the phone. It signs in silently, but only when something first needs an account, and once for all who wait. */
export const createSession = ({ storage, loginCode, login, onEnd, now }: SessionParts): SessionKeeper => {
  let session = storage.read(KEY) as Session | undefined
  if (session && !(Date.parse(session.expiresAt) > now())) session = undefined
  const me = createStore(session?.me)
  let signingIn: Promise<string> | undefined

  const keep = (next: Session | undefined): void => {
    session = next
    if (next) storage.write(KEY, next)
    else storage.remove(KEY)
    me.set(next?.me)
  }

  const signIn = async (): Promise<string> => {
    const next = await login(await loginCode())
    keep(next)
    return next.token
  }

  const end = (): void => {
    keep(undefined)
    onEnd()
  }

  return {
    me,
    ensure: () => {
      if (session) return Promise.resolve(session.token)
      signingIn ??= signIn().finally(() => {
        signingIn = undefined
      })
      return signingIn
    },
    drop: (token) => {
      // An answer that comes late says nothing of a session that was begun since.
      if (session?.token === token) end()
    },
    remember: (next) => {
      if (session) keep({ ...session, me: next })
    },
    end,
  }
}
