import { Text, View } from '@tarojs/components'
import { Icon } from '../../ui/icon'
import { useLargeText } from '../../ui/large-text'
import { Notice } from '../../ui/notice'
import { Press } from '../../ui/press'
import { regionTexts as texts } from './texts'
import type { Search } from './whereabouts'
import { askAgain } from './whereabouts'

const TROUBLE = {
  refused: texts.hereRefused,
  unavailable: texts.hereUnavailable,
  far: texts.hereFar,
} as const

interface HereRowProps {
  search: Search
  onFound: () => void
}

/** "用我现在的位置", and below it why that did not work. */
export const HereRow = ({ search, onFound }: HereRowProps) => {
  const large = useLargeText()
  const find = async () => {
    if (await askAgain()) onFound()
  }
  return (
    <View className="cj-pad">
      <Press className="cj-row cj-row--last" onPress={() => void find()}>
        <Icon name="target" className="cj-row__i" colour="pine" />
        <View className="cj-grow">
          <Text className="cj-link">{search === 'asking' ? texts.hereAsking : texts.here}</Text>
          {!large && <View className="cj-quiet">{texts.hereNote}</View>}
        </View>
      </Press>
      {search !== 'idle' && search !== 'asking' && <Notice kind="look">{TROUBLE[search]}</Notice>}
    </View>
  )
}
