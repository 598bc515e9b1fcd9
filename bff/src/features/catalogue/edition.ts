import { type CatalogueSources, type CatalogueView, buildCatalogueView } from './catalogue.view'
import { type FacetRule, facetRulesOf } from './facets'
import { type SearchIndex, createSearchIndex } from './search/search-index'

/** Versions of what the catalogue was made from, as the core platform counts them. */
export interface SourceVersions {
  readonly catalogue: number
  readonly prices: number
  readonly stock: number
}

/** What the catalogue says, made once for each version of its sources and each Beijing day. */
export interface Edition {
  /** For clients: changes with every change of what they see. */
  readonly version: string
  readonly view: CatalogueView
  readonly facetRules: readonly FacetRule[]
  readonly search: SearchIndex
}

/** Makes an edition; the search index is taken over from the last one while the models are the same. */
export const createEditor = () => {
  let indexed: { models: CatalogueSources['models']; search: SearchIndex } | undefined
  return (sources: CatalogueSources, versions: SourceVersions, day: string): Edition => {
    if (indexed?.models !== sources.models)
      indexed = { models: sources.models, search: createSearchIndex(sources.models) }
    const view = buildCatalogueView(sources, day)
    return {
      version: `${String(versions.catalogue)}.${String(versions.prices)}.${String(versions.stock)}-${day}`,
      view,
      facetRules: facetRulesOf(view),
      search: indexed.search,
    }
  }
}
