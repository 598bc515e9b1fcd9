import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, TextButton } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { Sheet, SheetRow } from '../../ui/sheet'
import { myDataTexts as texts } from './my-data-texts'
import type { SaidConsent } from './said-consents'
import type { Consents } from './use-consents'

/** What she agreed to, each to be taken back as easily as it was given. */
export const ConsentsSheet = ({ consents, onClose }: { consents: Consents; onClose: () => void }) => {
  const [asked, setAsked] = useState<SaidConsent>()
  const { said, failure } = consents
  if (asked) {
    const back = () => {
      consents.clear()
      setAsked(undefined)
    }
    return <WithdrawSheet consents={consents} consent={asked} onClose={back} />
  }
  const withdraw = (consent: SaidConsent) => {
    // What removes her number is said first; the rest is taken back at once.
    if (consent.kind === 'agreement_and_privacy' && !consent.isHereOnly) setAsked(consent)
    else void consents.withdraw(consent)
  }
  return (
    <Sheet title={texts.consents} onClose={onClose}>
      {said.length === 0 && <View>{texts.consentsNone}</View>}
      {said.map((consent, i) => (
        <View key={consent.kind} className={i === said.length - 1 ? 'cj-row cj-row--last' : 'cj-row'}>
          <View className="cj-grow">
            <View>{texts.consentNames[consent.kind]}</View>
            <View className="cj-note">{consent.words}</View>
          </View>
          <TextButton
            className="cj-ml3"
            onPress={() => {
              if (consent.granted) withdraw(consent)
              else void consents.grant(consent.kind)
            }}
          >
            {consent.granted ? texts.withdraw : texts.grantAgain}
          </TextButton>
        </View>
      ))}
      {failure && <Notice kind="bad">{failure.message}</Notice>}
    </Sheet>
  )
}

interface WithdrawSheetProps {
  consents: Consents
  consent: SaidConsent
  onClose: () => void
}

const WithdrawSheet = ({ consents, consent, onClose }: WithdrawSheetProps) => (
  <Sheet
    title={texts.withdrawTitle}
    onClose={onClose}
    foot={
      <>
        <SheetRow>
          <Button
            busy={consents.pending ? texts.withdrawing : undefined}
            onPress={() => {
              void consents.withdraw(consent).then((done) => {
                if (done) onClose()
              })
            }}
          >
            {texts.withdrawYes}
          </Button>
        </SheetRow>
        <SheetRow>
          <Button kind="plain" onPress={onClose}>
            {texts.withdrawNo}
          </Button>
        </SheetRow>
      </>
    }
  >
    {texts.withdrawWords.map((words) => (
      <View key={words} className="cj-mt1">
        {words}
      </View>
    ))}
    {consents.failure && <Notice kind="bad">{consents.failure.message}</Notice>}
  </Sheet>
)
