import type { DocumentStore } from '@cheji/bff/infrastructure/document-store'
import type { MemoryStore } from './memory-store'

/** One operation, to be done again on another store. */
export type Operation = (store: DocumentStore) => Promise<unknown>

/** What was asked of a store, and what it held before. */
export interface Recorded {
  readonly before: ReadonlyMap<string, readonly object[]>
  readonly name: string
  readonly again: Operation
}

/** The same store, with every operation written down. */
export const recording = (store: MemoryStore, recorded: Recorded[]): DocumentStore => {
  const write = async <T>(name: string, again: (store: DocumentStore) => Promise<T>): Promise<T> => {
    recorded.push({ before: store.snapshot(), name, again })
    return again(store)
  }
  return {
    insertOne: async (...given) => write(`insertOne ${given[0]}`, async (any) => any.insertOne(...given)),
    findOne: async <T>(...given: Parameters<DocumentStore['findOne']>) =>
      write(`findOne ${given[0]}`, async (any) => any.findOne<T>(...given)),
    find: async <T>(...given: Parameters<DocumentStore['find']>) =>
      write(`find ${given[0]}`, async (any) => any.find<T>(...given)),
    findOneAndUpdate: async <T>(...given: Parameters<DocumentStore['findOneAndUpdate']>) =>
      write(`findOneAndUpdate ${given[0]}`, async (any) => any.findOneAndUpdate<T>(...given)),
    count: async (...given) => write(`count ${given[0]}`, async (any) => any.count(...given)),
  }
}
