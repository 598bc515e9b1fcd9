import { useShareAppMessage } from '@tarojs/taro'
import type { ShareCard } from './share.types'

/** What the page shares, by its menu and by `ShareButton`. The page's config needs `enableShareAppMessage: true`. */
export const useShareCard = (card: () => ShareCard): void => {
  useShareAppMessage(() => card())
}
