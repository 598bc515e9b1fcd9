import type { DocumentStore } from '@cheji/bff/infrastructure/document-store'

/** The same store, with a word to somebody after each write. */
export const noticed = (store: DocumentStore, onWrite: () => void): DocumentStore => ({
  insertOne: async (collection, document) => {
    const refusedBy = await store.insertOne(collection, document)
    if (refusedBy === undefined) onWrite()
    return refusedBy
  },
  findOne: async (collection, filter) => store.findOne(collection, filter),
  find: async (collection, filter, options) => store.find(collection, filter, options),
  findOneAndUpdate: async <T>(...given: Parameters<DocumentStore['findOneAndUpdate']>) => {
    const changed = await store.findOneAndUpdate<T>(...given)
    if (changed !== undefined) onWrite()
    return changed
  },
  count: async (collection, filter) => store.count(collection, filter),
})
