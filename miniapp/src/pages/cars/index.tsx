import { View } from '@tarojs/components'
import { useState } from 'react'
import { FirstStartSheet } from '../../features/account/first-start-sheet'
import { CompareTray } from '../../features/catalogue/list/compare-tray'
import { FilterRow } from '../../features/catalogue/list/filter-row'
import { FilterSheet } from '../../features/catalogue/list/filter-sheet'
import { NO_FILTERS } from '../../features/catalogue/list/filters'
import type { Sort } from '../../features/catalogue/list/filters'
import { ModelCards } from '../../features/catalogue/list/model-list'
import { ModelListSkeleton } from '../../features/catalogue/list/list-skeleton'
import { NothingPasses } from '../../features/catalogue/list/nothing-passes'
import { SearchLine } from '../../features/catalogue/list/search-line'
import { SortLine } from '../../features/catalogue/list/sort-line'
import { catalogueTexts as texts } from '../../features/catalogue/texts'
import { keptWhole, useModelList } from '../../features/catalogue/list/use-model-list'
import { useRegion } from '../../features/region/region'
import { FreshnessBanner, Loaded } from '../../ui/loaded'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'

export default function CarsPage() {
  const [filters, setFilters] = useState(NO_FILTERS)
  const [sort, setSort] = useState<Sort>('price_asc')
  const [isFiltering, setFiltering] = useState(false)
  const list = useModelList(filters, sort)
  const region = useRegion()
  const isOffline = list.resource.failure?.kind === 'offline'

  return (
    <Page
      tab="cars"
      waiting={list.resource.loading && list.items === undefined}
      banner={<FreshnessBanner resource={list.resource} />}
      bar={<CompareTray />}
    >
      <SearchLine county={region?.name} keptCount={isOffline ? keptWhole()?.data.items.length : undefined} />
      <Loaded resource={list.resource} skeleton={(slow) => <ModelListSkeleton slow={slow} />}>
        {({ facets }) =>
          list.items === undefined || list.items.length > 0 ? (
            <View className="cj-mt2">
              <FilterRow
                filters={filters}
                bands={facets.priceBands}
                isCounted={list.isCounted}
                onFilters={setFilters}
                onOpen={() => setFiltering(true)}
              />
              <SortLine sort={sort} onSort={setSort} />
              {list.partly && (
                <View className="cj-pad cj-top">
                  <Notice kind="look">{texts.notFiltered}</Notice>
                </View>
              )}
              <ModelCards items={list.items ?? []} onEnd={() => void list.loadMore()} />
            </View>
          ) : (
            <NothingPasses
              filters={filters}
              facets={facets}
              wholeTotal={keptWhole()?.data.total}
              onFilters={setFilters}
            />
          )
        }
      </Loaded>
      {isFiltering && list.facets && (
        <FilterSheet
          filters={filters}
          facets={list.facets}
          onApply={(chosen) => {
            setFilters(chosen)
            setFiltering(false)
          }}
          onClose={() => setFiltering(false)}
        />
      )}
      <FirstStartSheet />
    </Page>
  )
}
