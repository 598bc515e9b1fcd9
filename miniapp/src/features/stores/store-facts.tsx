import { View } from '@tarojs/components'
import type { Store } from '@cheji/shared/stores/stores.contract'
import { navigateTo } from '../../platform/navigation'
import { callPhone } from '../../platform/phone-call'
import { TextButton } from '../../ui/button'
import { Icon } from '../../ui/icon'
import type { IconName } from '../../ui/icon'
import { classNames } from '../../ui/class-names'
import './store-map.scss'
import { nextExceptions } from './store-words'
import { storesTexts as texts } from './texts'
import type { ReactNode } from 'react'

interface FactRowProps {
  icon: IconName
  note?: string | undefined
  last?: boolean
  action?: ReactNode
  children: ReactNode
}

const FactRow = ({ icon, note, last, action, children }: FactRowProps) => (
  <View className={classNames('cj-row', last && 'cj-row--last')}>
    <Icon name={icon} className="cj-row__i" colour="ink-2" />
    <View className="cj-grow cj-clauses">
      {children}
      {note !== undefined && note !== '' && <View className="cj-quiet">{note}</View>}
    </View>
    {action}
  </View>
)

/** Where it is, how to call, when it is open. `overMap`: its top lies on the map. */
export const StoreFacts = ({ store, now, overMap }: { store: Store; now: Date; overMap: boolean }) => {
  const { openingHours } = store
  return (
    <View className={classNames('cj-card cj-card--flush', overMap && 'cj-store-facts', !overMap && 'cj-mt3')}>
      <FactRow
        icon="location"
        note={[store.landmark, store.parking].filter(Boolean).join('，')}
        action={
          <TextButton className="cj-ml2" onPress={() => void navigateTo(store)}>
            {texts.navigate}
          </TextButton>
        }
      >
        <View className="cj-address">{store.address}</View>
      </FactRow>
      <FactRow
        icon="phone"
        action={
          <TextButton className="cj-ml2" onPress={() => void callPhone(store.phone)}>
            {texts.call}
          </TextButton>
        }
      >
        <View className="cj-num">{store.phone}</View>
      </FactRow>
      <FactRow icon="clock" last note={nextExceptions(store, now).join('；')}>
        {openingHours.words.length === 0
          ? texts.unknownHours
          : openingHours.words.map((line) => <View key={line}>{line}</View>)}
      </FactRow>
    </View>
  )
}
