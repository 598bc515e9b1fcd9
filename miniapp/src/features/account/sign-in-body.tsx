import { Text, View } from '@tarojs/components'
import { AGREEMENT_SINCE, AGREEMENT_VERSION } from '@cheji/shared/account/agreement-version'
import { openPage, PAGES } from '../../platform/routes'
import { TextButton } from '../../ui/button'
import { Rule } from '../../ui/card'
import { Checkbox } from '../../ui/checkbox'
import { Icon } from '../../ui/icon'
import { Notice } from '../../ui/notice'
import { Press } from '../../ui/press'
import { accountTexts as texts } from './texts'
import { TypedPhoneForm } from './typed-phone-form'
import type { SignIn } from './use-sign-in'
import type { TypedPhone } from './use-typed-phone'

const REASONS = {
  phone: texts.phoneReasons,
  consent: texts.consentReasons,
  'sign-in': texts.signInReasons,
} as const

interface SignInBodyProps {
  signIn: SignIn
  typed: TypedPhone
  /** Why it is asked for; the usual reasons of the need when left out. */
  reasons?: readonly { good: boolean; words: string }[] | undefined
  /** Where a number is asked for: she would rather give none. */
  onWithoutPhone?: (() => void) | undefined
}

/** Why, the consent, and the other ways: inside a sheet or on the page of 登录. */
export const SignInBody = ({ signIn, typed, reasons, onWithoutPhone }: SignInBodyProps) => {
  const { need, agreed, trouble, typing } = signIn
  return (
    <>
      {typing ? <TypedPhoneForm typed={typed} busy={signIn.busy} /> : <Reasons reasons={reasons ?? REASONS[need]} />}
      <Rule />
      {agreed ? <View className="cj-note">{texts.agreedBefore}</View> : <AgreeBox signIn={signIn} />}
      {signIn.wanted && !signIn.ticked && !agreed && <Notice kind="bad">{texts.tickFirst}</Notice>}
      {trouble !== undefined && (
        <Notice kind="look" className="cj-mt2">
          {trouble}
        </Notice>
      )}
      {need !== 'consent' && (
        <View className="cj-line cj-line--wrap cj-account-ways">
          <TextButton
            className="cj-mr3"
            onPress={() => {
              signIn.setTyping(!typing)
            }}
          >
            {typing ? texts.backToWechat : texts.typeInstead}
          </TextButton>
          {onWithoutPhone && (
            <TextButton onPress={onWithoutPhone}>{need === 'phone' ? texts.wechatOnly : texts.withoutPhone}</TextButton>
          )}
        </View>
      )}
    </>
  )
}

const Reasons = ({ reasons }: { reasons: readonly { good: boolean; words: string }[] }) => (
  <>
    {reasons.map(({ good, words }) => (
      <View key={words} className="cj-line cj-line--top cj-mt2">
        <Icon name={good ? 'check' : 'close'} colour={good ? 'pine' : 'ink'} />
        <View className="cj-grow cj-ml2">{words}</View>
      </View>
    ))}
  </>
)

const AgreeBox = ({ signIn }: { signIn: SignIn }) => (
  <Checkbox checked={signIn.ticked} wanted={signIn.wanted} label={texts.agreeLabel} onChange={signIn.tick}>
    <AgreeWords start={texts.agree} />
    <View className="cj-quiet">{texts.versionLine(AGREEMENT_VERSION, AGREEMENT_SINCE)}</View>
  </Checkbox>
)

/** "我看过并同意 用户协议 和 隐私说明", each of the two opening its text. */
const AgreeWords = ({ start }: { start: string }) => (
  <View className="cj-line cj-line--wrap">
    <Text className="cj-mr1">{start}</Text>
    <DocumentLink page={PAGES.agreement} words={texts.agreementName} />
    <Text className="cj-mr1">{texts.and}</Text>
    <DocumentLink page={PAGES.privacy} words={texts.privacyName} />
  </View>
)

const DocumentLink = ({ page, words }: { page: string; words: string }) => (
  <Press className="cj-link cj-account-link cj-mr1" role="link" onPress={() => void openPage(page)}>
    {words}
  </Press>
)
