import type { PropsWithChildren } from 'react'

export type PhoneNumberButtonProps = PropsWithChildren<{
  className: string
  /** A one-time code for `bindWechatPhone`. */
  onCode: (code: string) => void
  /** She refused, or WeChat cannot give it: offer a typed number. */
  onRefused: (reason: 'refused' | 'unavailable') => void
}>
