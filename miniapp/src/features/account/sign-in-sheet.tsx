import type { Me } from '@cheji/shared/account/account.contract'
import { Sheet } from '../../ui/sheet'
import { SignInBody } from './sign-in-body'
import { SignInFoot } from './sign-in-foot'
import { accountTexts as texts } from './texts'
import type { Need } from './use-sign-in'
import { useSignIn } from './use-sign-in'
import { useTypedPhone } from './use-typed-phone'

interface SignInSheetProps {
  need: Exclude<Need, 'sign-in'>
  onDone: (me: Me | undefined) => void
  /** She would rather be reached by WeChat only. */
  onWechatOnly: () => void
  onClose: () => void
}

/** Asked for in the middle of a deed, so that the deed goes on by itself afterwards. */
export const SignInSheet = ({ need, onDone, onWechatOnly, onClose }: SignInSheetProps) => {
  const signIn = useSignIn(need, onDone)
  const typed = useTypedPhone(signIn)
  return (
    <Sheet
      title={need === 'phone' ? texts.phoneTitle : texts.consentTitle}
      onClose={onClose}
      foot={<SignInFoot signIn={signIn} typed={typed} onNotNow={onClose} />}
    >
      <SignInBody signIn={signIn} typed={typed} onWithoutPhone={onWechatOnly} />
    </Sheet>
  )
}
