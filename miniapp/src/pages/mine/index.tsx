import { client, useMe } from '../../api/cheji'
import { MineHead } from '../../features/account/mine-head'
import { mineTexts as texts } from '../../features/account/mine-texts'
import { drivesRowWords } from '../../features/account/next-drive'
import { ordersRowWords } from '../../features/account/order-row'
import { useSaved } from '../../features/catalogue/saved'
import { useMyDeposits } from '../../features/deposits/use-my-deposits'
import { useRegion } from '../../features/region/region'
import { useMyDrives } from '../../features/test-drives/use-my-drives'
import { openHelp, openPage, PAGES } from '../../platform/routes'
import { Card, Row } from '../../ui/card'
import { LargeTextCard } from '../../ui/large-text-card'
import { FreshnessBanner } from '../../ui/loaded'
import { Page } from '../../ui/page'

/** Only what exists. Signed out all of it is there; nothing on this page signs her in. */
export default function MinePage() {
  const me = useMe()
  const region = useRegion()
  const drives = useMyDrives()
  const orders = useMyDeposits()
  const savedCount = useSaved().length
  const opener = (page: string) => () => void openPage(page)
  return (
    <Page tab="mine" banner={<FreshnessBanner resource={drives} />}>
      <MineHead me={me} />
      <LargeTextCard />
      <Card flush>
        <Row
          icon="document"
          title={texts.orders}
          note={ordersRowWords(me !== undefined, orders.data, client.serverNow())}
          onPress={opener(PAGES.orders)}
        />
        <Row
          icon="steering"
          title={texts.drives}
          note={drivesRowWords(me !== undefined, drives.data?.upcoming, client.serverNow())}
          onPress={opener(PAGES.testDrives)}
        />
        <Row
          icon="heart"
          title={texts.savedCars}
          value={savedCount === 0 ? texts.noneSaved : texts.count(savedCount)}
          onPress={opener(PAGES.savedModels)}
        />
        <Row
          icon="location"
          title={texts.county}
          value={region?.name ?? texts.noCounty}
          last
          onPress={opener(PAGES.region)}
        />
      </Card>
      <Card flush>
        <Row icon="lock" title={texts.myData} onPress={opener(PAGES.myData)} />
        <Row icon="headset" title={texts.help} onPress={openHelp} />
        <Row icon="document" title={texts.agreement} onPress={opener(PAGES.agreement)} />
        <Row icon="shield" title={texts.privacy} onPress={opener(PAGES.privacy)} />
        <Row icon="more" title={texts.settings} last onPress={opener(PAGES.settings)} />
      </Card>
    </Page>
  )
}
