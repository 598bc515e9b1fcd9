/** What canonical JSON can hold here: whole numbers only, so that no number has two spellings. */
export type Canonical = string | number | boolean | null | readonly Canonical[] | { readonly [key: string]: Canonical }

/**
 * JSON with sorted keys and no spaces (RFC 8785): the same value is always the same bytes.
 *
 * @throws RangeError on a number that is not a safe whole one
 */
export const canonicalJson = (value: Canonical): string => {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError('not a whole number')
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`
}

const isList = (value: Canonical & object): value is readonly Canonical[] => Array.isArray(value)
