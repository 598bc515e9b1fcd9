import { View } from '@tarojs/components'
import type { SlotList } from '@cheji/shared/test-drives/test-drives.contract'
import { Card, Row } from '../../ui/card'
import { distanceWords, whenWords } from '../../ui/format'
import { Heading } from '../../ui/heading'
import { dayWords, nextFreeDay, slotChoices } from './drive-words'
import { driveTexts as texts } from './texts'

interface FullDayProps {
  slots: SlotList
  now: Date
  onDay: (day: string) => void
  onStore: (storeId: string) => void
}

/** Nothing free on this day: the next day here, and the stores nearby that have room. */
export const FullDay = ({ slots, now, onDay, onStore }: FullDayProps) => {
  const { date, days, elsewhere } = slots
  const isFull = days.find((day) => day.date === date)?.state === 'full'
  const next = nextFreeDay(slots)
  return (
    <>
      <View className="cj-pad cj-mt4">
        <Heading size="title">{next ? (isFull ? texts.dayFull(date) : texts.dayNone(date)) : texts.storeFull}</Heading>
        <View className="cj-note">{isFull ? texts.allTaken(slotChoices(slots.slots).length) : texts.dayNoneWords}</View>
      </View>
      {(next !== undefined || elsewhere.length > 0) && (
        <View className="cj-mt3">
          <Card flush>
            {next && (
              <Row
                icon="calendar"
                title={texts.freeOn(dayWords(next.date, now), next.free)}
                note={texts.sameStore}
                last={elsewhere.length === 0}
                onPress={() => {
                  onDay(next.date)
                }}
              />
            )}
            {elsewhere.map(({ store, firstFreeAt }, i) => (
              <Row
                key={store.storeId}
                icon="store"
                title={texts.freeElsewhere(store.name, whenWords(firstFreeAt, now))}
                note={
                  store.distanceM === null
                    ? texts.elsewhereNoteNear
                    : texts.elsewhereNote(distanceWords(store.distanceM))
                }
                last={i === elsewhere.length - 1}
                onPress={() => {
                  onStore(store.storeId)
                }}
              />
            ))}
          </Card>
        </View>
      )}
    </>
  )
}
