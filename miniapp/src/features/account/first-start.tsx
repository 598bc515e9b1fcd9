import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useMe } from '../../api/cheji'
import { Button } from '../../ui/button'
import { Rule } from '../../ui/card'
import { Checkbox } from '../../ui/checkbox'
import { Icon } from '../../ui/icon'
import { Sheet, SheetRow } from '../../ui/sheet'
import './account.scss'
import { answerFirstStart, useAskedAtFirstStart } from './consent'
import { AgreeWords } from './sign-in-body'
import { accountTexts as texts } from './texts'

/** Asked once, on the first page of the first start. Nothing is ticked; refusing, closing and going on all lead to the cars. */
export const FirstStartSheet = () => {
  const asked = useAskedAtFirstStart()
  const me = useMe()
  const [agreed, setAgreed] = useState(false)
  const [anonymous, setAnonymous] = useState(false)
  const [wanted, setWanted] = useState(false)
  if (asked || me) return null
  const refuse = () => {
    answerFirstStart(false, false)
  }
  return (
    <Sheet
      title={texts.firstTitle}
      onClose={refuse}
      foot={
        <>
          <SheetRow>
            <Button
              missing={agreed ? undefined : texts.firstMissing}
              onMissing={() => {
                setWanted(true)
              }}
              onPress={() => {
                answerFirstStart(true, anonymous)
              }}
            >
              {texts.firstStart}
            </Button>
          </SheetRow>
          <SheetRow>
            <Button kind="plain" onPress={refuse}>
              {texts.firstRefuse}
            </Button>
          </SheetRow>
        </>
      }
    >
      <View className="cj-note">{texts.firstWords}</View>
      {texts.firstPoints.map(({ icon, name, words }) => (
        <View key={name} className="cj-line cj-line--top cj-mt3">
          <Icon name={icon} colour="pine" />
          <View className="cj-grow cj-ml3">
            <Text className="cj-strong">{name}</Text>
            <Text>{words}</Text>
          </View>
        </View>
      ))}
      <Rule />
      <Checkbox checked={agreed} wanted={wanted} label={texts.agreeLabel} onChange={setAgreed}>
        <AgreeWords start={texts.firstAgree} />
      </Checkbox>
      <Checkbox checked={anonymous} onChange={setAnonymous}>
        {texts.anonymous}
      </Checkbox>
    </Sheet>
  )
}
