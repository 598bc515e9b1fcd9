import { Button as NativeButton, View } from '@tarojs/components'
import { useEffect } from 'react'
import { Button, buttonClass, TextButton } from '../ui/button'
import { classNames } from '../ui/class-names'
import { Sheet, SheetRow } from '../ui/sheet'
import { useStore } from '../ui/store'
import { privacyRequest } from './privacy-requests'
import { openPage, PAGES } from './routes'
import { platformTexts } from './texts'

const BUTTON_ID = 'agree-privacy'

/** Asks before WeChat hands over anything of hers; 不同意 is as large as 同意. Shown on the page that is on top. */
export const PrivacySheet = () => {
  const answer = useStore(privacyRequest)
  useEffect(() => {
    answer?.({ event: 'exposureAuthorization' })
  }, [answer])
  if (!answer) return null
  const refuse = () => {
    privacyRequest.set(undefined)
    answer({ event: 'disagree' })
  }
  const agree = () => {
    privacyRequest.set(undefined)
    answer({ event: 'agree', buttonId: BUTTON_ID })
  }
  return (
    <Sheet
      title={platformTexts.privacyTitle}
      onClose={refuse}
      foot={
        <>
          <SheetRow>
            <NativeButton
              id={BUTTON_ID}
              className={classNames('cj-native', buttonClass({}))}
              openType="agreePrivacyAuthorization"
              onAgreePrivacyAuthorization={agree}
            >
              {platformTexts.privacyAgree}
            </NativeButton>
          </SheetRow>
          <SheetRow>
            <Button kind="plain" onPress={refuse}>
              {platformTexts.privacyRefuse}
            </Button>
          </SheetRow>
        </>
      }
    >
      <View>{platformTexts.privacyWords}</View>
      <TextButton onPress={() => void openPage(PAGES.privacy)}>{platformTexts.privacyLink}</TextButton>
    </Sheet>
  )
}
