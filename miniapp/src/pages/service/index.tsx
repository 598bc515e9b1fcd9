import { View } from '@tarojs/components'
import { openHelp, openPage, PAGES } from '../../platform/routes'
import { Card, Row } from '../../ui/card'
import { EmptyState } from '../../ui/empty-state'
import { Heading } from '../../ui/heading'
import { Page } from '../../ui/page'
import { serviceTexts as texts } from './texts'

/** Not open yet, and says so; until then the stores that do it can be called. */
export default function ServicePage() {
  return (
    <Page tab="service">
      <EmptyState art="service" title={texts.title} words={texts.words} />
      <Heading className="cj-pad">{texts.now}</Heading>
      <View className="cj-mt2">
        <Card flush>
          <Row
            icon="wrench"
            title={texts.maintenance}
            note={texts.phoneNote}
            onPress={() => void openPage(PAGES.stores, { want: 'maintenance' })}
          />
          <Row
            icon="van"
            title={texts.repair}
            note={texts.phoneNote}
            onPress={() => void openPage(PAGES.stores, { want: 'repair' })}
          />
          <Row icon="headset" title={texts.help} last onPress={openHelp} />
        </Card>
      </View>
    </Page>
  )
}
