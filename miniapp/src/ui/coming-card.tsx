import { View } from '@tarojs/components'
import { Card } from './card'
import { Heading } from './heading'
import type { IconName } from './icon'
import { Icon } from './icon'
import { uiTexts } from './texts'

interface Coming {
  icon: IconName
  words: string
}

/** What a page that is not open yet will offer. */
export const ComingCard = ({ coming }: { coming: readonly Coming[] }) => (
  <Card>
    <Heading>{uiTexts.coming}</Heading>
    {coming.map(({ icon, words }) => (
      <View key={words} className="cj-line cj-line--top cj-mt3">
        <Icon name={icon} colour="ink-3" />
        <View className="cj-grow cj-ml3">{words}</View>
      </View>
    ))}
  </Card>
)
