import { View } from '@tarojs/components'
import type { Me } from '@cheji/shared/account/account.contract'
import { openPage, PAGES } from '../../platform/routes'
import { Button } from '../../ui/button'
import { Heading } from '../../ui/heading'
import { Icon } from '../../ui/icon'
import './account.scss'
import { accountTexts as texts } from './texts'

/** Who she is: the masked number and her county, or that nobody is signed in. */
export const MineHead = ({ me, county }: { me: Me | undefined; county: string | undefined }) => (
  <View className="cj-pad cj-line cj-account-head">
    <View className="cj-account-face">
      <Icon name="user" size="l" colour="pine-deep" />
    </View>
    <View className="cj-grow">
      <Heading size="title" className="cj-num">
        {me ? (me.phoneMasked ?? texts.noPhone) : texts.signedOut}
      </Heading>
      <View className="cj-note">{me ? (county ?? texts.noCounty) : texts.signedOutNote}</View>
    </View>
    {!me && (
      <Button kind="plain" small onPress={() => void openPage(PAGES.login)}>
        {texts.signIn}
      </Button>
    )}
  </View>
)
