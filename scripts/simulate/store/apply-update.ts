import type { Update } from '@cheji/bff/infrastructure/document-store'
import { conditionOf } from './condition'
import { copied } from './copied'

type Fields = Record<string, unknown>

/** Changes a document of one's own as MongoDB would. Only the operators of the port; `$` in a path is not one of them. */
export const applyUpdate = (document: object, update: Update): void => {
  const change = (fields: object | undefined, apply: (present: unknown, given: unknown) => unknown) => {
    for (const [path, given] of Object.entries(fields ?? {}))
      changeAt(document as Fields, path, (present) => apply(present, copied(given)))
  }
  change(update.$set, (_, given) => given ?? null)
  change(update.$unset, () => undefined)
  change(update.$inc, (present, given) => Number(present ?? 0) + Number(given))
  change(update.$max, (present, given) => (present === undefined || isLess(present, given) ? given : present))
  change(update.$push, (present, given) => [...listOf(present), ...pushedOf(given)])
  change(update.$pull, (present, given) => (present === undefined ? undefined : without(listOf(present), given)))
}

/** Puts what `apply` makes of the present value at a path; undefined takes the field away. */
const changeAt = (document: Fields, path: string, apply: (present: unknown) => unknown): void => {
  const names = path.split('.')
  const last = names.pop() ?? ''
  let place: Fields = document
  for (const name of names) {
    place[name] ??= {}
    const next = place[name]
    if (typeof next !== 'object' || next === null || next instanceof Date)
      throw new Error(`Cannot create field '${last}' in element {${name}: …}`)
    place = next as Fields
  }
  const after = apply(place[last])
  if (after === undefined) Reflect.deleteProperty(place, last)
  else place[last] = after
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

const isLess = (one: unknown, other: unknown): boolean => {
  const [a, b] = [orderOf(one), orderOf(other)]
  return a < b
}

const orderOf = (value: unknown): number | string => {
  if (value instanceof Date) return value.getTime()
  if (typeof value === 'number' || typeof value === 'string') return value
  if (value === null) return Number.NEGATIVE_INFINITY
  throw new Error('only numbers, texts and times are compared')
}
