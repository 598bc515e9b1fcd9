import { Button } from '@tarojs/components'
import type { PhoneNumberButtonProps } from './phone-number-button.types'
import { privacyRequest } from './privacy-requests'

const BUTTON_ID = 'phone-number'
/** WeChat's paid allowance of phone numbers is used up. */
const QUOTA_GONE = 1_400_001

/** WeChat's own button for her phone number; the same tap agrees to the privacy text. Show it only once the consent is ticked. */
export const PhoneNumberButton = ({ className, children, onCode, onRefused }: PhoneNumberButtonProps) => (
  <Button
    id={BUTTON_ID}
    className={`cj-native ${className}`}
    // Taro's types know each of the two words but not the pair that WeChat allows.
    {...{ openType: 'getPhoneNumber|agreePrivacyAuthorization' }}
    onAgreePrivacyAuthorization={() => {
      privacyRequest.get()?.({ event: 'agree', buttonId: BUTTON_ID })
      privacyRequest.set(undefined)
    }}
    onGetPhoneNumber={(event) => {
      const { code, errno } = event.detail as { code?: string; errno?: number }
      if (code) onCode(code)
      else onRefused(errno === QUOTA_GONE ? 'unavailable' : 'refused')
    }}
  >
    {children}
  </Button>
)
