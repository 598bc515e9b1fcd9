import { Text, View } from '@tarojs/components'
import { Icon } from './icon'
import { uiTexts } from './texts'

/** The promise of one price, once a screen. */
export const PromiseBadge = ({ words = uiTexts.onePrice }: { words?: string }) => (
  <View className="cj-promise">
    <Icon name="tag" size="s" />
    <Text>{words}</Text>
  </View>
)
