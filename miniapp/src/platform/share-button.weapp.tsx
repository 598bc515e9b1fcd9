import { Button } from '@tarojs/components'
import { accessible } from './accessible'
import type { ShareButtonProps } from './share-button.types'

/** Sends the page's card to somebody. */
export const ShareButton = ({ className, label, children }: ShareButtonProps) => (
  <Button className={`cj-native ${className}`} openType="share" {...accessible({ label })}>
    {children}
  </Button>
)
