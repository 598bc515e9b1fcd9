import { useMe } from '../../../../api/cheji'
import { ClearRow } from '../../../../features/account/clear-row'
import { SessionRows } from '../../../../features/account/session-rows'
import { settingsTexts as texts } from '../../../../features/account/settings-texts'
import { openPage, PAGES } from '../../../../platform/routes'
import { Card, Row } from '../../../../ui/card'
import { LargeTextCard } from '../../../../ui/large-text-card'
import { Page } from '../../../../ui/page'
import { forgetHere } from './forget-here'

export default function AccountSettingsPage() {
  const me = useMe()
  return (
    <Page>
      <LargeTextCard />
      {me && <SessionRows />}
      <Card flush>
        <ClearRow onClear={forgetHere} />
      </Card>
      <Card flush>
        <Row icon="document" title={texts.agreement} onPress={() => void openPage(PAGES.agreement)} />
        <Row icon="shield" title={texts.privacy} onPress={() => void openPage(PAGES.privacy)} />
        <Row icon="info" title={texts.version} value={CLIENT_VERSION} last />
      </Card>
    </Page>
  )
}
