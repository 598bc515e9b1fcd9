/**
 * A deep copy of what a document, filter or update holds: plain objects, arrays, dates, bytes and simple values. Undefined
 * fields become null, as the driver writes them.
 */
export const copied = <T>(value: T): T => copyOf(value) as T

const copyOf = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return new Date(value)
  if (value instanceof RegExp) return value
  if (value instanceof Uint8Array) return Buffer.from(value)
  if (Array.isArray(value)) return value.map(orNull)
  const copy: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(value)) copy[name] = orNull(field)
  return copy
}

const orNull = (value: unknown): unknown => (value === undefined ? null : copyOf(value))
