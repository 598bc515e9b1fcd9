import { View } from '@tarojs/components'
import { TextButton } from '../../../ui/button'
import { Chip, ChipRow } from '../../../ui/chip'
import { Notice } from '../../../ui/notice'
import { forgetSearches, useSearches } from './searches'
import { catalogueTexts as texts } from '../texts'

/** What she searched for before, to search again or to forget, and what can be typed. */
export const PastSearches = ({ onSearch }: { onSearch: (words: string) => void }) => {
  const searches = useSearches()
  return (
    <View>
      {searches.length > 0 && (
        <View>
          <View className="cj-mark cj-c-ink-3 cj-mt5">{texts.searched}</View>
          <View className="cj-mt2">
            <ChipRow wrap>
              {searches.map((words) => (
                <Chip key={words} label={words} onPress={() => onSearch(words)} />
              ))}
            </ChipRow>
          </View>
          <TextButton icon="trash" onPress={forgetSearches}>
            {texts.forgetSearches}
          </TextButton>
        </View>
      )}
      <Notice className="cj-mt3">{texts.searchTip}</Notice>
    </View>
  )
}
