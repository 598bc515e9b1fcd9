import { depositModel } from '@cheji/bff/features/deposits/deposit.model'
import { ledgerModel } from '@cheji/bff/features/deposits/ledger'
import { reconciliationModel } from '@cheji/bff/features/deposits/reconcile'
import { unmatchedModel } from '@cheji/bff/features/deposits/unmatched'
import { alarmModel } from '@cheji/bff/infrastructure/alarms'
import { type Connection, createConnection } from 'mongoose'
import { type UniqueIndex, uniqueIndexesOf } from './unique-index'

/** Every model whose documents the money paths write. */
export const modelsOn = (connection: Connection) =>
  [
    depositModel(connection),
    ledgerModel(connection),
    unmatchedModel(connection),
    reconciliationModel(connection),
    alarmModel(connection),
  ] as const

/** The unique indexes that the models declare, by collection. */
export const declaredIndexes = (): ReadonlyMap<string, readonly UniqueIndex[]> =>
  new Map(modelsOn(createConnection()).map((model) => [model.collection.collectionName, uniqueIndexesOf(model.schema)]))
