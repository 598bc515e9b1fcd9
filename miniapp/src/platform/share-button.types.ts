import type { PropsWithChildren } from 'react'
import type { ShareCard } from './share.types'

export type ShareButtonProps = PropsWithChildren<{
  className: string
  label: string
  /** What the browser shares; WeChat takes what `useShareCard` gives. */
  card: () => ShareCard
}>
