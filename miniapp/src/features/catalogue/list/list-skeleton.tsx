import { View } from '@tarojs/components'
import { accessible } from '../../../platform/accessible'
import { Skeleton } from '../../../ui/skeleton'
import { uiTexts } from '../../../ui/texts'
import './list-head.scss'
import './model-card.scss'

/** Chips and cards in their shape, still; after four seconds a word about the net. */
export const ModelListSkeleton = ({ slow }: { slow: boolean }) => (
  <View>
    <View className="cj-chips cj-mt2" {...accessible({ hidden: true })}>
      {[82, 92, 92].map((width, i) => (
        <View key={i} className="cj-skel-chip">
          <Skeleton width={width} height={42} />
        </View>
      ))}
    </View>
    <View className="cj-pad cj-quiet cj-slow" {...accessible({ role: 'status' })}>
      {slow ? uiTexts.slow : uiTexts.loading}
    </View>
    {[0, 1, 2].map((card) => (
      <View key={card} className="cj-model" {...accessible({ hidden: true })}>
        <View className="cj-model__main">
          <View className="cj-model__words">
            <Skeleton width={88} height={20} />
            <Skeleton width={112} height={26} top={10} />
            <Skeleton width={128} height={16} top={12} />
          </View>
          <View className="cj-car-skel">
            <Skeleton width={150} height={72} />
          </View>
        </View>
        <View className="cj-model__foot">
          <Skeleton width={140} height={16} />
        </View>
      </View>
    ))}
  </View>
)
