import { Text, View } from '@tarojs/components'
import type { Store, StoreCard } from '@cheji/shared/stores/stores.contract'
import { distanceM } from '@cheji/shared/kernel/geo'
import { Card, Row } from '../../ui/card'
import { distanceWords, whenWords } from '../../ui/format'
import { Heading } from '../../ui/heading'
import { Notice } from '../../ui/notice'
import { OpenWords } from './open-words'
import { storesTexts as texts } from './texts'

/** Until when it is closed, in place of the map. */
export const ClosedNotice = ({ store, now }: { store: Store; now: Date }) => {
  const { opensAt } = store.openState
  return (
    <View className="cj-pad cj-mt3">
      <Notice kind="look" icon="calendar">
        <Text className="cj-strong">
          {opensAt === null ? texts.closedNoDate : texts.closedUntil(whenWords(opensAt, now))}
        </Text>
      </Notice>
    </View>
  )
}

interface OpenNearbyProps {
  store: Store
  others: readonly StoreCard[]
  onOpen: (storeId: string) => void
}

/** Where she can go instead, now. */
export const OpenNearby = ({ store, others, onOpen }: OpenNearbyProps) => {
  if (others.length === 0) return null
  return (
    <Card>
      <Heading>{texts.nowOpen}</Heading>
      <View className="cj-mt2">
        {others.map((one, i) => (
          <Row
            key={one.storeId}
            icon="store"
            title={one.name}
            note={
              <>
                <Text>{texts.away(distanceWords(distanceM(store.place, one.place)))} · </Text>
                <OpenWords state={one.openState} />
              </>
            }
            last={i === others.length - 1}
            onPress={() => {
              onOpen(one.storeId)
            }}
          />
        ))}
      </View>
    </Card>
  )
}
