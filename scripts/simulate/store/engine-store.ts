import type { DocumentStore } from '@cheji/bff/infrastructure/document-store'
import { connectMongo } from '@cheji/bff/infrastructure/mongo'
import { mongoDocumentStore } from '@cheji/bff/infrastructure/mongo-document-store'
import { modelsOn } from './models'

/** The persistence port on a real database of one's own, with every index that the models declare. */
export interface EngineStore {
  readonly store: DocumentStore
  /** As it was before anything was written. */
  readonly empty: () => Promise<void>
  readonly close: () => Promise<void>
}

export const openEngineStore = async (uri: string): Promise<EngineStore> => {
  const connection = await connectMongo(uri)
  const models = modelsOn(connection)
  await Promise.all(models.map(async (model) => model.createIndexes()))
  const empty = async () => {
    await Promise.all(models.map(async (model) => model.collection.deleteMany({})))
  }
  await empty()
  return {
    store: mongoDocumentStore(connection),
    empty,
    close: async () => {
      await connection.dropDatabase()
      await connection.close()
    },
  }
}
