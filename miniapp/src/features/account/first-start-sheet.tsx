import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { openPage, PAGES } from '../../platform/routes'
import { Button } from '../../ui/button'
import { Rule } from '../../ui/card'
import { Checkbox } from '../../ui/checkbox'
import { Icon } from '../../ui/icon'
import { Notice } from '../../ui/notice'
import { Press } from '../../ui/press'
import { Sheet, SheetRow } from '../../ui/sheet'
import { useAskedAtFirstStart } from './consent'
import { startWith } from './start-with'
import './mine.scss'
import { firstStartTexts as texts } from './first-start-texts'

/** Asked once, at the first start. Not to agree is as easy as to agree, closes it for good, and everything to look at works. */
export const FirstStartSheet = () => {
  const isAsked = useAskedAtFirstStart()
  const [agrees, setAgrees] = useState(false)
  const [anonymous, setAnonymous] = useState(false)
  const [isMissed, setMissed] = useState(false)
  if (isAsked) return null
  const refuse = () => void startWith(false, false)
  return (
    <Sheet
      title={texts.title}
      onClose={refuse}
      foot={
        <>
          <SheetRow>
            <Button
              missing={agrees ? undefined : texts.missing}
              onMissing={() => {
                setMissed(true)
              }}
              onPress={() => void startWith(true, anonymous)}
            >
              {texts.start}
            </Button>
          </SheetRow>
          <SheetRow>
            <Button kind="plain" onPress={refuse}>
              {texts.refuse}
            </Button>
          </SheetRow>
        </>
      }
    >
      <View className="cj-note">{texts.words}</View>
      {texts.points.map(({ icon, name, words }) => (
        <View key={name} className="cj-line cj-line--top cj-mt3">
          <Icon name={icon} colour="pine" />
          <View className="cj-grow cj-ml3">
            <Text className="cj-strong">{name}</Text>
            <Text>{words}</Text>
          </View>
        </View>
      ))}
      <Rule />
      <Checkbox checked={agrees} wanted={isMissed} label={texts.agreeLabel} onChange={setAgrees}>
        <View className="cj-line cj-line--wrap">
          <Text className="cj-mr1">{texts.agree}</Text>
          <DocumentLink page={PAGES.agreement}>{texts.agreementName}</DocumentLink>
          <Text className="cj-mr1">{texts.and}</Text>
          <DocumentLink page={PAGES.privacy}>{texts.privacyName}</DocumentLink>
        </View>
      </Checkbox>
      {isMissed && !agrees && <Notice kind="look">{texts.tickFirst}</Notice>}
      <Checkbox checked={anonymous} onChange={setAnonymous}>
        {texts.anonymous}
      </Checkbox>
    </Sheet>
  )
}

const DocumentLink = ({ page, children }: { page: string; children: string }) => (
  <Press className="cj-link cj-first-link" role="link" onPress={() => void openPage(page)}>
    {children}
  </Press>
)
