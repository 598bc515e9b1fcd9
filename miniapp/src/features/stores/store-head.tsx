import { Text, View } from '@tarojs/components'
import type { Store } from '@cheji/shared/stores/stores.contract'
import { navigateTo } from '../../platform/navigation'
import { distanceWords } from '../../ui/format'
import { Heading } from '../../ui/heading'
import { Icon } from '../../ui/icon'
import { Label } from '../../ui/label'
import { Press } from '../../ui/press'
import { OpenWords } from './open-words'
import './store-map.scss'
import type { Here } from './store-words'
import { storesTexts as texts } from './texts'
import { distanceM } from '@cheji/shared/kernel/geo'

/** Name, whether it is open, how far. */
export const StoreHead = ({ store, here }: { store: Store; here: Here | undefined }) => (
  <View className="cj-pad cj-top">
    <Heading size="title">{store.name}</Heading>
    {store.isTest && <Label kind="look">{texts.test}</Label>}
    <View className="cj-mt1">
      <OpenWords state={store.openState} />
      {here && (
        <Text> · {texts.distanceFromYou(` ${distanceWords(distanceM(here.place, store.place), here.fuzzy)}`)}</Text>
      )}
    </View>
  </View>
)

/** A drawn ground, not the real streets: the pin says that a tap opens the real map. */
export const StoreMap = ({ store }: { store: Store }) => (
  <Press className="cj-store-map" label={texts.seeMapOf(store.name)} onPress={() => void navigateTo(store)}>
    <View className="cj-store-pin">
      <Icon name="store" size="s" colour="white" />
      <Text className="cj-ml1">{texts.seeMap}</Text>
    </View>
  </Press>
)
