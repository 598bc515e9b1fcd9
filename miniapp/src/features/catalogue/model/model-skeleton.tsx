import { View } from '@tarojs/components'
import { accessible } from '../../../platform/accessible'
import { PageSkeleton, Skeleton } from '../../../ui/skeleton'
import './stage.scss'

/** Stage, swatches and cards in their shape. */
export const ModelSkeleton = ({ slow }: { slow: boolean }) => (
  <View>
    <View className="cj-stage" {...accessible({ hidden: true })}>
      <View className="cj-stage__ground" />
    </View>
    <View className="cj-swatches" {...accessible({ hidden: true })}>
      {[0, 1, 2, 3, 4].map((colour) => (
        <View key={colour} className="cj-swatch">
          <Skeleton width={30} height={30} top={5} />
        </View>
      ))}
    </View>
    <PageSkeleton slow={slow} />
  </View>
)
