/** Parts of stored documents: frozen through and through, so that they are lent out and shared instead of copied. */
const frozen = new WeakSet()

/**
 * What a store keeps of a document, filter or update: a deep copy that nobody can change any more. What is such a copy
 * already is kept as it is. Undefined fields become null, as the driver writes them.
 */
export const kept = <T>(value: T): T => keptOf(value) as T

const keptOf = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return value
  if (frozen.has(value)) return value
  if (value instanceof Date) return new Date(value)
  if (Array.isArray(value)) return sealed(value.map(orNull))
  const copy: Record<string, unknown> = {}
  for (const name of Object.keys(value)) copy[name] = orNull((value as Record<string, unknown>)[name])
  return sealed(copy)
}

/** An object or array of kept parts, itself kept from now on. */
export const sealed = <T extends object>(value: T): T => {
  frozen.add(value)
  return Object.freeze(value)
}

const orNull = (value: unknown): unknown => (value === undefined ? null : keptOf(value))
