import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { ChooseCounty } from '../../../../features/region/choose-county'
import { useWhereabouts } from '../../../../features/region/whereabouts'
import { pickedStore } from '../../../../features/stores/picked-store'
import { StoreFilters } from '../../../../features/stores/store-filters'
import { StoreCards } from '../../../../features/stores/store-list'
import { storesTexts as texts } from '../../../../features/stores/texts'
import { useModelName } from '../../../../features/stores/use-model-name'
import { NO_WISH, useStoreList } from '../../../../features/stores/use-store-list'
import { goBack, openPage, PAGES } from '../../../../platform/routes'
import { TextButton } from '../../../../ui/button'
import { Icon } from '../../../../ui/icon'
import { FreshnessBanner, Loaded } from '../../../../ui/loaded'
import { Page } from '../../../../ui/page'

/** Stores nearby. `modelId`: those where this car can be tried come first; `can=maintenance`, `can=delivery`: those that do it; `pick=1`: a tap picks the store for the page before. */
export default function StoresListPage() {
  const { modelId, pick, can } = useRouter().params
  const { region, position, search } = useWhereabouts()
  const model = useModelName(modelId)
  const [wish, setWish] = useState({
    ...NO_WISH,
    drive: modelId !== undefined,
    maintenance: can === 'maintenance',
    delivery: can === 'delivery',
  })
  const list = useStoreList(wish, { adcode: region?.adcode, here: position, modelId })

  const open = (storeId: string) => {
    if (pick === undefined) {
      void openPage(PAGES.store, { storeId, modelId })
    } else {
      pickedStore.set(storeId)
      void goBack()
    }
  }

  if (!region) {
    return (
      <Page>
        <ChooseCounty search={search} />
      </Page>
    )
  }
  const regionName = list.stores.find(({ adcode }) => adcode === region.adcode)?.regionName ?? region.name
  return (
    <Page banner={<FreshnessBanner resource={list.resource} />}>
      <View className="cj-pad cj-line">
        <Icon name="location" colour="pine" />
        <Text className="cj-strong cj-grow cj-ml1">{regionName}</Text>
        <TextButton onPress={() => void openPage(PAGES.region)}>{texts.change}</TextButton>
      </View>
      <StoreFilters wish={wish} counts={list.resource.data?.counts} model={modelId && model} onWish={setWish} />
      <Loaded resource={list.resource} errorTitle={texts.listError}>
        {() => (
          <StoreCards
            list={list}
            here={position}
            county={region}
            model={modelId && model}
            onOpen={({ storeId }) => {
              open(storeId)
            }}
            onClear={() => {
              setWish(NO_WISH)
            }}
          />
        )}
      </Loaded>
    </Page>
  )
}
