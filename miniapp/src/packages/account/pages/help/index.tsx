import { View } from '@tarojs/components'
import { useClientConfig } from '../../../../api/client-config'
import { HelpContacts } from '../../../../features/account/help-contacts'
import '../../../../features/account/help.scss'
import { helpTexts as texts } from '../../../../features/account/help-texts'
import { Questions } from '../../../../features/account/questions'
import { openPage, PAGES } from '../../../../platform/routes'
import { Card, Row } from '../../../../ui/card'
import { Heading } from '../../../../ui/heading'
import { Page } from '../../../../ui/page'

/** Who to call and what people ask most. It is whole without a net: only the hotline comes from the server. */
export default function AccountHelpPage() {
  const hotline = useClientConfig().data?.hotline
  return (
    <Page>
      <HelpContacts hotline={hotline} />
      <View className="cj-mt4">
        <Card flush>
          <Row
            icon="steering"
            title={texts.booked}
            note={texts.bookedNote}
            last
            onPress={() => void openPage(PAGES.testDrives)}
          />
        </Card>
      </View>
      <Card>
        <View className="cj-strong">{texts.requestTitle}</View>
        <View className="cj-note cj-mt1">{texts.requestWords}</View>
      </Card>
      <Heading className="cj-pad cj-help-often">{texts.often}</Heading>
      <Questions />
      <View className="cj-pad cj-center cj-quiet">{texts.complain}</View>
    </Page>
  )
}
