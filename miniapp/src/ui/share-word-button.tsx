import { Text } from '@tarojs/components'
import type { ShareCard } from '../platform/share.types'
import { ShareButton } from '../platform/share-button'
import type { IconName } from './icon'
import { Icon } from './icon'

interface ShareWordButtonProps {
  words: string
  icon?: IconName
  /** bar: an icon over its word in a `BottomBar`. row: a line of text that can be pressed. */
  look?: 'bar' | 'row'
  card: () => ShareCard
}

/** "送给家人看": sends the page's card. The page also needs `useShareCard` with the same card. */
export const ShareWordButton = ({ words, icon = 'share', look = 'row', card }: ShareWordButtonProps) => (
  <ShareButton className={look === 'bar' ? 'cj-bar__icon' : 'cj-text-btn'} label={words} card={card}>
    <Icon name={icon} size={look === 'bar' ? 'm' : 's'} {...(look === 'row' && { className: 'cj-mr1' })} />
    <Text>{words}</Text>
  </ShareButton>
)
