import { Text, View } from '@tarojs/components'
import { openPage, PAGES } from '../../../platform/routes'
import { Icon } from '../../../ui/icon'
import { useLargeText } from '../../../ui/large-text'
import { Press } from '../../../ui/press'
import { catalogueTexts as texts } from '../texts'

interface SearchLineProps {
  /** The chosen county's name; undefined = none chosen. */
  county: string | undefined
  /** How many cars the phone kept, while there is no net. */
  keptCount?: number | undefined
}

/** The way to the search page, and the county beside it. */
export const SearchLine = ({ county, keptCount }: SearchLineProps) => {
  const hint = useLargeText() ? texts.searchHintLarge : texts.searchHint
  return (
    <View className="cj-pad cj-line">
      <Press className="cj-search cj-grow" onPress={() => void openPage(PAGES.search)}>
        <Icon name="search" />
        <Text>{keptCount === undefined ? hint : texts.searchKept(keptCount)}</Text>
      </Press>
      <Press
        className="cj-text-btn cj-ml3"
        label={county === undefined ? texts.chooseCounty : texts.countyLabel(county)}
        onPress={() => void openPage(PAGES.region)}
      >
        <Icon name="location" size="s" />
        <Text className="cj-ml1">{county === undefined ? texts.chooseCounty : countyShort(county)}</Text>
      </Press>
    </View>
  )
}

/** `沭阳县` → `沭阳`, as people say it; two characters stay whole. */
const countyShort = (name: string): string => (name.length > 2 ? name.replace(/[县市区旗]$/, '') : name)
