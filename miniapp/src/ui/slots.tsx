import { Text, View } from '@tarojs/components'
import { accessible } from '../platform/accessible'
import { classNames } from './class-names'
import { Press } from './press'
import { uiTexts } from './texts'

export interface DayChoice {
  /** `YYYY-MM-DD` in Beijing. */
  day: string
  /** 今天, 明天, 周四. */
  name: string
  /** Day of the month. */
  number: number
  full: boolean
}

/** Days side by side, 68 high. With `onFull` a full day can be looked at: the page then says where there is room instead. */
export const DayStrip = ({
  days,
  chosen,
  onChoose,
  onFull,
}: {
  days: readonly DayChoice[]
  chosen: string | undefined
  onChoose: (day: string) => void
  onFull?: (day: string) => void
}) => (
  <View className="cj-days" {...accessible({ role: 'group', label: '哪天' })}>
    {days.map(({ day, name, number, full }) => (
      <Press
        key={day}
        className={classNames('cj-day', day === chosen && (!full || onFull) ? 'cj-day--on' : full && 'cj-day--full')}
        role="radio"
        label={full ? `${name} ${String(number)} 日，${uiTexts.full}` : `${name} ${String(number)} 日`}
        checked={day === chosen}
        disabled={full && !onFull}
        onPress={() => {
          if (full) onFull?.(day)
          else onChoose(day)
        }}
      >
        <Text>{full ? `${String(number)} 日` : name}</Text>
        <Text className="cj-head cj-day__n">{full ? uiTexts.dayFull : number}</Text>
      </Press>
    ))}
  </View>
)

export interface SlotChoice {
  id: string
  /** `10:20` */
  time: string
  /** Free places; 0 = full. */
  free: number
}

/** Times, three a row, each with its true number of free places. */
export const SlotGrid = ({
  slots,
  chosen,
  onChoose,
}: {
  slots: readonly SlotChoice[]
  chosen: string | undefined
  onChoose: (id: string) => void
}) => (
  <View className="cj-slots" {...accessible({ role: 'group', label: '几点' })}>
    {slots.map(({ id, time, free }) => {
      const words = free === 0 ? uiTexts.full : uiTexts.left(free)
      return (
        <Press
          key={id}
          className={classNames('cj-slot', free === 0 ? 'cj-slot--full' : id === chosen && 'cj-slot--on')}
          role="radio"
          label={`${time}，${words}`}
          checked={id === chosen}
          disabled={free === 0}
          onPress={() => {
            if (free > 0) onChoose(id)
          }}
        >
          <Text>{time}</Text>
          <Text className="cj-slot__n">{words}</Text>
        </Press>
      )
    })}
  </View>
)
