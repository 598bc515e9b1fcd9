import { View } from '@tarojs/components'
import { Card } from '../../../ui/card'
import { Heading } from '../../../ui/heading'
import { Icon } from '../../../ui/icon'
import { catalogueTexts as texts } from '../texts'

/** What is not good about the car, as the catalogue says it. */
export const DrawbacksCard = ({ drawbacks }: { drawbacks: readonly string[] }) => (
  <Card>
    <Heading>{texts.drawbacks}</Heading>
    <View className="cj-note cj-mt1">{drawbacks.length > 0 ? texts.drawbacksNote : texts.noDrawbacks}</View>
    {drawbacks.map((drawback) => (
      <View key={drawback} className="cj-line cj-line--top cj-mt3">
        <Icon name="minus" colour="amber" />
        <View className="cj-grow cj-ml2 cj-strong">{drawback}</View>
      </View>
    ))}
  </Card>
)
