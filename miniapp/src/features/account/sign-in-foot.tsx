import { View } from '@tarojs/components'
import { PhoneNumberButton } from '../../platform/phone-number-button'
import { Button, buttonClass } from '../../ui/button'
import { SheetRow } from '../../ui/sheet'
import { accountTexts as texts } from './texts'
import type { SignIn } from './use-sign-in'
import type { TypedPhone } from './use-typed-phone'

interface SignInFootProps {
  signIn: SignIn
  typed: TypedPhone
  /** Words of the button that needs no number. */
  agreeWords?: string
  wechatWords?: string
  notNowWords?: string
  onNotNow: () => void
}

/** The deed, and 先不登录 as large as it. */
export const SignInFoot = ({
  signIn,
  typed,
  agreeWords = texts.agreeAndBook,
  wechatWords = texts.withWechat,
  notNowWords = texts.notNow,
  onNotNow,
}: SignInFootProps) => (
  <>
    <SheetRow>
      <Deed signIn={signIn} typed={typed} agreeWords={agreeWords} wechatWords={wechatWords} />
    </SheetRow>
    <SheetRow>
      <Button kind="plain" onPress={onNotNow}>
        {notNowWords}
      </Button>
    </SheetRow>
  </>
)

/** Until she agreed an ordinary button that marks the box: WeChat's own button would ask for her number at once. */
const Deed = ({
  signIn,
  typed,
  agreeWords,
  wechatWords,
}: Required<Omit<SignInFootProps, 'onNotNow' | 'notNowWords'>>) => {
  if (signIn.typing) {
    const confirm = () => {
      if (signIn.mayGoOn()) void typed.confirm()
    }
    return (
      <Button missing={typed.missing} busy={signIn.busy ? texts.confirming : undefined} onPress={confirm}>
        {texts.confirm}
      </Button>
    )
  }
  if (signIn.busy) return <Button busy={texts.signingIn}>{texts.signingIn}</Button>
  if (signIn.need === 'consent') {
    const agree = () => {
      if (signIn.mayGoOn()) void signIn.withoutPhone()
    }
    return <Button onPress={agree}>{agreeWords}</Button>
  }
  if (!signIn.agreed && !signIn.ticked) return <Button onPress={() => signIn.mayGoOn()}>{wechatWords}</Button>
  return (
    <PhoneNumberButton
      className={buttonClass({})}
      onCode={(code) => void signIn.withWechatCode(code)}
      onRefused={signIn.refusedWechat}
    >
      <View>{wechatWords}</View>
    </PhoneNumberButton>
  )
}
