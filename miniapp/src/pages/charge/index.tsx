import Taro from '@tarojs/taro'
import { openPage, PAGES } from '../../platform/routes'
import { Card, Row } from '../../ui/card'
import { ComingCard } from '../../ui/coming-card'
import { EmptyState } from '../../ui/empty-state'
import { Page } from '../../ui/page'
import { chargeTexts as texts } from './texts'

/** Charging stations cannot be looked up yet: it says so, what helps today, and what will be here. */
export default function ChargePage() {
  return (
    <Page tab="charge">
      <EmptyState art="charger" title={texts.title} words={texts.words} />
      <Card flush>
        <Row
          icon="car"
          title={texts.cars}
          note={texts.carsNote}
          onPress={() => void Taro.switchTab({ url: PAGES.cars })}
        />
        <Row
          icon="store"
          title={texts.stores}
          note={texts.storesNote}
          last
          onPress={() => void openPage(PAGES.stores)}
        />
      </Card>
      <ComingCard coming={texts.coming} />
    </Page>
  )
}
