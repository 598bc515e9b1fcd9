import { View } from '@tarojs/components'
import { AGREEMENT_SINCE, AGREEMENT_VERSION } from '@cheji/shared/account/agreement-version'
import type { AgreementText } from '@cheji/shared/account/agreements'
import { openPage, PAGES } from '../../platform/routes'
import { TextButton } from '../../ui/button'
import { Card } from '../../ui/card'
import { Heading } from '../../ui/heading'
import { Icon } from '../../ui/icon'
import './account.scss'
import { yearDayWords } from './day-words'
import { accountTexts as texts } from './texts'

/** One of the two documents: what matters first, then the whole text, on a page of its own. */
export const DocumentText = ({ text }: { text: AgreementText }) => (
  <>
    <View className="cj-pad cj-top">
      <Heading size="title">{text.title}</Heading>
      <View className="cj-note cj-mt1">{texts.documentVersion(AGREEMENT_VERSION, yearDayWords(AGREEMENT_SINCE))}</View>
    </View>
    <View className="cj-mt3">
      <Card>
        <Heading>{texts.summary}</Heading>
        {text.summary.map((line) => (
          <View key={line} className="cj-line cj-line--top cj-mt2">
            <Icon name="check" size="s" colour="pine" />
            <View className="cj-grow cj-ml2">{line}</View>
          </View>
        ))}
      </Card>
    </View>
    <View className="cj-pad">
      {text.sections.map(({ heading, paragraphs }) => (
        <View key={heading} className="cj-account-part">
          <Heading>{heading}</Heading>
          {paragraphs.map((paragraph) => (
            <View key={paragraph} className="cj-mt2">
              {paragraph}
            </View>
          ))}
        </View>
      ))}
      <TextButton icon="headset" onPress={() => void openPage(PAGES.help)}>
        {texts.askHelp}
      </TextButton>
    </View>
  </>
)
