import { View } from '@tarojs/components'
import { useClientConfig } from '../../../../api/client-config'
import { Questions } from '../../../../features/account/questions'
import { accountTexts as texts } from '../../../../features/account/texts'
import { callPhone } from '../../../../platform/phone-call'
import { openPage, PAGES } from '../../../../platform/routes'
import { Button } from '../../../../ui/button'
import { Card, Row } from '../../../../ui/card'
import { Heading } from '../../../../ui/heading'
import { Notice } from '../../../../ui/notice'
import { Page } from '../../../../ui/page'

/** Whom to ask. A number that does not exist yet is not invented: the stores' are there. */
export default function AccountHelpPage() {
  const hotline = useClientConfig().data?.hotline ?? null
  return (
    <Page>
      <View className="cj-pad cj-top">
        <Heading size="title">{texts.helpTitle}</Heading>
        {hotline === null ? (
          <Notice className="cj-mt3" icon="phone">
            {texts.hotlineSoon}
          </Notice>
        ) : (
          <View className="cj-line cj-mt3">
            <Button icon="phone" onPress={() => void callPhone(hotline)}>
              {texts.hotlineCall(hotline)}
            </Button>
          </View>
        )}
      </View>
      <View className="cj-mt3">
        <Card flush>
          <Row
            icon="store"
            title={texts.callStore}
            note={texts.callStoreNote}
            onPress={() => void openPage(PAGES.stores)}
          />
          <Row icon="steering" title={texts.drives} last onPress={() => void openPage(PAGES.testDrives)} />
        </Card>
      </View>
      <Heading className="cj-pad cj-mt4">{texts.askedOften}</Heading>
      <View className="cj-mt2">
        <Questions />
      </View>
      <View className="cj-pad cj-quiet cj-center">{texts.complain}</View>
    </Page>
  )
}
