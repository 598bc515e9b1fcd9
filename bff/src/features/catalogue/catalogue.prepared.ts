import { CatalogueQuery } from '@cheji/shared/catalogue/catalogue.contract'
import { getModel, getPriceHistory, listModels } from '@cheji/shared/catalogue/catalogue.endpoints'
import { pathOf } from '@cheji/shared/kernel/endpoint'
import type { PreparedRequest, PreparedSource } from '../../http/prepared'
import { type PreparedBody, prepareBody } from '../../http/prepared-body'
import { parseQuery } from '../../http/query'
import type { CatalogueService, Issue } from './catalogue.service'
import { LruCache } from './lru-cache'

/** Filtered lists that are kept for each issue; 2 to 25 kB each. */
const LISTS_KEPT = 1024
const LONGEST_TARGET = 600

/** What is prepared of one issue. */
interface Shelf {
  readonly issue: Issue
  /** The list without filters, model pages and price histories, by target: at most as many as there are. */
  readonly pages: Map<string, PreparedRequest>
  readonly lists: LruCache<string, PreparedRequest>
  /** Lists that were asked for once: one is kept from the second time on, so that what few ask for displaces nothing. */
  readonly askedOnce: LruCache<string, true>
}

/** The catalogue's public bodies, made at first demand and kept until the next issue. */
export const createPreparedCatalogue = (catalogue: CatalogueService): PreparedSource => {
  let shelf: Shelf | undefined

  const shelfOf = (issue: Issue): Shelf => {
    if (shelf?.issue !== issue)
      shelf = {
        issue,
        pages: pagesOf(catalogue, issue),
        lists: new LruCache(LISTS_KEPT),
        askedOnce: new LruCache(LISTS_KEPT),
      }
    return shelf
  }

  return {
    match: (target) => {
      if (!target.startsWith('/api/v1/catalogue/')) return undefined
      const issue = catalogue.issue()
      if (!issue) return undefined
      const { pages, lists, askedOnce } = shelfOf(issue)
      const page = pages.get(target) ?? lists.get(target)
      if (page) return page
      const query = queryOf(target)
      if (!query) return undefined
      const list = once(issue, listModels.path, () => catalogue.listContent(issue, query))
      if (askedOnce.get(target)) lists.set(target, list)
      else askedOnce.set(target, true)
      return list
    },
  }
}

const pagesOf = (catalogue: CatalogueService, issue: Issue): Map<string, PreparedRequest> => {
  const { view } = issue.edition
  const pages = new Map([[listModels.path, once(issue, listModels.path, () => catalogue.listContent(issue, {}))]])
  for (const modelId of view.modelById.keys())
    pages.set(
      pathOf(getModel, { modelId }),
      once(issue, getModel.path, () => catalogue.modelContent(issue, modelId)),
    )
  for (const trimId of view.trimById.keys())
    pages.set(
      pathOf(getPriceHistory, { trimId }),
      once(issue, getPriceHistory.path, () => catalogue.priceContent(issue, trimId)),
    )
  return pages
}

const once = (issue: Issue, route: string, contentOf: () => object): PreparedRequest => {
  let made: PreparedBody | undefined
  return { route, body: () => (made ??= prepareBody(issue.freshness, contentOf())) }
}

/** The filters of a list; undefined where the route must say what is wrong with them. */
const queryOf = (target: string): CatalogueQuery | undefined => {
  const prefix = `${listModels.path}?`
  if (!target.startsWith(prefix) || target.length > LONGEST_TARGET) return undefined
  try {
    return CatalogueQuery.safeParse(parseQuery(target.slice(prefix.length))).data
  } catch {
    return undefined
  }
}
