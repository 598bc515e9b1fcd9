import { View } from '@tarojs/components'
import { accessible } from '../platform/accessible'
import { agoWords } from './format'
import { Icon } from './icon'
import { Press } from './press'
import { uiTexts } from './texts'

interface StaleBannerProps {
  /** What is shown although there is no net, or although the source has not been heard of for a while. */
  kind: 'offline' | 'stale'
  /** How old what is shown is, in milliseconds; undefined = nothing is shown yet. */
  ageMs: number | undefined
  /** Own words instead of the usual ones ("充电站 26 分钟没报消息了"). */
  words?: string
  onReload: () => void
}

/** The amber line under the title: how old it is, and one thing to do. */
export const StaleBanner = ({ kind, ageMs, words, onReload }: StaleBannerProps) => (
  <View className="cj-stale">
    <Icon name={kind === 'offline' ? 'offline' : 'clock'} />
    <View className="cj-grow" {...accessible({ role: 'status' })}>
      {words ?? staleWords(kind, ageMs)}
    </View>
    <Press className="cj-stale__do" onPress={onReload}>
      {kind === 'offline' ? uiTexts.retryShort : uiTexts.refresh}
    </Press>
  </View>
)

const staleWords = (kind: StaleBannerProps['kind'], ageMs: number | undefined): string => {
  if (ageMs === undefined) return uiTexts.offlineNow
  return kind === 'offline' ? uiTexts.offlineWith(agoWords(ageMs)) : uiTexts.staleWith(agoWords(ageMs))
}
