import type { Filter } from '@cheji/bff/infrastructure/document-store'
import { Context } from 'mingo/core'
import * as operators from 'mingo/operators/query'
import { Query } from 'mingo/query'

/** Nothing but what filters need: mingo's whole context would be copied with every question. */
const context = Context.init({ query: operators })

/** A filter in MongoDB's language, ready to be asked. */
export const conditionOf = (filter: Filter): Query<object> => new Query<object>(withNulls(filter), { context })

/** Undefined is null for the driver. */
const withNulls = (filter: Filter): Filter => {
  const entries = Object.entries(filter)
  return entries.some(([, value]) => value === undefined)
    ? Object.fromEntries(entries.map(([name, value]) => [name, value ?? null]))
    : filter
}
