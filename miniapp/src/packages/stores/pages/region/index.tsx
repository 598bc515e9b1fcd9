import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { CountyResults } from '../../../../features/region/county-results'
import { CountySearchField } from '../../../../features/region/county-search-field'
import { HereRow } from '../../../../features/region/here-row'
import { CountyColumn, ProvinceRail } from '../../../../features/region/province-columns'
import { RecentChips } from '../../../../features/region/recent-chips'
import { chooseRegion, useRecentRegions } from '../../../../features/region/recent-regions'
import type { Region } from '../../../../features/region/region'
import { useRegion } from '../../../../features/region/region'
import { useCountySearch } from '../../../../features/region/use-county-search'
import { useProvinces } from '../../../../features/region/use-provinces'
import { useSearch } from '../../../../features/region/whereabouts'
import { goBack } from '../../../../platform/routes'
import { FreshnessBanner, Loaded } from '../../../../ui/loaded'
import { Page } from '../../../../ui/page'

/** Chooses the county that everything near is measured from. */
export default function StoresRegionPage() {
  const region = useRegion()
  const recent = useRecentRegions()
  const search = useSearch()
  const [typed, setTyped] = useState('')
  const [searching, setSearching] = useState(false)
  const found = useCountySearch(typed)
  const { list, provinces, chosen, first, choose, province } = useProvinces(region?.adcode)
  const choseCounty = (county: Region) => {
    chooseRegion(county)
    void goBack()
  }

  return (
    <Page white banner={<FreshnessBanner resource={list} />}>
      <CountySearchField
        typed={typed}
        on={searching}
        onType={setTyped}
        onFocus={() => {
          setSearching(true)
        }}
        onCancel={() => {
          setTyped('')
          setSearching(false)
        }}
      />
      {typed.trim() !== '' ? (
        <CountyResults typed={typed} found={found} onChoose={choseCounty} />
      ) : (
        <>
          <RecentChips recent={recent} chosen={region?.adcode} onChoose={choseCounty} />
          <HereRow search={search} onFound={() => void goBack()} />
          <Loaded resource={list}>
            {() => (
              <View className="cj-rail-columns">
                <ProvinceRail
                  provinces={provinces}
                  chosen={chosen}
                  first={first}
                  onChoose={(adcode) => {
                    choose(adcode)
                    void Taro.pageScrollTo({ selector: '.cj-rail-columns', duration: 0 })
                  }}
                />
                <View className="cj-rail__counties">
                  <Loaded resource={province}>
                    {({ prefectures }) => (
                      <CountyColumn prefectures={prefectures} chosen={region?.adcode} onChoose={choseCounty} />
                    )}
                  </Loaded>
                </View>
              </View>
            )}
          </Loaded>
        </>
      )}
    </Page>
  )
}
