import { View } from '@tarojs/components'
import type { StoreCard } from '@cheji/shared/stores/stores.contract'
import { Button, TextButton } from '../../ui/button'
import { Card } from '../../ui/card'
import { EmptyState } from '../../ui/empty-state'
import { StoreItem } from './store-item'
import type { Here } from './store-words'
import { storesTexts as texts } from './texts'
import type { StoreListState } from './use-store-list'

interface StoreListProps {
  list: StoreListState
  here: Here | undefined
  county: { adcode: string; name: string }
  model: string | undefined
  onOpen: (store: StoreCard) => void
  onClear: () => void
}

/** The stores that were found, or what to do when none was. */
export const StoreCards = ({ list, here, county, model, onOpen, onClear }: StoreListProps) => {
  const { stores, hasMore, loadingMore, loadMore } = list
  if (stores.length === 0) {
    return (
      <EmptyState art="no-results" title={texts.noneTitle} words={texts.noneWords}>
        <View className="cj-line cj-mt4 cj-wide">
          <Button onPress={onClear}>{texts.clearFilters}</Button>
        </View>
      </EmptyState>
    )
  }
  const hasOwn = stores.some(({ adcode }) => adcode === county.adcode)
  return (
    <>
      {!hasOwn && <View className="cj-pad cj-note cj-stores-note">{texts.noneInCounty(county.name)}</View>}
      <Card flush>
        {stores.map((store, i) => (
          <StoreItem
            key={store.storeId}
            store={store}
            here={here}
            countyAdcode={county.adcode}
            model={model}
            last={i === stores.length - 1}
            onOpen={() => {
              onOpen(store)
            }}
          />
        ))}
      </Card>
      <View className="cj-pad cj-center">
        {hasMore && (
          <TextButton onPress={() => void loadMore()}>{loadingMore ? texts.loadingMore : texts.more}</TextButton>
        )}
        <View className="cj-quiet">{texts.samePrice}</View>
        {!here && <View className="cj-quiet">{texts.fromCounty(county.name)}</View>}
      </View>
    </>
  )
}
