import type { CatalogueQuery } from '@cheji/shared/catalogue/catalogue.contract'
import { ApiError } from '../../http/api-error'
import { order } from './catalogue.view'
import type { PassingModel, WordMatches } from './filters'

export type Sort = NonNullable<CatalogueQuery['sort']>

/** Where a page ended: the sort, the last model's place in it, and the model. */
interface Position {
  readonly sort: Sort
  readonly key: number
  readonly modelId: string
}

const DEFAULT_LIMIT = 20
/** More than any price, so that scores and prices do not mix in one key. */
const PRICE_SPAN_FEN = 1_000_000_000

/** Smaller comes first. A model stands where the trim on its card stands. */
const keyOf = (sort: Sort, { model, trims: [shown] }: PassingModel, matches: WordMatches | null): number => {
  switch (sort) {
    case 'price_asc':
      return shown.price.priceFen
    case 'price_desc':
      return -shown.price.priceFen
    case 'range_desc':
      return -shown.facts.rangeCltcKm
    case 'relevance':
      // The nearer first, to a hundredth; among equals the cheaper.
      return shown.price.priceFen - Math.round((matches?.scoreOf(model.id) ?? 0) * 100) * PRICE_SPAN_FEN
  }
}

/** The order of a list: what was asked for, else by relevance where there are words, else by price. */
export const sortOf = (query: Pick<CatalogueQuery, 'sort' | 'q'>): Sort =>
  query.sort ?? (query.q === undefined ? 'price_asc' : 'relevance')

/**
 * One page of the models that pass. A cursor names the last model seen and its place, so that a change of prices between
 * two pages neither repeats nor skips the models that kept theirs.
 *
 * @throws ApiError `validation_failed` for a cursor that this list did not give
 */
export const pageOf = (
  passing: readonly PassingModel[],
  matches: WordMatches | null,
  { sort, cursor, limit = DEFAULT_LIMIT }: { sort: Sort; cursor?: string | undefined; limit?: number | undefined },
): { page: readonly PassingModel[]; nextCursor: string | null } => {
  const placed = passing
    .map((item) => ({ item, key: keyOf(sort, item, matches) }))
    .sort((a, b) => a.key - b.key || order(a.item.model.id, b.item.model.id))
  const after = cursor === undefined ? undefined : readCursor(cursor, sort)
  const rest = after
    ? placed.filter(
        ({ key, item }) => key > after.key || (key === after.key && order(item.model.id, after.modelId) > 0),
      )
    : placed
  const page = rest.slice(0, limit)
  const last = page.at(-1)
  return {
    page: page.map(({ item }) => item),
    nextCursor: last && rest.length > limit ? writeCursor({ sort, key: last.key, modelId: last.item.model.id }) : null,
  }
}

const writeCursor = ({ sort, key, modelId }: Position): string =>
  Buffer.from(JSON.stringify([sort, key, modelId])).toString('base64url')

const readCursor = (cursor: string, sort: Sort): Position => {
  const [cursorSort, key, modelId] = parsed(cursor)
  if (cursorSort !== sort || typeof key !== 'number' || typeof modelId !== 'string')
    throw new ApiError('validation_failed', { details: [{ in: 'query', path: 'cursor', code: 'unknown_cursor' }] })
  return { sort, key, modelId }
}

const parsed = (cursor: string): readonly unknown[] => {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}
