import { View } from '@tarojs/components'
import { useState } from 'react'
import { PastSearches } from '../../../../features/catalogue/search/past-searches'
import { CarSearchField } from '../../../../features/catalogue/search/car-search-field'
import { SearchResults } from '../../../../features/catalogue/search/search-results'
import { rememberSearch } from '../../../../features/catalogue/search/searches'
import { useSearch } from '../../../../features/catalogue/search/use-search'
import { goBack } from '../../../../platform/routes'
import { ErrorState } from '../../../../ui/error-state'
import { Page } from '../../../../ui/page'
import { PageSkeleton } from '../../../../ui/skeleton'

export default function SearchPage() {
  const [typed, setTyped] = useState('')
  const { words, resource, found } = useSearch(typed)
  return (
    <Page white>
      <CarSearchField
        typed={typed}
        onType={setTyped}
        onConfirm={() => rememberSearch(typed)}
        onCancel={() => void goBack()}
      />
      <View className="cj-pad cj-mt2">
        {found && <SearchResults words={words} found={found} />}
        {words !== '' && !found && !resource.failure && <PageSkeleton slow={resource.slow} />}
        {words !== '' && !found && resource.failure && (
          <ErrorState failure={resource.failure} onRetry={() => void resource.reload()} />
        )}
        <PastSearches onSearch={setTyped} />
      </View>
    </Page>
  )
}
