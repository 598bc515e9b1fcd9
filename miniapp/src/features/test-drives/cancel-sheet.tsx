import { View } from '@tarojs/components'
import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { cancelTestDrive } from '@cheji/shared/test-drives/test-drives.endpoints'
import { useSubmit } from '../../api/use-submit'
import { online } from '../../platform/network'
import { useStore } from '../../platform/store'
import { Button } from '../../ui/button'
import { Row } from '../../ui/card'
import { whenWords } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { Sheet, SheetRow } from '../../ui/sheet'
import { rememberDrive } from './known-drives'
import { driveTexts as texts } from './texts'

interface CancelSheetProps {
  drive: TestDrive
  now: Date
  onMove: () => void
  onClose: () => void
}

/** One question before a time is given away; both answers are equally large. */
export const CancelSheet = ({ drive, now, onMove, onClose }: CancelSheetProps) => {
  const { submit, pending, failure } = useSubmit(cancelTestDrive)
  const isOnline = useStore(online)
  const cancel = async () => {
    const cancelled = await submit({ params: { testDriveId: drive.testDriveId }, body: {} })
    if (!cancelled) return
    rememberDrive(cancelled)
    onClose()
  }
  return (
    <Sheet
      title={texts.cancelTitle}
      onClose={onClose}
      foot={
        <>
          <SheetRow>
            <Button
              missing={isOnline ? undefined : texts.cancelOffline}
              busy={pending ? texts.cancelling : undefined}
              onPress={() => void cancel()}
            >
              {texts.cancelYes}
            </Button>
          </SheetRow>
          <SheetRow>
            <Button kind="plain" onPress={onClose}>
              {texts.cancelNo}
            </Button>
          </SheetRow>
        </>
      }
    >
      <View className="cj-clauses">
        {texts.cancelWhat(drive.model.name, whenWords(drive.startsAt, now), drive.store.name)}
      </View>
      <Notice className="cj-mt3">{texts.cancelNote}</Notice>
      {failure && (
        <Notice kind="look" className="cj-mt3">
          {failure.message}
        </Notice>
      )}
      {drive.canMove && (
        <Row icon="clock" title={texts.cancelInstead} note={texts.cancelInsteadNote} last onPress={onMove} />
      )}
    </Sheet>
  )
}
