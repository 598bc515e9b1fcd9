import type { Filter } from '@cheji/bff/infrastructure/document-store'
import { Context } from 'mingo/core'
import * as operators from 'mingo/operators/query'
import { Query } from 'mingo/query'
import { copied } from './copied'

/** Nothing but what filters need: mingo's whole context would be copied with every question. */
const context = Context.init({ query: operators })

/** A filter in MongoDB's language, ready to be asked. */
export const conditionOf = (filter: Filter): Query<object> => new Query<object>(copied(filter), { context })
