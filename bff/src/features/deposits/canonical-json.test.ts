import fc from 'fast-check'
import { type Canonical, canonicalJson } from './canonical-json'

test.each([
  [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
  [{ '€': 1, '\r': 2, '1': 3, ö: 4, '😀': 5, '\ufb33': 6 }, '{"\\r":2,"1":3,"ö":4,"€":1,"😀":5,"\ufb33":6}'],
  [{ text: 'a"\\\n\u0001/é订' }, '{"text":"a\\"\\\\\\n\\u0001/é订"}'],
  [{}, '{}'],
  [[[]], '[[]]'],
  [-0, '0'],
  ['', '""'],
])('%j', (value, text) => {
  expect(canonicalJson(value)).toBe(text)
})

test.each([0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d has no one spelling and is refused', (value) => {
  expect(() => canonicalJson({ deep: [{ value }] })).toThrow(RangeError)
})

const { value: anyValue } = fc.letrec<{ value: Canonical }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'grapheme' }),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 5 }),
  ),
}))

test('it says the whole value, and the same whatever the order of its fields', () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      const text = canonicalJson(value)
      const read = JSON.parse(text) as Canonical
      expect(canonicalJson(read)).toBe(text)
      expect(JSON.stringify(sorted(read))).toBe(JSON.stringify(sorted(value)))
      expect(canonicalJson(reversed(value))).toBe(text)
    }),
  )
})

const rebuilt = (value: Canonical, order: (fields: [string, Canonical][]) => [string, Canonical][]): Canonical => {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((one: Canonical) => rebuilt(one, order))
  const fields = Object.entries(value as Record<string, Canonical>)
  return Object.fromEntries(order(fields).map(([name, field]) => [name, rebuilt(field, order)]))
}
const reversed = (value: Canonical): Canonical => rebuilt(value, (fields) => fields.toReversed())
const sorted = (value: Canonical): Canonical =>
  rebuilt(value, (fields) => fields.toSorted(([a], [b]) => (a < b ? -1 : 1)))
