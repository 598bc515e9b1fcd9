import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { CompareBar } from '../../../../features/catalogue/compare/compare-bar'
import { CompareContent } from '../../../../features/catalogue/compare/compare-content'
import { useComparePage } from '../../../../features/catalogue/compare/use-compare-page'
import { catalogueTexts as texts } from '../../../../features/catalogue/texts'
import { PAGES, pageUrl } from '../../../../platform/routes'
import { useShareCard } from '../../../../platform/share'
import { Button } from '../../../../ui/button'
import { EmptyState } from '../../../../ui/empty-state'
import { FreshnessBanner, Loaded } from '../../../../ui/loaded'
import { Page } from '../../../../ui/page'

export default function ComparePage() {
  const { trimIds, resource, drop } = useComparePage()
  const trims = resource.data?.trims
  useShareCard(() => ({
    title: texts.compareShare((trims ?? []).map(({ modelName }) => modelName).join('、')),
    path: pageUrl(PAGES.compare, { trimIds: trimIds.join(',') }),
  }))
  if (trimIds.length === 0) return <NothingToCompare />
  return (
    <Page
      white
      banner={<FreshnessBanner resource={resource} />}
      bar={trims && <CompareBar trims={trims} onDrop={drop} />}
    >
      <Loaded resource={resource}>{(comparison) => <CompareContent comparison={comparison} />}</Loaded>
    </Page>
  )
}

const NothingToCompare = () => (
  <Page white>
    <EmptyState art="no-results" title={texts.compareNone} words={texts.compareNoneWords}>
      <View className="cj-line cj-mt5 cj-wide">
        <Button onPress={() => void Taro.switchTab({ url: PAGES.cars })}>{texts.goPick}</Button>
      </View>
    </EmptyState>
  </Page>
)
