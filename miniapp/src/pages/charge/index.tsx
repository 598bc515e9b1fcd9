import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { openPage, PAGES } from '../../platform/routes'
import { Card, Row } from '../../ui/card'
import { EmptyState } from '../../ui/empty-state'
import { Heading } from '../../ui/heading'
import { Page } from '../../ui/page'
import { chargeTexts as texts } from './texts'

/** Not open yet, and says so; what helps meanwhile stands below. */
export default function ChargePage() {
  return (
    <Page tab="charge">
      <EmptyState art="charger" title={texts.title} words={texts.words} />
      <Heading className="cj-pad">{texts.now}</Heading>
      <View className="cj-mt2">
        <Card flush>
          <Row
            icon="battery"
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
      </View>
    </Page>
  )
}
