import { client, useMe } from '../../api/cheji'
import { MineHead } from '../../features/account/mine-head'
import { accountTexts as texts } from '../../features/account/texts'
import { useSaved } from '../../features/catalogue/saved'
import { useRegion } from '../../features/region/region'
import { useMyDrives } from '../../features/test-drives/use-my-drives'
import { openHelp, openPage, PAGES } from '../../platform/routes'
import { Card, Row } from '../../ui/card'
import { whenWords } from '../../ui/format'
import { setLargeText, useLargeText } from '../../ui/large-text'
import { Page } from '../../ui/page'
import { SwitchRow } from '../../ui/switch-row'

/** 我的: larger words first, then what is hers, then help. */
export default function MinePage() {
  const me = useMe()
  const region = useRegion()
  const large = useLargeText()
  const saved = useSaved()
  const [next] = useMyDrives().data?.upcoming ?? []
  return (
    <Page tab="mine">
      <MineHead me={me} county={region?.name} />
      <Card flush>
        <SwitchRow
          icon="text-size"
          title={texts.largeText}
          note={texts.largeTextNote}
          on={large}
          last
          onChange={setLargeText}
        />
      </Card>
      <Card flush>
        <Row
          icon="steering"
          title={texts.drives}
          note={next ? texts.nextDrive(whenWords(next.startsAt, client.serverNow()), next.store.name) : texts.noDrives}
          onPress={() => void openPage(PAGES.testDrives)}
        />
        <Row
          icon="heart"
          title={texts.savedCars}
          {...(saved.length > 0 && { value: texts.count(saved.length) })}
          onPress={() => void openPage(PAGES.savedModels)}
        />
        <Row icon="store" title={texts.nearStores} last onPress={() => void openPage(PAGES.stores)} />
      </Card>
      <Card flush>
        <Row icon="lock" title={texts.myData} onPress={() => void openPage(PAGES.myData)} />
        <Row icon="headset" title={texts.help} onPress={openHelp} />
        <Row icon="document" title={texts.settings} last onPress={() => void openPage(PAGES.settings)} />
      </Card>
    </Page>
  )
}
