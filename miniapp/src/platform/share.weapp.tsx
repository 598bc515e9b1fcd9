import { Button, Text } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { accessible } from '../ui/accessible'
import { classNames } from '../ui/class-names'
import type { IconName } from '../ui/icon'
import { Icon } from '../ui/icon'
import type { ShareCard } from './share.types'

/** What the page shares, by its menu and by `ShareButton`. The page's config needs `enableShareAppMessage: true`. */
export const useShareCard = (card: () => ShareCard): void => {
  useShareAppMessage(() => card())
}

/** Sends the page's card to somebody. */
export const ShareButton = ({
  words,
  icon = 'share',
  className,
}: {
  words: string
  icon?: IconName
  className: string
  card: () => ShareCard
}) => (
  <Button className={classNames('cj-native', className)} openType="share" {...accessible({ label: words })}>
    <Icon name={icon} />
    <Text>{words}</Text>
  </Button>
)
