import type { DocumentStore, Filter, Sort, Update } from '@cheji/bff/infrastructure/document-store'
import { type UniqueIndex, ID_INDEX, firstConflict } from './unique-index'
import { Query, updateOne } from 'mingo'
import { copied } from './copied'

interface Document {
  _id: unknown
  [field: string]: unknown
}

/** What MongoDB answers a change that a unique index refuses, in the shape by which the BFF knows it. */
class DuplicateKey extends Error {
  readonly code = 11000

  constructor(collection: string, index: string) {
    super(`E11000 duplicate key error collection: ${collection} index: ${index} dup key`)
    this.name = 'MongoServerError'
  }
}

/** The persistence port in memory. Every operation is atomic; documents are copied on their way in and out. */
export class MemoryStore implements DocumentStore {
  private readonly collections = new Map<string, Document[]>()

  /** @param indexes unique indexes by the name of their collection */
  constructor(private readonly indexes: ReadonlyMap<string, readonly UniqueIndex[]>) {}

  insertOne(collection: string, document: object): Promise<string | undefined> {
    return done(() => {
      const documents = this.in(collection)
      const added = copied(document) as Document
      const conflict = this.conflictIn(collection, added, documents)
      if (conflict === undefined) documents.push(added)
      return conflict
    })
  }

  findOne<T>(collection: string, filter: Filter): Promise<T | undefined> {
    return done(() => copied(this.matching(collection, filter)[0]) as T | undefined)
  }

  find<T>(collection: string, filter: Filter, { sort, limit }: { sort: Sort; limit: number }): Promise<T[]> {
    return done(() =>
      new Query(copied(filter))
        .find<Document>(this.candidates(collection, filter))
        .sort({ ...sort })
        .limit(limit)
        .all()
        .map((document) => copied(document) as T),
    )
  }

  findOneAndUpdate<T>(
    collection: string,
    filter: Filter,
    update: Update,
    { sort }: { sort?: Sort } = {},
  ): Promise<T | undefined> {
    return done(() => {
      const documents = this.in(collection)
      const found = new Query(copied(filter)).find<Document>(this.candidates(collection, filter))
      const [present] = (sort ? found.sort({ ...sort }) : found).limit(1).all()
      if (!present) return undefined
      const changed = [copied(present)]
      updateOne(changed, copied(filter), copied(update) as never, { cloneMode: 'deep' })
      const [after] = changed
      if (!after) throw new Error('an update took a document away')
      const others = documents.filter((document) => document !== present)
      const conflict = this.conflictIn(collection, after, others)
      if (conflict !== undefined) throw new DuplicateKey(collection, conflict)
      documents[documents.indexOf(present)] = after
      return copied(after) as T
    })
  }

  count(collection: string, filter: Filter): Promise<number> {
    return done(() => this.matching(collection, filter).length)
  }

  /** Every document of a collection, oldest first. */
  all<T>(collection: string): T[] {
    return this.in(collection).map((document) => copied(document) as T)
  }

  private conflictIn(collection: string, document: Document, others: readonly Document[]): string | undefined {
    return firstConflict([ID_INDEX, ...(this.indexes.get(collection) ?? [])], document, others)
  }

  private matching(collection: string, filter: Filter): Document[] {
    const query = new Query(copied(filter))
    return this.candidates(collection, filter).filter((document) => query.test(document))
  }

  /** Most operations name the one document that they are about. */
  private candidates(collection: string, { _id: id }: Filter): Document[] {
    const documents = this.in(collection)
    return typeof id === 'string' ? documents.filter(({ _id }) => _id === id) : documents
  }

  private in(collection: string): Document[] {
    const documents = this.collections.get(collection) ?? []
    this.collections.set(collection, documents)
    return documents
  }
}

/** The outcome of work that is done at once, as a promise, its errors too. */
const done = async <T>(work: () => T): Promise<T> => Promise.resolve(work())
