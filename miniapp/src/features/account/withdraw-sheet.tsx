import type { Me } from '@cheji/shared/account/account.contract'
import { ConfirmSheet } from './confirm-sheet'
import { forgetTicked, sayConsent } from './consent'
import { accountTexts as texts } from './texts'
import { useDeed } from './use-deed'

interface WithdrawSheetProps {
  onWithdrawn: (me: Me) => void
  onClose: () => void
}

/** Taking back the consent removes her number: at once, or when what is booked is over. */
export const WithdrawSheet = ({ onWithdrawn, onClose }: WithdrawSheetProps) => {
  const { run, busy, failure } = useDeed()
  const withdraw = () =>
    run(async () => {
      const me = await sayConsent('agreement_and_privacy', false)
      forgetTicked()
      onWithdrawn(me)
    })
  return (
    <ConfirmSheet
      title={texts.withdrawTitle}
      words={texts.withdrawWords}
      yes={texts.withdrawYes}
      no={texts.withdrawNo}
      busy={busy ? texts.withdrawing : undefined}
      trouble={failure?.message}
      onYes={() => void withdraw()}
      onClose={onClose}
    />
  )
}
