import type { Query } from 'mingo/query'
import { conditionOf } from './condition'

/** A rule that no two documents of a collection may break. */
export interface UniqueIndex {
  readonly name: string
  readonly paths: readonly string[]
  /** Only documents that match it are held to the rule. */
  readonly partial: Query<object> | undefined
  readonly isSparse: boolean
}

export const ID_INDEX: UniqueIndex = { name: '_id_', paths: ['_id'], partial: undefined, isSparse: false }

interface IndexedSchema {
  readonly indexes: () => readonly (readonly [Record<string, unknown>, Record<string, unknown>])[]
}

/** The unique indexes that a mongoose schema declares. */
export const uniqueIndexesOf = (schema: IndexedSchema): UniqueIndex[] =>
  schema
    .indexes()
    .filter(([, { unique }]) => unique === true)
    .map(([key, options]) => {
      const { name, partialFilterExpression: partial, sparse } = options
      return {
        name: typeof name === 'string' ? name : usualName(key),
        paths: Object.keys(key),
        partial: typeof partial === 'object' && partial !== null ? conditionOf({ ...partial }) : undefined,
        isSparse: sparse === true,
      }
    })

const usualName = (key: Record<string, unknown>): string =>
  Object.entries(key)
    .map(([path, direction]) => `${path}_${String(direction)}`)
    .join('_')

/** The name of the first index under which `document` cannot stand beside `others`; undefined when it can. */
export const firstConflict = (
  indexes: readonly UniqueIndex[],
  document: object,
  others: readonly object[],
): string | undefined =>
  indexes.find((index) => {
    const keys = keysOf(index, document)
    return keys.length > 0 && others.some((other) => keysOf(index, other).some((key) => keys.includes(key)))
  })?.name

/** What an index holds of a document: a key for each element where a path leads through an array; none when it is left out. */
const keysOf = ({ paths, partial, isSparse }: UniqueIndex, document: object): string[] => {
  if (partial && !partial.test(document)) return []
  const values = paths.map((path) => valuesAt(document, path.split('.')))
  if (isSparse && values.every((some) => some.every((value) => value === undefined))) return []
  return values
    .reduce<unknown[][]>((keys, some) => keys.flatMap((key) => some.map((value) => [...key, value])), [[]])
    .map(textOf)
}

const valuesAt = (value: unknown, [name, ...rest]: readonly string[]): unknown[] => {
  if (Array.isArray(value)) return value.flatMap((element) => valuesAt(element, [...(name ? [name] : []), ...rest]))
  if (name === undefined) return [value]
  if (typeof value !== 'object' || value === null) return [undefined]
  return valuesAt((value as Record<string, unknown>)[name], rest)
}

/** Tells values of different kinds apart; what is missing counts as null. */
const textOf = (key: readonly unknown[]): string =>
  JSON.stringify(
    key.map((value) => (value instanceof Date ? ['date', value.getTime()] : [typeof (value ?? null), value ?? null])),
  )
