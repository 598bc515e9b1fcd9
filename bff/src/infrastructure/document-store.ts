/** A filter or an update in MongoDB's language; both adapters of the port read the same one. */
export type Filter = Readonly<Record<string, unknown>>
export type Sort = Readonly<Record<string, 1 | -1>>
export interface Update {
  readonly $set?: Filter
  readonly $inc?: Readonly<Record<string, number>>
  readonly $max?: Filter
  readonly $push?: Filter
  readonly $pull?: Filter
}

/**
 * What the money paths ask of the database: single documents, each change one atomic step. MongoDB in the process; the
 * fault simulation has its own. Dates stay dates, ids are text.
 */
export interface DocumentStore {
  /** Undefined once it is there, else the name of the unique index that refused it (`_id_` for its id). */
  insertOne: (collection: string, document: object) => Promise<string | undefined>
  findOne: <T>(collection: string, filter: Filter) => Promise<T | undefined>
  find: <T>(collection: string, filter: Filter, options: { sort: Sort; limit: number }) => Promise<T[]>
  /** Changes the first document that matches, in the order of `sort`, and answers it as it is afterwards. Undefined when none matches. */
  findOneAndUpdate: <T>(
    collection: string,
    filter: Filter,
    update: Update,
    options?: { sort?: Sort },
  ) => Promise<T | undefined>
  count: (collection: string, filter: Filter) => Promise<number>
}
