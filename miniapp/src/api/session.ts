import type { Me, Session } from '@cheji/shared/account/account.contract'
import type { Storage } from '../platform/storage.types'
import type { Store } from '../platform/store'
import { createStore } from '../platform/store'
import { signedOut } from './failure'

export interface SessionParts {
  storage: Storage
  /** A one-time code of the phone. */
  loginCode: () => Promise<string>
  /** Changes the code into a session. */
  login: (code: string) => Promise<Session>
  /** Called when she is no longer signed in. */
  onEnd: () => void
}

export interface SessionKeeper {
  /** Who she is as far as this phone knows; undefined before any account was needed. */
  me: Store<Me | undefined>
  /** The token for a deed of hers. Signs in silently where this phone never held a session; later ones are hers to begin. Throws ApiFailure `signed_out`. */
  ensure: () => Promise<string>
  /** The token for reading; signs nobody in. Throws ApiFailure `signed_out`. */
  held: () => string
  /** She tapped a button that says it: the token, after a login where there is none. */
  signIn: () => Promise<string>
  /** The server knows this token no more: she signed out everywhere, or stayed away for a month. */
  drop: (token: string) => void
  /** A newer word on who she is (a phone number given, a consent recorded). */
  remember: (me: Me) => void
  /** Forgets the session and all that was kept of hers. */
  end: () => void
}

const KEY = 'session'
/** Stays when the session goes: a phone that was signed out, here or from elsewhere, does not sign itself in again. */
const ENDED_KEY = 'session-ended'

/**
 * Keeps one session on the phone. It signs in silently, but only when a first deed needs an account, and once for all who
 * wait. How long a session holds is the server's word alone: it moves the end with every use, which this phone is not told.
 */
export const createSession = ({ storage, loginCode, login, onEnd }: SessionParts): SessionKeeper => {
  let session = storage.read(KEY) as Session | undefined
  let ended = storage.read(ENDED_KEY) === true
  const me = createStore(session?.me)
  let signingIn: Promise<string> | undefined

  const keep = (next: Session): void => {
    session = next
    storage.write(KEY, next)
    me.set(next.me)
  }

  const begin = async (): Promise<string> => {
    const next = await login(await loginCode())
    ended = false
    storage.remove(ENDED_KEY)
    keep(next)
    return next.token
  }

  const signIn = (): Promise<string> => {
    if (session) return Promise.resolve(session.token)
    signingIn ??= begin().finally(() => {
      signingIn = undefined
    })
    return signingIn
  }

  const end = (): void => {
    ended ||= session !== undefined
    if (ended) storage.write(ENDED_KEY, true)
    session = undefined
    storage.remove(KEY)
    onEnd()
    me.set(undefined)
  }

  return {
    me,
    signIn,
    ensure: () => (ended && !signingIn ? Promise.reject(signedOut(true)) : signIn()),
    held: () => {
      if (!session) throw signedOut(ended)
      return session.token
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
