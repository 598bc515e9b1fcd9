import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { AgreePrivacyButton } from '../platform/agree-privacy-button'
import { privacyRequest } from '../platform/privacy-requests'
import { openPage, PAGES } from '../platform/routes'
import { useStore } from '../platform/store'
import { platformTexts } from '../platform/texts'
import { Button, buttonClass, TextButton } from './button'
import { Sheet, SheetRow } from './sheet'

/** Asks before WeChat hands over anything of hers; 不同意 is as large as 同意. `Page` shows it. */
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
  return (
    <Sheet
      title={platformTexts.privacyTitle}
      onClose={refuse}
      foot={
        <>
          <SheetRow>
            <AgreePrivacyButton
              className={buttonClass({})}
              onAgree={(buttonId) => {
                privacyRequest.set(undefined)
                answer({ event: 'agree', buttonId })
              }}
            >
              {platformTexts.privacyAgree}
            </AgreePrivacyButton>
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
