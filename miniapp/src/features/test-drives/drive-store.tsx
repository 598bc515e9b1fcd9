import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { addressInCounty } from '@cheji/shared/stores/address'
import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { navigateTo } from '../../platform/navigation'
import { callPhone } from '../../platform/phone-call'
import { openPage, PAGES } from '../../platform/routes'
import { WordButton } from '../../ui/button'
import { Card } from '../../ui/card'
import { Press } from '../../ui/press'
import { uiTexts } from '../../ui/texts'

/** Where to go, with 电话 and 导航; what else belongs to the visit stands below. */
export const DriveStore = ({ store, children }: PropsWithChildren<{ store: TestDrive['store'] }>) => (
  <Card flush>
    <View className={children ? 'cj-row' : 'cj-row cj-row--last'}>
      <Press className="cj-grow" role="link" onPress={() => void openPage(PAGES.store, { storeId: store.storeId })}>
        <View className="cj-strong">{store.name}</View>
        <View className="cj-quiet">{addressInCounty(store.address)}</View>
      </Press>
      <View className="cj-ml2">
        <WordButton
          icon="phone"
          word={uiTexts.call}
          label={uiTexts.callStore(store.name)}
          onPress={() => void callPhone(store.phone)}
        />
      </View>
      <View className="cj-ml2">
        <WordButton
          icon="navigate"
          word={uiTexts.navigate}
          label={uiTexts.goToStore(store.name)}
          onPress={() => void navigateTo(store)}
        />
      </View>
    </View>
    {children}
  </Card>
)
