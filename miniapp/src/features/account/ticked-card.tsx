import { View } from '@tarojs/components'
import { TextButton } from '../../ui/button'
import { Card } from '../../ui/card'
import { Heading } from '../../ui/heading'
import { untick, useTicked } from './consent'
import { showWords } from './show-words'
import { accountTexts as texts } from './texts'

/** What she ticked at the first start while no account knows of it: shown, and taken back as easily as it was given. */
export const TickedCard = () => {
  const { agreement, anonymous } = useTicked()
  const kinds = [
    ...(agreement > 0 ? (['agreement_and_privacy'] as const) : []),
    ...(anonymous ? (['anonymous_usage'] as const) : []),
  ]
  if (kinds.length === 0) return null
  return (
    <Card>
      <Heading>{texts.agreed}</Heading>
      {kinds.map((kind, i) => (
        <View key={kind} className={i === kinds.length - 1 ? 'cj-row cj-row--last' : 'cj-row'}>
          <View className="cj-grow">
            <View>{texts.consentNames[kind]}</View>
            <View className="cj-note">{texts.tickedNote}</View>
          </View>
          <TextButton
            className="cj-ml3"
            onPress={() => {
              untick(kind)
              showWords(texts.untickedDone)
            }}
          >
            {texts.withdraw}
          </TextButton>
        </View>
      ))}
    </Card>
  )
}
