import type {
  CatalogueQuery,
  Comparison,
  Model,
  ModelList,
  PriceHistory,
} from '@cheji/shared/catalogue/catalogue.contract'
import { type Clock, beijingDay, beijingInstant, beijingIso } from '@cheji/shared/kernel/time'
import { ApiError } from '../../http/api-error'
import type { BodyFreshness } from '../../http/prepared-body'
import {
  type PictureUrl,
  presentCar,
  presentCard,
  presentCompared,
  presentModel,
  presentPriceHistory,
} from './catalogue.presenter'
import type { CatalogueSource, CatalogueState } from './catalogue.source'
import type { ModelEntry, TrimEntry } from './catalogue.view'
import { compareColumns } from './comparison/comparison'
import { type Edition, type SourceVersions, createEditor } from './edition'
import { countFacets } from './facets'
import { applyFilters, predicatesOf } from './filters'
import { pageOf, sortOf } from './listing'
import { matchWords } from './search/word-matches'

/** What is said with every answer and moves on without the catalogue changing. */
export interface Issue {
  readonly edition: Edition
  readonly freshness: BodyFreshness
  readonly storeCount: number
}

export interface CatalogueServiceOptions {
  readonly source: CatalogueSource
  readonly clock: Clock
  readonly urlOf: PictureUrl
  /** Stores that the promise of one price counts. */
  readonly storeCount: () => number
  /** Told once of each edition. */
  readonly onEdition?: (edition: Edition) => void
}

/** Answers carry an `asOf` that may be this much older than the true one, so that bodies can be prepared once for many readers. */
const AS_OF_STEP_MS = 60_000
const WARMING_UP_RETRY_S = 3
const DAY_MS = 86_400_000

type Unissued<T> = Omit<T, 'asOf' | 'stale'>

/** Reads over the catalogue in memory; nothing here is written by requests, and nothing but the price list makes a price. */
export const createCatalogueService = (options: CatalogueServiceOptions) => {
  const { source, clock, urlOf, storeCount, onEdition } = options
  const edit = createEditor()
  let made: { versions: SourceVersions; dayStartMs: number; issue: Issue; asOfMs: number } | undefined

  const editionOf = (state: CatalogueState, day: string): Edition => {
    const edition = edit(state.sources, state.versions, day)
    onEdition?.(edition)
    return edition
  }

  /** The present issue; the same object until something in it changes. Undefined while the catalogue is not loaded. */
  const issue = (): Issue | undefined => {
    const state = source.state()
    if (!state) return undefined
    const { versions, asOf, stale } = state
    const now = clock()
    const sinceMidnightMs = made ? now.getTime() - made.dayStartMs : -1
    const isEdition =
      made !== undefined && 0 <= sinceMidnightMs && sinceMidnightMs < DAY_MS && isSameVersions(made.versions, versions)
    const stores = storeCount()
    const isSame =
      isEdition &&
      made?.issue.freshness.stale === stale &&
      made.issue.storeCount === stores &&
      asOf.getTime() - made.asOfMs < AS_OF_STEP_MS
    if (made && isSame) return made.issue
    const day = beijingDay(now)
    made = {
      versions,
      dayStartMs: beijingInstant(day).getTime(),
      asOfMs: asOf.getTime(),
      issue: {
        edition: made && isEdition ? made.issue.edition : editionOf(state, day),
        freshness: { asOf: beijingIso(asOf), stale },
        storeCount: stores,
      },
    }
    return made.issue
  }

  /** @throws ApiError `warming_up` */
  const present = (): Issue => {
    const current = issue()
    if (!current) throw new ApiError('warming_up', { retryAfterS: WARMING_UP_RETRY_S })
    return current
  }

  const modelIn = ({ edition }: Issue, modelId: string): ModelEntry => {
    const model = edition.view.modelById.get(modelId)
    if (!model) throw new ApiError('not_found')
    return model
  }

  const trimIn = (current: Issue, trimId: string): { trim: TrimEntry; model: ModelEntry } => {
    const trim = current.edition.view.trimById.get(trimId)
    if (!trim) throw new ApiError('not_found')
    return { trim, model: modelIn(current, trim.modelId) }
  }

  const listContent = ({ edition }: Issue, query: CatalogueQuery): Unissued<ModelList> => {
    const { view, facetRules, search, version } = edition
    const words = query.q === undefined ? null : matchWords(search, query.q)
    const matches = words?.matches ?? null
    const { passing, nearMisses } = applyFilters(view, predicatesOf(query, matches))
    const { page, nextCursor } = pageOf(passing, matches, {
      sort: sortOf(query),
      cursor: query.cursor,
      limit: query.limit,
    })
    return {
      items: page.map((item) => presentCard(item, urlOf)),
      nextCursor,
      total: passing.length,
      facets: countFacets(facetRules, passing, nearMisses),
      version,
      didYouMean: words?.didYouMean ?? null,
    }
  }

  const modelContent = (current: Issue, modelId: string): Unissued<Model> => ({
    ...presentModel(current.edition.view, modelIn(current, modelId), urlOf),
    storeCount: current.storeCount,
    version: current.edition.version,
  })

  const priceContent = (current: Issue, trimId: string): Unissued<PriceHistory> => {
    const { trim, model } = trimIn(current, trimId)
    return { ...presentPriceHistory(trim, model), storeCount: current.storeCount }
  }

  return {
    issue,
    listContent,
    modelContent,
    priceContent,

    /** @throws ApiError `warming_up`, `validation_failed` for a cursor of another list */
    list: (query: CatalogueQuery): ModelList => withFreshness(present(), (current) => listContent(current, query)),

    /** @throws ApiError `warming_up`, `not_found` */
    model: (modelId: string): Model => withFreshness(present(), (current) => modelContent(current, modelId)),

    /** @throws ApiError `warming_up`, `not_found` */
    prices: (trimId: string): PriceHistory => withFreshness(present(), (current) => priceContent(current, trimId)),

    /** One to four trims side by side. @throws ApiError `warming_up`, `not_found` */
    compare: (trimIds: readonly string[]): Comparison =>
      withFreshness(present(), (current) => {
        const columns = trimIds.map((trimId) => trimIn(current, trimId))
        const rows = compareColumns(columns)
        return {
          trims: columns.map(({ trim, model }) => presentCompared(trim, model, urlOf)),
          rows,
          differing: rows.filter(({ differs }) => differs).length,
        }
      }),

    /** Name and picture of a model, for other features; undefined for one that the catalogue does not have. */
    modelOf: (modelId: string): { name: string; pictureUrl: string } | undefined => {
      const model = issue()?.edition.view.modelById.get(modelId)
      const [first, ...rest] = model?.trims ?? []
      if (!model || !first) return undefined
      const { name, pictureUrl } = presentCard({ model, trims: [first, ...rest] }, urlOf)
      return { name, pictureUrl }
    },

    /** A trim's model and name, for other features. */
    trimOf: (trimId: string): { modelId: string; name: string } | undefined => {
      const trim = issue()?.edition.view.trimById.get(trimId)
      return trim && { modelId: trim.modelId, name: trim.facts.nameZh }
    },

    /** A trim in a colour with its stock, for other features; undefined for one that the catalogue does not have. */
    carOf: (trimId: string, colourId: string) => {
      const view = issue()?.edition.view
      const trim = view?.trimById.get(trimId)
      const model = trim && view?.modelById.get(trim.modelId)
      return trim && model && presentCar(model, trim, colourId, urlOf)
    },
  }
}

export type CatalogueService = ReturnType<typeof createCatalogueService>

const withFreshness = <T extends object>(current: Issue, contentOf: (current: Issue) => T): T & BodyFreshness => ({
  ...current.freshness,
  ...contentOf(current),
})

const isSameVersions = (a: SourceVersions, b: SourceVersions): boolean =>
  a.catalogue === b.catalogue && a.prices === b.prices && a.stock === b.stock
