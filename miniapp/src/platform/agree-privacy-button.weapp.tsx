import { Button } from '@tarojs/components'
import type { PropsWithChildren } from 'react'

const BUTTON_ID = 'agree-privacy'

/** WeChat counts an agreement only from a button of its own kind; `onAgree` gets the button's id for the answer. */
export const AgreePrivacyButton = ({
  className,
  onAgree,
  children,
}: PropsWithChildren<{ className: string; onAgree: (buttonId: string) => void }>) => (
  <Button
    id={BUTTON_ID}
    className={`cj-native ${className}`}
    openType="agreePrivacyAuthorization"
    onAgreePrivacyAuthorization={() => onAgree(BUTTON_ID)}
  >
    {children}
  </Button>
)
