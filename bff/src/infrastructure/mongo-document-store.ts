import type { Connection } from 'mongoose'
import type { DocumentStore } from './document-store'
import { isDuplicateKey } from './mongo'

/** The port on MongoDB, with the connection's own durability. */
export const mongoDocumentStore = (connection: Connection): DocumentStore => ({
  insertOne: async (collection, document) => {
    try {
      await connection.collection(collection).insertOne({ ...document })
      return undefined
    } catch (error) {
      if (isDuplicateKey(error)) return indexOf(error as Error)
      throw error
    }
  },
  findOne: async <T>(collection: string, filter: object) =>
    ((await connection.collection(collection).findOne(filter)) as T | null) ?? undefined,
  find: async <T>(collection: string, filter: object, { sort, limit }: { sort: object; limit: number }) =>
    (await connection
      .collection(collection)
      .find(filter)
      .sort(sort as never)
      .limit(limit)
      .toArray()) as T[],
  findOneAndUpdate: async <T>(collection: string, filter: object, update: object, options: { sort?: object } = {}) =>
    ((await connection.collection(collection).findOneAndUpdate(filter, update, {
      returnDocument: 'after',
      ...(options.sort && { sort: options.sort as never }),
    })) as T | null) ?? undefined,
  count: async (collection, filter) => connection.collection(collection).countDocuments(filter),
})

const indexOf = (error: Error): string => /index: (\S+)/.exec(error.message)?.[1]?.replace(/^.*\.\$/, '') ?? 'unknown'
