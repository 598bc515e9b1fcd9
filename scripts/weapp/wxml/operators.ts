type BinaryOperator = (left: unknown, right: unknown) => unknown

/** A value as `-`, `*` and the like see it. */
export const asNumber = (value: unknown) => Number(value)
const comparable = (value: unknown) => value as number | string

/** Binary operators by precedence, loosest first. `&&`, `||` and `??` are not here: they do not always evaluate their right side. */
export const BINARY: Record<string, BinaryOperator>[] = [
  {
    '===': (a, b) => a === b,
    '!==': (a, b) => a !== b,
    '==': looselyEqual,
    '!=': (a, b) => !looselyEqual(a, b),
  },
  {
    '<': (a, b) => comparable(a) < comparable(b),
    '>': (a, b) => comparable(a) > comparable(b),
    '<=': (a, b) => comparable(a) <= comparable(b),
    '>=': (a, b) => comparable(a) >= comparable(b),
  },
  {
    '+': (a, b) => (isPrimitiveNumber(a) && isPrimitiveNumber(b) ? Number(a) + Number(b) : toText(a) + toText(b)),
    '-': (a, b) => asNumber(a) - asNumber(b),
  },
  {
    '*': (a, b) => asNumber(a) * asNumber(b),
    '/': (a, b) => asNumber(a) / asNumber(b),
    '%': (a, b) => asNumber(a) % asNumber(b),
  },
]

function isPrimitiveNumber(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean' || value === null || value === undefined
}

/** WXML's `==` is JavaScript's. */
function looselyEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a === undefined || a === null || b === undefined || b === null) return (a ?? null) === (b ?? null)
  if (typeof a === typeof b) return false
  if (typeof a === 'object' || typeof b === 'object') return toText(a) === toText(b)
  return Number(a) === Number(b)
}

/** A value as WXML concatenates and draws it. */
export function toText(value: unknown): string {
  return typeof value === 'string' ? value : String(value)
}
