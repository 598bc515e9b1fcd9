import { View } from '@tarojs/components'
import { openPage, PAGES } from '../../platform/routes'
import { Button } from '../../ui/button'
import { Row } from '../../ui/card'
import { Notice } from '../../ui/notice'
import { Sheet, SheetRow } from '../../ui/sheet'
import type { Blocker } from './leave'
import { blockersOf, eraseAccount } from './leave'
import { accountTexts as texts } from './texts'
import { useDeed } from './use-deed'

interface EraseSheetProps {
  onErased: () => void
  onClose: () => void
}

/** Says what goes and what stays, then deletes; what stands in the way is listed, each one tap from being settled. */
export const EraseSheet = ({ onErased, onClose }: EraseSheetProps) => {
  const { run, busy, failure } = useDeed()
  const blockers = failure?.code === 'account_in_use' ? blockersOf(failure) : []
  const erase = async () => {
    if (await run(eraseAccount)) onErased()
  }
  return (
    <Sheet
      title={texts.eraseTitle}
      onClose={onClose}
      foot={
        <>
          <SheetRow>
            <Button kind="danger" busy={busy ? texts.erasing : undefined} onPress={() => void erase()}>
              {texts.eraseYes}
            </Button>
          </SheetRow>
          <SheetRow>
            <Button kind="plain" onPress={onClose}>
              {texts.eraseNo}
            </Button>
          </SheetRow>
        </>
      }
    >
      {texts.eraseWords.map((words) => (
        <View key={words} className="cj-mt2">
          {words}
        </View>
      ))}
      {failure && (
        <Notice kind="look" className="cj-mt3">
          {blockers.length > 0 ? texts.blockedTitle : failure.message}
        </Notice>
      )}
      {blockers.map((blocker, i) => (
        <Row
          key={blocker.id}
          icon="steering"
          title={blocker.words}
          last={i === blockers.length - 1}
          onPress={() => {
            onClose()
            openBlocker(blocker)
          }}
        />
      ))}
    </Sheet>
  )
}

const openBlocker = ({ kind, id }: Blocker): void => {
  if (kind === 'test_drive') void openPage(PAGES.testDrive, { testDriveId: id })
  else void openPage(PAGES.testDrives)
}
