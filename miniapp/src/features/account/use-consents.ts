import type { ConsentKind, Me } from '@cheji/shared/account/account.contract'
import { AGREEMENT_VERSION } from '@cheji/shared/account/agreement-version'
import { recordConsent } from '@cheji/shared/account/account.endpoints'
import { session } from '../../api/cheji'
import { useSubmit } from '../../api/use-submit'
import { forgetTicked, untick } from './consent'
import { myDataTexts as texts } from './my-data-texts'
import type { SaidConsent } from './said-consents'
import { useSaidConsents } from './said-consents'
import { showWords } from './show-words'

/** Her consents, and taking them back or giving them again. */
export const useConsents = (me: Me | undefined) => {
  const said = useSaidConsents(me)
  const deed = useSubmit(recordConsent)

  const say = async (kind: ConsentKind, granted: boolean): Promise<boolean> => {
    const now = await deed.submit({ body: { kind, version: AGREEMENT_VERSION, granted } })
    if (!now) return false
    session.remember(now)
    // An old tick on the phone must not speak for her again.
    if (!granted && kind === 'agreement_and_privacy') forgetTicked()
    if (!granted) showWords(withdrawnWords(kind, now))
    return true
  }

  return {
    said,
    pending: deed.pending,
    failure: deed.failure,
    clear: deed.clear,
    grant: (kind: ConsentKind) => say(kind, true),
    /** True when it is taken back. */
    withdraw: async ({ kind, isHereOnly }: SaidConsent): Promise<boolean> => {
      if (!isHereOnly) return say(kind, false)
      untick(kind)
      return true
    },
  }
}

export type Consents = ReturnType<typeof useConsents>

const withdrawnWords = (kind: ConsentKind, { phoneMasked }: Me): string =>
  kind === 'agreement_and_privacy' && phoneMasked !== null ? texts.withdrawnLater : texts.withdrawn
