import { View } from '@tarojs/components'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { Sheet, SheetRow } from '../../ui/sheet'
import { signOutEverywhere } from './leave'
import { accountTexts as texts } from './texts'
import { useDeed } from './use-deed'

/** For a lost phone. */
export const SignOutAllSheet = ({ onLeft, onClose }: { onLeft: () => void; onClose: () => void }) => {
  const { run, busy, failure } = useDeed()
  const leave = async () => {
    if (await run(signOutEverywhere)) onLeft()
  }
  return (
    <Sheet
      title={texts.signOutAllTitle}
      onClose={onClose}
      foot={
        <>
          <SheetRow>
            <Button busy={busy ? texts.leaving : undefined} onPress={() => void leave()}>
              {texts.signOutAllYes}
            </Button>
          </SheetRow>
          <SheetRow>
            <Button kind="plain" onPress={onClose}>
              {texts.cancel}
            </Button>
          </SheetRow>
        </>
      }
    >
      <View>{texts.signOutAllWords}</View>
      {failure && (
        <Notice kind="look" className="cj-mt3">
          {failure.message}
        </Notice>
      )}
    </Sheet>
  )
}
