import { ConfirmSheet } from './confirm-sheet'
import { signOutEverywhere } from './leave'
import { accountTexts as texts } from './texts'
import { useDeed } from './use-deed'

/** For a lost phone. */
export const SignOutAllSheet = ({ onLeft, onClose }: { onLeft: () => void; onClose: () => void }) => {
  const { run, busy, failure } = useDeed()
  const leave = async () => {
    if (await run(signOutEverywhere)) onLeft()
  }
  return (
    <ConfirmSheet
      title={texts.signOutAllTitle}
      words={[texts.signOutAllWords]}
      yes={texts.signOutAllYes}
      no={texts.cancel}
      busy={busy ? texts.leaving : undefined}
      trouble={failure?.message}
      onYes={() => void leave()}
      onClose={onClose}
    />
  )
}
