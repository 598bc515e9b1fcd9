import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { client, useMe } from '../../../../api/cheji'
import { DriveCard } from '../../../../features/test-drives/drive-card'
import { driveTexts as texts } from '../../../../features/test-drives/texts'
import { useMyDrives } from '../../../../features/test-drives/use-my-drives'
import { openPage, PAGES } from '../../../../platform/routes'
import { Button, TextButton } from '../../../../ui/button'
import { EmptyState } from '../../../../ui/empty-state'
import { Heading } from '../../../../ui/heading'
import { FreshnessBanner, Loaded } from '../../../../ui/loaded'
import { Page } from '../../../../ui/page'

/** Her test drives: what is to come, then what was. */
export default function TestDrivesListPage() {
  const me = useMe()
  const drives = useMyDrives()
  const now = client.serverNow()
  if (!me) {
    return (
      <Page>
        <NoDrives>
          <TextButton onPress={() => void openPage(PAGES.login)}>{texts.bookedBefore}</TextButton>
        </NoDrives>
      </Page>
    )
  }
  return (
    <Page banner={<FreshnessBanner resource={drives} />}>
      <Loaded resource={drives} errorTitle={texts.listError}>
        {({ upcoming, past }) =>
          upcoming.length + past.length === 0 ? (
            <NoDrives />
          ) : (
            <>
              {upcoming.length > 0 && <Heading className="cj-pad cj-drive-part">{texts.upcoming}</Heading>}
              {upcoming.map((drive) => (
                <DriveCard key={drive.testDriveId} drive={drive} upcoming now={now} />
              ))}
              {past.length > 0 && <Heading className="cj-pad cj-drive-part">{texts.past}</Heading>}
              {past.map((drive) => (
                <DriveCard key={drive.testDriveId} drive={drive} upcoming={false} now={now} />
              ))}
              <View className="cj-pad cj-quiet cj-center">{texts.phonesDeleted}</View>
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

const NoDrives = ({ children }: PropsWithChildren) => (
  <EmptyState art="no-bookings" title={texts.noneTitle} words={texts.noneWords}>
    <View className="cj-line cj-mt4 cj-wide">
      <Button onPress={() => void Taro.switchTab({ url: PAGES.cars })}>{texts.toCars}</Button>
    </View>
    {children}
  </EmptyState>
)
