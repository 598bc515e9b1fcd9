import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { openPage, PAGES } from '../../platform/routes'
import { BottomBar } from '../../ui/bottom-bar'
import { Button } from '../../ui/button'
import { MoveButton } from './drive-buttons'
import { bookAgain } from './drive-card'
import { driveTexts as texts } from './texts'

/** While it can be changed: cancel and move, equally wide. Once it is over: book the car again. */
export const DriveBar = ({ drive, onCancel }: { drive: TestDrive; onCancel: () => void }) => {
  if (!drive.canMove && !drive.canCancel) {
    const isOver = drive.status === 'cancelled' || drive.status === 'missed' || drive.status === 'refused'
    if (!isOver) return null
    return (
      <BottomBar>
        <Button onPress={() => void openPage(PAGES.book, bookAgain(drive))}>{texts.again}</Button>
      </BottomBar>
    )
  }
  return (
    <BottomBar>
      {drive.canCancel && (
        <Button kind="plain" onPress={onCancel}>
          {texts.cancel}
        </Button>
      )}
      {drive.canMove && <MoveButton drive={drive} />}
    </BottomBar>
  )
}
