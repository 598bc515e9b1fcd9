import { View } from '@tarojs/components'
import { useState } from 'react'
import { useMe } from '../../../../api/cheji'
import { SignInBody } from '../../../../features/account/sign-in-body'
import { SignInFoot } from '../../../../features/account/sign-in-foot'
import { accountTexts as texts } from '../../../../features/account/texts'
import { useSignIn } from '../../../../features/account/use-sign-in'
import { useTypedPhone } from '../../../../features/account/use-typed-phone'
import { goBack } from '../../../../platform/routes'
import { Card } from '../../../../ui/card'
import { Heading } from '../../../../ui/heading'
import { Page } from '../../../../ui/page'

/** 登录 as a page of its own, from 我的 and from lists of hers. */
export default function AccountLoginPage() {
  const signIn = useSignIn('sign-in', () => void goBack())
  const typed = useTypedPhone(signIn)
  const me = useMe()
  // Signed in when she came: she is here for another number.
  const [changing] = useState(me !== undefined)
  return (
    <Page
      bar={
        <View className="cj-bar">
          <SignInFoot
            signIn={signIn}
            typed={typed}
            {...(changing && { wechatWords: texts.useWechatPhone, notNowWords: texts.notChange })}
            onNotNow={() => void goBack()}
          />
        </View>
      }
    >
      <Card>
        <Heading size="title">
          {signIn.typing ? texts.typedTitle : changing ? texts.changePhoneTitle : texts.signInTitle}
        </Heading>
        <SignInBody
          signIn={signIn}
          typed={typed}
          {...(!changing && {
            onWithoutPhone: () => {
              if (signIn.mayGoOn()) void signIn.withoutPhone()
            },
          })}
        />
      </Card>
    </Page>
  )
}
