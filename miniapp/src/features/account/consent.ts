import type { ConsentKind, Me } from '@cheji/shared/account/account.contract'
import { getMe, recordConsent } from '@cheji/shared/account/account.endpoints'
import { AGREEMENT_VERSION, OLDEST_VALID_AGREEMENT } from '@cheji/shared/account/agreement-version'
import { client, session } from '../../api/cheji'
import { ApiFailure } from '../../api/failure'
import { storage } from '../../platform/storage'
import { createStore, useStore } from '../../platform/store'

/** What she ticked before there was an account to write it to; it is handed over when one is first needed. */
interface Ticked {
  /** Version of the documents; 0 = not agreed. */
  agreement: number
  anonymous: boolean
}

const KEY = 'ticked-consent'
const ASKED_KEY = 'asked-at-first-start'
const NOTHING: Ticked = { agreement: 0, anonymous: false }

const isTicked = (value: unknown): value is Ticked => {
  const { agreement, anonymous } = (value ?? {}) as Partial<Ticked>
  return Number.isSafeInteger(agreement) && typeof anonymous === 'boolean'
}

const kept = storage.read(KEY)
const ticked = createStore<Ticked>(isTicked(kept) ? kept : NOTHING)
const asked = createStore(storage.read(ASKED_KEY) === true)

/** Whether the sheet of the first start has been answered, either way. */
export const useAskedAtFirstStart = (): boolean => useStore(asked)

export const answerFirstStart = (agrees: boolean, anonymous: boolean): void => {
  keepTicked({ agreement: agrees ? AGREEMENT_VERSION : 0, anonymous: agrees && anonymous })
  storage.write(ASKED_KEY, true)
  asked.set(true)
}

const keepTicked = (next: Ticked): void => {
  storage.write(KEY, next)
  ticked.set(next)
}

/** Whether the account says that she agreed to a version that still holds. */
const hasAgreed = (me: Me | undefined): boolean =>
  me?.consents.some(
    ({ kind, granted, version }) => kind === 'agreement_and_privacy' && granted && version >= OLDEST_VALID_AGREEMENT,
  ) ?? false

/** Whether she agreed, in her account or by her tick at the first start. A withdrawal in the account wins over the tick. */
export const useHasAgreed = (me: Me | undefined): boolean => {
  const { agreement } = useStore(ticked)
  if (hasAgreed(me)) return true
  const withdrew = me?.consents.some(({ kind, granted }) => kind === 'agreement_and_privacy' && !granted) ?? false
  return !withdrew && agreement >= OLDEST_VALID_AGREEMENT
}

/** Writes one word of hers to her account. Throws ApiFailure. */
export const sayConsent = async (kind: ConsentKind, granted: boolean): Promise<Me> => {
  const me = await client.call(recordConsent, { body: { kind, version: AGREEMENT_VERSION, granted } })
  session.remember(me)
  return me
}

/**
 * Writes that she agreed, together with what she ticked before; the first time on this phone it signs in for it. Safe to
 * repeat. Throws ApiFailure.
 */
export const recordAgreement = async (): Promise<Me | undefined> => {
  await session.ensure()
  let me = session.me.get()
  if (!hasAgreed(me)) me = await sayConsent('agreement_and_privacy', true)
  if (ticked.get().anonymous) me = await sayConsent('anonymous_usage', true)
  keepTicked(NOTHING)
  return me
}

/** She tapped a button that says that it signs in: that, and her consent. Safe to repeat. Throws ApiFailure. */
export const signInAgreed = async (): Promise<Me | undefined> => {
  await session.signIn()
  return recordAgreement()
}

/** Asks the account anew what she agreed to, when the server knows better than this phone. */
export const refreshMe = async (): Promise<void> => {
  try {
    session.remember(await client.call(getMe, {}))
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
  }
}

/** After a withdrawal or deletion the old tick must not speak for her. */
export const forgetTicked = (): void => {
  keepTicked(NOTHING)
}

// Whoever signs in next on this phone is asked anew.
session.me.subscribe(() => {
  if (!session.me.get()) forgetTicked()
})

/** What she ticked on this phone that no account knows of yet. */
export const useTicked = (): Readonly<Ticked> => useStore(ticked)

/** Takes a tick back before it reached an account. */
export const untick = (kind: ConsentKind): void => {
  keepTicked(kind === 'anonymous_usage' ? { ...ticked.get(), anonymous: false } : NOTHING)
}
