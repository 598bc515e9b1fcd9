import { View } from '@tarojs/components'
import { accessible, keyboardPress } from './accessible'
import { copyText } from './clipboard'
import type { ShareButtonProps } from './share-button.types'
import type { ShareCard } from './share.types'
import { platformTexts } from './texts'

/** Hands the page's address to the browser's own sharing, else copies it. */
export const ShareButton = ({ className, label, card, children }: ShareButtonProps) => {
  const press = () => void share(card())
  return (
    <View className={className} onClick={press} {...accessible({ role: 'button', label })} {...keyboardPress(press)}>
      {children}
    </View>
  )
}

const share = async ({ title, path }: ShareCard): Promise<void> => {
  const url = new URL(path, window.location.origin).href
  if (!('share' in navigator)) {
    await copyText(url, platformTexts.shareCopied)
    return
  }
  try {
    await navigator.share({ title, url })
  } catch {
    // She closed the browser's sheet.
  }
}
