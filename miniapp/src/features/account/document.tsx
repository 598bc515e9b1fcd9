import { View } from '@tarojs/components'
import { AGREEMENT_SINCE, AGREEMENT_VERSION } from '@cheji/shared/account/agreement-version'
import type { AgreementText } from '@cheji/shared/account/agreements'
import { Card } from '../../ui/card'
import { Heading } from '../../ui/heading'
import { Icon } from '../../ui/icon'
import { yearDayWords } from './day-words'
import { documentTexts as texts } from './document-texts'

/** A text that she agrees to: what matters first, then all of it. */
export const Document = ({ text: { title, summary, sections } }: { text: AgreementText }) => (
  <>
    <View className="cj-pad cj-top">
      <Heading size="title">{title}</Heading>
      <View className="cj-note">{texts.version(AGREEMENT_VERSION, yearDayWords(AGREEMENT_SINCE))}</View>
    </View>
    <View className="cj-mt3">
      <Card>
        <Heading>{texts.summary}</Heading>
        {summary.map((words) => (
          <View key={words} className="cj-line cj-line--top cj-mt2">
            <Icon name="check" size="s" colour="pine" className="cj-mt1" />
            <View className="cj-grow cj-ml2">{words}</View>
          </View>
        ))}
      </Card>
    </View>
    <Card>
      {sections.map(({ heading, paragraphs }, i) => (
        <View key={heading} className={i === 0 ? '' : 'cj-section'}>
          <Heading>{heading}</Heading>
          {paragraphs.map((words) => (
            <View key={words} className="cj-mt2">
              {words}
            </View>
          ))}
        </View>
      ))}
    </Card>
  </>
)
