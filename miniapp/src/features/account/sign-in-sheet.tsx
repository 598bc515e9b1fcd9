import type { Me } from '@cheji/shared/account/account.contract'
import { Sheet } from '../../ui/sheet'
import { SignInBody } from './sign-in-body'
import { SignInFoot } from './sign-in-foot'
import { accountTexts as texts } from './texts'
import type { Need } from './use-sign-in'
import { useSignIn } from './use-sign-in'
import { useTypedPhone } from './use-typed-phone'

/** What the sheet says where the deed is not a test drive. */
interface SignInWords {
  title: string
  reasons: readonly { good: boolean; words: string }[]
  agree: string
  notNow: string
}

interface SignInSheetProps {
  need: Exclude<Need, 'sign-in'>
  words?: SignInWords
  onDone: (me: Me | undefined) => void
  /** She would rather be reached by WeChat only. */
  onWechatOnly: () => void
  onClose: () => void
}

/** Asked for in the middle of a deed, so that the deed goes on by itself afterwards. */
export const SignInSheet = ({ need, words, onDone, onWechatOnly, onClose }: SignInSheetProps) => {
  const signIn = useSignIn(need, onDone)
  const typed = useTypedPhone(signIn)
  return (
    <Sheet
      title={words?.title ?? (need === 'phone' ? texts.phoneTitle : texts.consentTitle)}
      onClose={onClose}
      foot={
        <SignInFoot
          signIn={signIn}
          typed={typed}
          {...(words && { agreeWords: words.agree, notNowWords: words.notNow })}
          onNotNow={onClose}
        />
      }
    >
      <SignInBody signIn={signIn} typed={typed} reasons={words?.reasons} onWithoutPhone={onWechatOnly} />
    </Sheet>
  )
}
