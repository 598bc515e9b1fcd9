import { View } from '@tarojs/components'
import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { openPage, PAGES } from '../../platform/routes'
import { Button } from '../../ui/button'
import { bookAgain } from './drive-card'
import './drives.scss'
import { driveTexts as texts } from './texts'

/** Opens the booking page to move this booking to another time. */
export const moveDrive = (drive: TestDrive): void => {
  const { testDriveId, store } = drive
  void openPage(PAGES.book, { ...bookAgain(drive), storeId: store.storeId, testDriveId })
}

/** 改时间, in the words that fit what became of the booking. */
export const MoveButton = ({ drive }: { drive: TestDrive }) => (
  <Button
    kind="plain"
    onPress={() => {
      moveDrive(drive)
    }}
  >
    {drive.status === 'refused' ? texts.otherTime : drive.movedFrom === null ? texts.changeTime : texts.changeTimeAgain}
  </Button>
)

/** What can still be done with a booking: two ways, equally wide. */
export const DriveButtons = ({ drive, onCancel }: { drive: TestDrive; onCancel: () => void }) => {
  if (!drive.canMove && !drive.canCancel) return null
  return (
    <View className="cj-line cj-mt3 cj-drive-buttons">
      {drive.canMove && <MoveButton drive={drive} />}
      {drive.canMove && drive.canCancel && <View className="cj-bar__gap" />}
      {drive.canCancel && (
        <Button kind="plain" onPress={onCancel}>
          {texts.cancel}
        </Button>
      )}
    </View>
  )
}
