import { View } from '@tarojs/components'
import { callPhone } from '../../platform/phone-call'
import { openPage, PAGES } from '../../platform/routes'
import { Button } from '../../ui/button'
import { Heading } from '../../ui/heading'
import { helpTexts as texts } from './help-texts'

interface HelpContactsProps {
  /** Null until the operator has one; undefined while it is not known, and then nothing is said about it. */
  hotline: string | null | undefined
}

/** Who answers the phone: the hotline where there is one, else the stores, and it says which. */
export const HelpContacts = ({ hotline }: HelpContactsProps) => (
  <View className="cj-pad cj-top">
    <Heading size="title">{hotline === null ? texts.soonTitle : texts.title}</Heading>
    {hotline === null && <View className="cj-note">{texts.soon}</View>}
    {hotline && (
      <View className="cj-line cj-mt3">
        <Button icon="phone" onPress={() => void callPhone(hotline)}>
          {texts.call(hotline)}
        </Button>
      </View>
    )}
    <View className="cj-line cj-mt3">
      <Button kind={hotline ? 'plain' : 'solid'} icon="store" onPress={() => void openPage(PAGES.stores)}>
        {texts.callStore}
      </Button>
    </View>
    <View className="cj-quiet cj-center cj-mt1">{texts.callStoreNote}</View>
  </View>
)
