import { Text, View } from '@tarojs/components'
import { accessible } from '../platform/accessible'
import { classNames } from './class-names'
import { Press } from './press'

interface SegmentProps<T extends string> {
  /** What it switches, for readers. */
  label: string
  options: readonly { value: T; word: string }[]
  chosen: T
  onChoose: (value: T) => void
}

/** Two or three words in a track: two views of one thing (夏天/冬天), never a filter. */
export const Segment = <T extends string>({ label, options, chosen, onChoose }: SegmentProps<T>) => (
  <View className="cj-seg" {...accessible({ role: 'tablist', label })}>
    {options.map(({ value, word }) => (
      <Press
        key={value}
        className={classNames('cj-seg__i', value === chosen && 'cj-seg__i--on')}
        role="tab"
        checked={value === chosen}
        onPress={() => {
          onChoose(value)
        }}
      >
        <Text>{word}</Text>
      </Press>
    ))}
  </View>
)
