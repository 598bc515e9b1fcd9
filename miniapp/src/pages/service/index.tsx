import { View } from '@tarojs/components'
import { callPhone } from '../../platform/phone-call'
import { openPage, PAGES } from '../../platform/routes'
import { Button } from '../../ui/button'
import { Card, Row } from '../../ui/card'
import { ComingCard } from '../../ui/coming-card'
import { EmptyState } from '../../ui/empty-state'
import { Heading } from '../../ui/heading'
import { Page } from '../../ui/page'
import { serviceTexts as texts } from './texts'

/** Maintenance cannot be booked here yet: it says so and leads to the stores that do it, and to help on the road. */
export default function ServicePage() {
  return (
    <Page tab="service">
      <EmptyState art="service" title={texts.title} words={texts.words}>
        <View className="cj-line cj-mt4 cj-wide">
          <Button icon="store" onPress={() => void openPage(PAGES.stores, { can: 'maintenance' })}>
            {texts.findStore}
          </Button>
        </View>
      </EmptyState>
      <Card>
        <Heading>{texts.rescueTitle}</Heading>
        <View className="cj-mt1">{texts.rescueWords}</View>
        <Row icon="road" title={texts.highway} onPress={() => void callPhone('12122')} />
        <Row icon="crash" title={texts.accident} last onPress={() => void callPhone('122')} />
        <View className="cj-note">{texts.insurer}</View>
      </Card>
      <ComingCard coming={texts.coming} />
    </Page>
  )
}
