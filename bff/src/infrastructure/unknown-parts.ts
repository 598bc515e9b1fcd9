/** What an upstream sent beyond its contract. */
export interface UnknownParts {
  fields: number
  values: number
}

/**
 * Compares what came with what the contract made of it: fields that it dropped, and enum values that it turned into
 * `unknown`. Such growth of the upstream is welcome and is counted, so that somebody looks.
 */
export const unknownParts = (received: unknown, parsed: unknown): UnknownParts => {
  const found = { fields: 0, values: 0 }
  compare(received, parsed, found)
  return found
}

const compare = (received: unknown, parsed: unknown, found: UnknownParts): void => {
  if (Array.isArray(received) && Array.isArray(parsed)) {
    for (let index = 0; index < received.length; index++) compare(received[index], parsed[index], found)
  } else if (isRecord(received) && isRecord(parsed)) {
    for (const key in received) {
      if (key in parsed) compare(received[key], parsed[key], found)
      else found.fields++
    }
  } else if (parsed === 'unknown' && received !== 'unknown') {
    found.values++
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
