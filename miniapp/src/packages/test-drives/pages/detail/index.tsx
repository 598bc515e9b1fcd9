import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { client } from '../../../../api/cheji'
import { CancelSheet } from '../../../../features/test-drives/cancel-sheet'
import { CodeCard } from '../../../../features/test-drives/code-card'
import { DeliveryNotice } from '../../../../features/test-drives/delivery-notice'
import { DriveBar } from '../../../../features/test-drives/drive-bar'
import { moveDrive } from '../../../../features/test-drives/drive-buttons'
import { DriveHead } from '../../../../features/test-drives/drive-head'
import { DriveStore } from '../../../../features/test-drives/drive-store'
import { isHolding } from '../../../../features/test-drives/drive-words'
import { Refused } from '../../../../features/test-drives/refused'
import { Reminders } from '../../../../features/test-drives/reminders'
import { driveTexts as texts } from '../../../../features/test-drives/texts'
import { useDrive } from '../../../../features/test-drives/use-drive'
import { Row } from '../../../../ui/card'
import { FreshnessBanner, Loaded } from '../../../../ui/loaded'
import { Page } from '../../../../ui/page'

/** One booking, whatever became of it. */
export default function TestDrivesDetailPage() {
  const { testDriveId = '' } = useRouter().params
  const resource = useDrive(testDriveId)
  const [cancelling, setCancelling] = useState(false)
  const now = client.serverNow()
  const shown = resource.data
  const close = () => {
    setCancelling(false)
  }

  return (
    <Page
      banner={<FreshnessBanner resource={resource} />}
      bar={
        shown && (
          <DriveBar
            drive={shown}
            onCancel={() => {
              setCancelling(true)
            }}
          />
        )
      }
    >
      <Loaded resource={resource} errorTitle={texts.driveError}>
        {(drive) => (
          <>
            <DeliveryNotice drive={drive} now={now} />
            <DriveHead drive={drive} now={now} />
            {drive.status === 'refused' && <Refused drive={drive} now={now} onTaken={() => void resource.reload()} />}
            <CodeCard drive={drive} large={false} />
            <DriveStore store={drive.store}>
              {isHolding(drive) && (
                <>
                  <Row icon="user" title={texts.noLicenceRow} note={texts.noLicenceRowNote} />
                  <Row icon="phone" title={drive.contact === 'call' ? texts.willCall : texts.willNotCall} />
                  <Reminders drive={drive} />
                </>
              )}
            </DriveStore>
            <View className="cj-pad cj-quiet">{texts.phonesDeleted}</View>
            {cancelling && (
              <CancelSheet
                drive={drive}
                now={now}
                onMove={() => {
                  close()
                  moveDrive(drive)
                }}
                onClose={close}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}
