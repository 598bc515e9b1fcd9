import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { client } from '../../../../api/cheji'
import { CancelSheet } from '../../../../features/test-drives/cancel-sheet'
import { CodeCard } from '../../../../features/test-drives/code-card'
import { DeliveryNotice } from '../../../../features/test-drives/delivery-notice'
import { DriveButtons, moveDrive } from '../../../../features/test-drives/drive-buttons'
import { BookedHead } from '../../../../features/test-drives/drive-head'
import { DriveStore } from '../../../../features/test-drives/drive-store'
import { isHolding } from '../../../../features/test-drives/drive-words'
import { Reminders } from '../../../../features/test-drives/reminders'
import { driveTexts as texts } from '../../../../features/test-drives/texts'
import { useDrive } from '../../../../features/test-drives/use-drive'
import { openPage, PAGES } from '../../../../platform/routes'
import { TextButton } from '../../../../ui/button'
import { FreshnessBanner, Loaded } from '../../../../ui/loaded'
import { Page } from '../../../../ui/page'

/** Right after booking: when, the code, where, and which reminders will come. */
export default function TestDrivesBookedPage() {
  const { testDriveId = '' } = useRouter().params
  const resource = useDrive(testDriveId)
  const [cancelling, setCancelling] = useState(false)
  const now = client.serverNow()

  return (
    <Page banner={<FreshnessBanner resource={resource} />}>
      <Loaded resource={resource} errorTitle={texts.driveError}>
        {(drive) => (
          <>
            <BookedHead drive={drive} now={now} />
            <DeliveryNotice drive={drive} now={now} />
            <CodeCard drive={drive} large />
            <DriveStore store={drive.store}>{isHolding(drive) && <Reminders drive={drive} />}</DriveStore>
            <View className="cj-pad">
              <View className="cj-note">{texts.noLicenceShort}</View>
              <DriveButtons
                drive={drive}
                onCancel={() => {
                  setCancelling(true)
                }}
              />
              <View className="cj-center">
                <TextButton onPress={() => void openPage(PAGES.testDrives)}>{texts.seeAll}</TextButton>
              </View>
            </View>
            {cancelling && (
              <CancelSheet
                drive={drive}
                now={now}
                onMove={() => {
                  setCancelling(false)
                  moveDrive(drive)
                }}
                onClose={() => {
                  setCancelling(false)
                }}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}
