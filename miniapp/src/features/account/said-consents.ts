import type { Consent, ConsentKind, Me } from '@cheji/shared/account/account.contract'
import { useTicked } from './consent'
import { yearDayOf } from './day-words'
import { myDataTexts as texts } from './my-data-texts'

export interface SaidConsent {
  kind: ConsentKind
  granted: boolean
  words: string
  /** It is only on this phone, because no account was needed since. */
  isHereOnly: boolean
}

const KINDS: readonly ConsentKind[] = ['agreement_and_privacy', 'anonymous_usage']

const inAccount = ({ kind, granted, version, at }: Consent): SaidConsent => ({
  kind,
  granted,
  words: (granted ? texts.granted : texts.takenBack)(version, yearDayOf(at)),
  isHereOnly: false,
})

/** Her latest word on each kind: the account's, and what she only ticked on this phone so far. */
export const useSaidConsents = (me: Me | undefined): readonly SaidConsent[] => {
  const ticked = useTicked()
  const isTicked = { agreement_and_privacy: ticked.agreement > 0, anonymous_usage: ticked.anonymous }
  return KINDS.flatMap((kind) => {
    const known = me?.consents.find((one) => one.kind === kind)
    if (known) return [inAccount(known)]
    return isTicked[kind] ? [{ kind, granted: true, words: texts.tickedHere, isHereOnly: true }] : []
  })
}
