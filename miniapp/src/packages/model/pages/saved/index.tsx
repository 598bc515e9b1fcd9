import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { MOST_COMPARED } from '../../../../features/catalogue/compared'
import { SavedRow } from '../../../../features/catalogue/saved/saved-row'
import { useSavedPage } from '../../../../features/catalogue/saved/use-saved-page'
import { catalogueTexts as texts } from '../../../../features/catalogue/texts'
import { openPage, PAGES } from '../../../../platform/routes'
import { Button } from '../../../../ui/button'
import { Card } from '../../../../ui/card'
import { EmptyState } from '../../../../ui/empty-state'
import { Page } from '../../../../ui/page'

export default function SavedModelsPage() {
  const { entries, toggle, saved } = useSavedPage()
  const compared = saved.slice(0, MOST_COMPARED)
  if (entries.length === 0) return <NothingSaved />
  return (
    <Page>
      <Card flush>
        {entries.map((entry, i) => (
          <SavedRow key={entry.car.modelId} entry={entry} last={i === entries.length - 1} onToggle={toggle} />
        ))}
      </Card>
      <View className="cj-pad cj-quiet">{texts.savedNote}</View>
      {compared.length > 1 && (
        <View className="cj-pad cj-line cj-mt4">
          <Button
            kind="plain"
            icon="compare"
            onPress={() => void openPage(PAGES.compare, { trimIds: compared.map(({ trimId }) => trimId).join(',') })}
          >
            {texts.compareSaved(compared.length)}
          </Button>
        </View>
      )}
    </Page>
  )
}

const NothingSaved = () => (
  <Page>
    <EmptyState art="no-results" title={texts.savedNone} words={texts.savedNoneWords}>
      <View className="cj-line cj-mt5 cj-wide">
        <Button onPress={() => void Taro.switchTab({ url: PAGES.cars })}>{texts.goPick}</Button>
      </View>
    </EmptyState>
  </Page>
)
