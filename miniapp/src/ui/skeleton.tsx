import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { accessible } from '../platform/accessible'
import { uiTexts } from './texts'

interface SkeletonProps {
  /** px of the 375 wide drawing, or a share of the line such as `60%`. */
  width: number | `${number}%`
  height: number
  /** Space above, px of the drawing. */
  top?: number
}

/** One still grey bar, in the place and size of what will come. */
export const Skeleton = ({ width, height, top = 0 }: SkeletonProps) => (
  <View
    className="cj-skel"
    style={{ width: typeof width === 'number' ? drawn(width) : width, height: drawn(height), marginTop: drawn(top) }}
  />
)

/** px in a style would not scale with the drawing; Taro's own transform gives rpx in WeChat and rem in the browser. */
const drawn = (px: number): string => Taro.pxTransform(px)

/** What a whole page shows while it waits: a title and cards in their shape, and after four seconds a word about the net. */
export const PageSkeleton = ({ cards = 3, slow = false }: { cards?: number; slow?: boolean }) => (
  <View>
    <View {...accessible({ role: 'status', label: slow ? uiTexts.slow : uiTexts.loading })}>
      {slow && <View className="cj-pad cj-quiet cj-slow">{uiTexts.slow}</View>}
    </View>
    {Array.from({ length: cards }, (_, i) => (
      <View key={i} className="cj-card" {...accessible({ hidden: true })}>
        <Skeleton width="38%" height={20} />
        <Skeleton width="52%" height={26} top={10} />
        <Skeleton width="72%" height={16} top={12} />
      </View>
    ))}
  </View>
)
