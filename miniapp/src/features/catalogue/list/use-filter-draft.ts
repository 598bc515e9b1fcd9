import type { Facets } from '@cheji/shared/catalogue/catalogue.contract'
import { listModels } from '@cheji/shared/catalogue/catalogue.endpoints'
import { useState } from 'react'
import { useResource } from '../../../api/use-resource'
import type { Filters } from './filters'
import { countQuery } from './filters'
import { useSettled } from '../../../ui/use-settled'

/** Long enough for a finger that is still dragging, short enough to feel live. */
const SETTLE_MS = 200

/** Conditions being put together, with what each further choice would leave. Without a net the counts known before stay. */
export const useFilterDraft = (filters: Filters, known: Facets) => {
  const [draft, change] = useState(filters)
  const asked = useSettled(draft, SETTLE_MS)
  const { data, loading, failure } = useResource(
    listModels,
    { query: countQuery(asked) },
    { keep: false, keepPrevious: true },
  )
  const isCounting = failure === undefined && (loading || asked !== draft)
  return {
    draft,
    change,
    facets: data?.facets ?? known,
    /** Undefined where nobody can tell just now. */
    total: failure ? undefined : data?.total,
    isCounting,
  }
}
