import type { DocumentStore, Filter, Sort, Update } from '@cheji/bff/infrastructure/document-store'
import { updated } from './apply-update'
import { conditionOf } from './condition'
import { kept } from './kept'
import { ID_INDEX, type UniqueIndex, firstConflict } from './unique-index'

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

/** The persistence port in memory. Every operation is atomic; documents are copied on their way in, and frozen. */
export class MemoryStore implements DocumentStore {
  private readonly collections = new Map<string, Document[]>()

  /** @param indexes unique indexes by the name of their collection */
  constructor(private readonly indexes: ReadonlyMap<string, readonly UniqueIndex[]>) {}

  insertOne(collection: string, document: object): Promise<string | undefined> {
    return done(() => {
      const documents = this.in(collection)
      const added = kept(document) as Document
      const conflict = this.conflictIn(collection, added, documents)
      if (conflict === undefined) documents.push(added)
      return conflict
    })
  }

  findOne<T>(collection: string, filter: Filter): Promise<T | undefined> {
    return done(() => this.matching(collection, filter)[0] as T | undefined)
  }

  find<T>(collection: string, filter: Filter, { sort, limit }: { sort: Sort; limit: number }): Promise<T[]> {
    return done(() =>
      sorted(this.matching(collection, filter), sort)
        .slice(0, limit)
        .map((document) => document as T),
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
      const [present] = sorted(this.matching(collection, filter), sort)
      if (!present) return undefined
      const after = updated(present, update)
      const others = documents.filter((document) => document !== present)
      const conflict = this.conflictIn(collection, after, others)
      if (conflict !== undefined) throw new DuplicateKey(collection, conflict)
      documents[documents.indexOf(present)] = after
      return after as T
    })
  }

  count(collection: string, filter: Filter): Promise<number> {
    return done(() => this.matching(collection, filter).length)
  }

  /** Every document there is now, by collection, oldest first. */
  snapshot(): ReadonlyMap<string, readonly object[]> {
    return new Map(Array.from(this.collections, ([name, documents]) => [name, [...documents]]))
  }

  private conflictIn(collection: string, document: Document, others: readonly Document[]): string | undefined {
    return firstConflict([ID_INDEX, ...(this.indexes.get(collection) ?? [])], document, others)
  }

  private matching(collection: string, filter: Filter): Document[] {
    const candidates = this.candidates(collection, filter)
    if (candidates.length === 0 || namesNoMore(filter)) return candidates
    const condition = conditionOf(filter)
    return candidates.filter((document) => condition.test(document))
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

/** Whether a filter says nothing beside an id that was looked up already. */
const namesNoMore = (filter: Filter): boolean =>
  Object.entries(filter).every(([name, value]) => name === '_id' && typeof value === 'string')

const sorted = (documents: Document[], sort: Sort | undefined): Document[] =>
  sort && documents.length > 1
    ? conditionOf({})
        .find<Document>(documents)
        .sort({ ...sort })
        .all()
    : documents

/** The outcome of work that is done at once, as a promise, its errors too. */
const done = async <T>(work: () => T): Promise<T> => Promise.resolve(work())
