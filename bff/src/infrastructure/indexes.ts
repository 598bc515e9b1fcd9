import type { Logger } from './logging'

/** What is asked of a mongoose model here. */
export interface IndexedModel {
  readonly modelName: string
  createIndexes: () => Promise<unknown>
  listIndexes: () => Promise<{ key: Record<string, unknown>; unique?: boolean }[]>
  readonly schema: { indexes: () => [Record<string, unknown>, Record<string, unknown>][] }
}

/** Creates the indexes and knows whether those are there without which two of a thing could be made. */
export class IndexWatch {
  private complete = false

  constructor(
    private readonly models: readonly IndexedModel[],
    private readonly log: Logger,
  ) {}

  /**
   * Creates every index that the models declare. Safe to repeat and to run in many processes at once; drops nothing. One
   * that cannot be made is logged; the others are made.
   */
  async ensure(): Promise<void> {
    await Promise.all(
      this.models.map(async (model) => {
        try {
          await model.createIndexes()
        } catch (error) {
          this.log.error({ err: error, model: model.modelName }, 'an index could not be created')
        }
      }),
    )
  }

  /** Whether every unique index exists; looked up until they all do. */
  async allUniqueExist(): Promise<boolean> {
    if (this.complete) return true
    const missing = (await Promise.all(this.models.map(missingUniqueOf))).flat()
    if (missing.length > 0) this.log.warn({ missing }, 'unique indexes are missing')
    this.complete = missing.length === 0
    return this.complete
  }
}

const missingUniqueOf = async (model: IndexedModel): Promise<string[]> => {
  const wanted = model.schema.indexes().filter(([, options]) => options['unique'])
  if (wanted.length === 0) return []
  const existing = await model.listIndexes()
  const unique = new Set(existing.filter((index) => index.unique).map(({ key }) => JSON.stringify(key)))
  return wanted
    .map(([key]) => JSON.stringify(key))
    .filter((key) => !unique.has(key))
    .map((key) => model.modelName + key)
}
