import type { DocumentStore } from '@cheji/bff/infrastructure/document-store'
import { mongo } from 'mongoose'
import type { Mishaps } from '../faults'
import type { Kernel } from '../kernel/kernel'
import type { Life } from '../kernel/life'

/** The database as one process reaches it: every operation a step and its answer another, and either may be lost. */
export const storeSeenBy = (base: DocumentStore, life: Life, kernel: Kernel, mishaps: Mishaps): DocumentStore => {
  const call = async <T>(name: string, collection: string, work: () => Promise<T>): Promise<T> =>
    kernel.call(life, `database: ${name} ${collection}`, async () => {
      if (mishaps.befalls('database error before the work')) throw new mongo.MongoNetworkError('away before the work')
      const result = await work()
      if (mishaps.befalls('database error after the work')) throw new mongo.MongoNetworkError('away after the work')
      return result
    })
  return {
    insertOne: async (collection, document) =>
      call('insertOne', collection, async () => base.insertOne(collection, document)),
    findOne: async <T>(collection: string, filter: object) =>
      call('findOne', collection, async () => base.findOne<T>(collection, filter as never)),
    find: async (collection, filter, options) =>
      call('find', collection, async () => base.find(collection, filter, options)),
    findOneAndUpdate: async (collection, filter, update, options) =>
      call('findOneAndUpdate', collection, async () => base.findOneAndUpdate(collection, filter, update, options)),
    count: async (collection, filter) => call('count', collection, async () => base.count(collection, filter)),
  }
}
