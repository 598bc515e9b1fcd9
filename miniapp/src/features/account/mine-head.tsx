import { View } from '@tarojs/components'
import type { Me } from '@cheji/shared/account/account.contract'
import { openPage, PAGES } from '../../platform/routes'
import { Button } from '../../ui/button'
import { Heading } from '../../ui/heading'
import { Icon } from '../../ui/icon'
import './mine.scss'
import { mineTexts as texts } from './mine-texts'

/** Her number, or the way to sign in, which nothing else here depends on. */
export const MineHead = ({ me }: { me: Me | undefined }) => (
  <View className="cj-pad cj-line cj-mine-head">
    <View className="cj-mine-face">
      <Icon name="user" size="l" colour="pine-deep" />
    </View>
    <View className="cj-grow cj-ml3">
      <Heading size={me?.phoneMasked === null ? 'head' : 'title'} className="cj-num">
        {me ? (me.phoneMasked ?? texts.noPhone) : texts.signedOut}
      </Heading>
      <View className="cj-note">{me ? texts.signedInNote : texts.signedOutNote}</View>
    </View>
    {(!me || me.phoneMasked === null) && (
      <View className="cj-ml2">
        <Button small narrow onPress={() => void openPage(PAGES.login)}>
          {me ? texts.givePhone : texts.signIn}
        </Button>
      </View>
    )}
  </View>
)
