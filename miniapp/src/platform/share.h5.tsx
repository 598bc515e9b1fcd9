import { Text } from '@tarojs/components'
import type { IconName } from '../ui/icon'
import { Icon } from '../ui/icon'
import { Press } from '../ui/press'
import { copyText } from './clipboard'
import type { ShareCard } from './share.types'
import { platformTexts } from './texts'

/** A browser's menu shares the address by itself. */
export const useShareCard = (_card: () => ShareCard): void => undefined

/** Hands the page's address to the browser's own sharing, else copies it. */
export const ShareButton = ({
  words,
  icon = 'share',
  className,
  card,
}: {
  words: string
  icon?: IconName
  className: string
  card: () => ShareCard
}) => (
  <Press className={className} label={words} onPress={() => void share(card())}>
    <Icon name={icon} />
    <Text>{words}</Text>
  </Press>
)

const share = async ({ title, path }: ShareCard): Promise<void> => {
  const url = new URL(path, window.location.origin).href
  const own = navigator as Partial<Pick<Navigator, 'share'>>
  if (!own.share) {
    await copyText(url, platformTexts.shareCopied)
    return
  }
  try {
    await navigator.share({ title, url })
  } catch {
    // She closed the browser's sheet.
  }
}
