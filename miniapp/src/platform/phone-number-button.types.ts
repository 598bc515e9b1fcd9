import type { ReactNode } from 'react'

export interface PhoneNumberButtonProps {
  children: ReactNode
  /** A one-time code for `bindWechatPhone`. */
  onCode: (code: string) => void
  /** She refused, or WeChat's allowance is used up: offer a typed number. */
  onRefused: (reason: 'refused' | 'unavailable') => void
}
