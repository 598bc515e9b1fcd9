import { View } from '@tarojs/components'
import type { Me } from '@cheji/shared/account/account.contract'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { Sheet, SheetRow } from '../../ui/sheet'
import { forgetTicked, sayConsent } from './consent'
import { accountTexts as texts } from './texts'
import { useDeed } from './use-deed'

interface WithdrawSheetProps {
  onWithdrawn: (me: Me) => void
  onClose: () => void
}

/** Taking back the consent removes her number: at once, or when what is booked is over. */
export const WithdrawSheet = ({ onWithdrawn, onClose }: WithdrawSheetProps) => {
  const { run, busy, failure } = useDeed()
  const withdraw = () =>
    run(async () => {
      const me = await sayConsent('agreement_and_privacy', false)
      forgetTicked()
      onWithdrawn(me)
    })
  return (
    <Sheet
      title={texts.withdrawTitle}
      onClose={onClose}
      foot={
        <>
          <SheetRow>
            <Button busy={busy ? texts.withdrawing : undefined} onPress={() => void withdraw()}>
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
        <View key={words} className="cj-mt2">
          {words}
        </View>
      ))}
      {failure && (
        <Notice kind="look" className="cj-mt3">
          {failure.message}
        </Notice>
      )}
    </Sheet>
  )
}
