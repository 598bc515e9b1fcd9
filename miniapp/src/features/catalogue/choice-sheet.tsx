import { View } from '@tarojs/components'
import { RadioMark } from '../../ui/checkbox'
import { Press } from '../../ui/press'
import { Sheet } from '../../ui/sheet'

interface ChoiceSheetProps<T extends string> {
  title: string
  choices: readonly { value: T; word: string; note?: string }[]
  chosen?: T
  onChoose: (value: T) => void
  onClose: () => void
}

/** One of a few, chosen by a tap. */
export const ChoiceSheet = <T extends string>({ title, choices, chosen, onChoose, onClose }: ChoiceSheetProps<T>) => (
  <Sheet title={title} onClose={onClose}>
    {choices.map(({ value, word, note }, i) => (
      <Press
        key={value}
        className={i === choices.length - 1 ? 'cj-row cj-row--last' : 'cj-row'}
        role="radio"
        checked={value === chosen}
        onPress={() => {
          onChoose(value)
          onClose()
        }}
      >
        {chosen !== undefined && <RadioMark on={value === chosen} />}
        <View className="cj-grow">
          <View>{word}</View>
          {note !== undefined && <View className="cj-note">{note}</View>}
        </View>
      </Press>
    ))}
  </Sheet>
)
