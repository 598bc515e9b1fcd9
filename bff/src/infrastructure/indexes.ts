import type { Logger } from './logging'

/** What is asked of a mongoose model here. */
export interface IndexedModel {
  readonly modelName: string
  createIndexes: () => Promise<unknown>
  listIndexes: () => Promise<{ key: Record<string, unknown>; unique?: boolean }[]>
  readonly schema: { indexes: () => [Record<string, unknown>, Record<string, unknown>][] }
}


/**
 * Creates every index that the models declare. Safe to repeat and to run in many processes at once; drops nothing. One
 * that cannot be made is logged, and `missingUniqueIndexes` keeps the BFF from being ready.
 */
export const ensureIndexes = async (models: readonly IndexedModel[], log: Logger): Promise<void> => {
  for (const model of models) {
    try {
      await model.createIndexes()
    } catch (error) {
      log.error({ err: error, model: model.modelName }, 'an index could not be created')
    }
  }
}

/** The unique indexes that are declared and do not exist: without them two of a thing could be made. */
export const missingUniqueIndexes = async (models: readonly IndexedModel[]): Promise<readonly string[]> => {
  const missing = await Promise.all(
    models.map(async (model) => {
      const wanted = model.schema.indexes().filter(([, options]) => options['unique'])
      if (wanted.length === 0) return []
      const existing = await model.listIndexes()
      const keys = new Set(existing.filter(({ unique }) => unique).map(({ key }) => JSON.stringify(key)))
      return wanted.map(([key]) => JSON.stringify(key)).filter((key) => !keys.has(key)).map((key) => model.modelName + key)
    }),
  )
  return missing.flat()
}
