import { ScrollView, Text, View } from '@tarojs/components'
import type { SlotList } from '@cheji/shared/test-drives/test-drives.contract'
import { dateWords, nearDayWords } from '../../ui/format'
import { Heading } from '../../ui/heading'
import { Skeleton } from '../../ui/skeleton'
import { DayStrip, SlotGrid } from '../../ui/slots'
import { dayChoices, hasRoom, slotChoices } from './drive-words'
import './drives.scss'
import { FullDay } from './full-day'
import { driveTexts as texts } from './texts'

interface SlotPickerProps {
  slots: SlotList
  /** The chosen day; when the answer is about another one, its times are on their way. */
  day: string
  chosen: string | undefined
  now: Date
  onDay: (day: string) => void
  onSlot: (slotId: string) => void
  onStore: (storeId: string) => void
}

/** Days, then the times of the shown day with their true free places, or where there is room instead. */
export const SlotPicker = ({ slots, day, chosen, now, onDay, onSlot, onStore }: SlotPickerProps) => {
  return (
    <>
      <Heading className="cj-pad cj-mt4">{texts.whichDay}</Heading>
      <ScrollView className="cj-chips__scroll cj-mt3" scrollX enhanced showScrollbar={false}>
        <View className="cj-drive-days">
          <DayStrip days={dayChoices(slots.days, day, now)} chosen={day} onChoose={onDay} onFull={onDay} />
        </View>
      </ScrollView>
      {slots.date !== day ? (
        <View className="cj-pad cj-mt5">
          <Skeleton width="46%" height={22} />
          <Skeleton width="100%" height={58} top={16} />
          <Skeleton width="100%" height={58} top={8} />
        </View>
      ) : hasRoom(slots) ? (
        <View className="cj-pad">
          <Heading className="cj-mt5">
            {texts.whichTime}
            <Text className="cj-drive-when">
              {` ${[nearDayWords(day, now), dateWords(day)].filter(Boolean).join(' ')}`}
            </Text>
          </Heading>
          <View className="cj-mt2">
            <SlotGrid slots={slotChoices(slots.slots)} chosen={chosen} onChoose={onSlot} />
          </View>
        </View>
      ) : (
        <FullDay slots={slots} now={now} onDay={onDay} onStore={onStore} />
      )}
    </>
  )
}
