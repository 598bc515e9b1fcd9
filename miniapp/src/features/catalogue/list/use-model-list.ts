import type { ModelCard, ModelList } from '@cheji/shared/catalogue/catalogue.contract'
import { listModels } from '@cheji/shared/catalogue/catalogue.endpoints'
import { useRef, useState } from 'react'
import { client } from '../../../api/cheji'
import { ApiFailure } from '../../../api/failure'
import { useResource } from '../../../api/use-resource'
import type { Filters, Sort } from './filters'
import { listQuery, NO_FILTERS } from './filters'
import { selectKept } from './kept-list'

/**
 * The list under her conditions: at once what the phone kept of it, then what the net says. While another answer is on its
 * way the one before stays; without a net what was kept of the whole list is looked through on the phone.
 */
export const useModelList = (filters: Filters, sort: Sort) => {
  const query = listQuery(filters, sort)
  const resource = useResource(listModels, { query })
  const previous = useRef<ModelList>()
  if (resource.data) previous.current = resource.data

  const fallback = resource.data === undefined && resource.failure ? keptWhole() : undefined
  const selection = fallback && selectKept(fallback.data, filters, sort)
  const list = resource.data ?? (resource.failure ? undefined : previous.current)
  const pages = useFurtherPages(list, query)

  const items: readonly ModelCard[] | undefined = list ? [...list.items, ...pages.items] : selection?.items
  return {
    resource: {
      ...resource,
      data: list ?? fallback?.data,
      ...(fallback && { stale: true, ageMs: Math.max(0, Date.now() - fallback.receivedAt) + fallback.sourceAgeMs }),
    },
    items,
    /** How many there are in all, those not loaded yet included. */
    total: list?.total ?? selection?.items.length ?? 0,
    /** Counts that are true for just these conditions; without them the chips show none. */
    facets: list?.facets ?? fallback?.data.facets,
    isCounted: list !== undefined,
    /** Some conditions could not be looked at on the phone. */
    partly: selection?.partly ?? false,
    loadMore: pages.loadMore,
  }
}

/** The whole list as the phone last kept it, for looking through it without a net. */
export const keptWhole = () => client.kept(listModels, { query: listQuery(NO_FILTERS) })

interface Further {
  of: ModelList
  items: readonly ModelCard[]
  nextCursor: string | null
}

/** What follows the first answer where a catalogue is longer than one. A change of the list begins anew. */
const useFurtherPages = (list: ModelList | undefined, query: ReturnType<typeof listQuery>) => {
  const [further, setFurther] = useState<Further>()
  const loading = useRef(false)
  const own = further !== undefined && further.of === list ? further : undefined
  const cursor = own ? own.nextCursor : (list?.nextCursor ?? null)

  const loadMore = async (): Promise<void> => {
    if (!list || cursor === null || loading.current) return
    loading.current = true
    try {
      const { data } = await client.read(listModels, { query: { ...query, cursor } }, { keep: false })
      setFurther({ of: list, items: [...(own?.items ?? []), ...data.items], nextCursor: data.nextCursor })
    } catch (error) {
      // The next time she reaches the end it is tried again.
      if (!(error instanceof ApiFailure)) throw error
    } finally {
      loading.current = false
    }
  }
  return { items: own?.items ?? [], loadMore }
}
