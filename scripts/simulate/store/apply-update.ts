import type { Update } from '@cheji/bff/infrastructure/document-store'
import { conditionOf } from './condition'
import { kept, sealed } from './kept'

type Fields = Readonly<Record<string, unknown>>
type Apply = (present: unknown, given: unknown) => unknown

/** What MongoDB would make of a kept document. Only the operators of the port; `$` in a path is not one of them. */
export const updated = <T extends object>(document: T, update: Update): T => {
  const operators: [Fields | undefined, Apply][] = [
    [update.$set, (_, given) => given ?? null],
    [update.$inc, (present, given) => Number(present ?? 0) + Number(given)],
    [update.$max, (present, given) => (present === undefined || isLess(present, given) ? given : present)],
    [update.$push, (present, given) => [...listOf(present), ...pushedOf(given)]],
    [update.$pull, (present, given) => (present === undefined ? undefined : without(listOf(present), given))],
  ]
  return operators.reduce<T>(
    (before, [fields, apply]) =>
      Object.entries(fields ?? {}).reduce<T>(
        (one, [path, given]) => changedAt(one, path.split('.'), (present) => apply(present, kept(given))) as T,
        before,
      ),
    document,
  )
}

/** The same with another value at a path; everything beside the path is shared. Undefined takes the field away. */
const changedAt = (
  value: unknown,
  [name, ...rest]: readonly string[],
  apply: (present: unknown) => unknown,
): unknown => {
  if (name === undefined) return kept(apply(value))
  const place = value === null ? undefined : (value ?? {})
  if (typeof place !== 'object' || place instanceof Date) throw new Error(`Cannot create field '${name}' in an element`)
  const after = changedAt((place as Fields)[name], rest, apply)
  if (Array.isArray(place)) {
    const list: unknown[] = [...(place as unknown[])]
    while (list.length < Number(name)) list.push(null)
    list[Number(name)] = after
    return sealed(list)
  }
  const { [name]: _before, ...others } = place as Fields
  return sealed(after === undefined ? others : { ...place, [name]: after })
}

const listOf = (value: unknown): unknown[] => {
  if (value === undefined) return []
  if (Array.isArray(value)) return value
  throw new Error('the field must be an array')
}

const pushedOf = (given: unknown): unknown[] =>
  typeof given === 'object' && given !== null && '$each' in given ? listOf(given.$each) : [given]

/** A plain object names fields of the elements that go; anything else is an element. */
const without = (list: readonly unknown[], given: unknown): unknown[] => {
  if (typeof given !== 'object' || given === null) return list.filter((element) => element !== given)
  const condition = conditionOf(given as Fields)
  return list.filter((element) => typeof element !== 'object' || element === null || !condition.test(element))
}

const isLess = (one: unknown, other: unknown): boolean => orderOf(one) < orderOf(other)

const orderOf = (value: unknown): number | string => {
  if (value instanceof Date) return value.getTime()
  if (typeof value === 'number' || typeof value === 'string') return value
  if (value === null) return Number.NEGATIVE_INFINITY
  throw new Error('only numbers, texts and times are compared')
}
