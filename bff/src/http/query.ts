import { ApiError } from './api-error'

const MAX_PARAMETERS = 50

/**
 * The parameters of a query string as plain text. A bracket in a name stays a letter of that name: `price[$gt]` is one
 * unknown field and never an operator.
 *
 * @throws ApiError `validation_failed` when a parameter comes twice, `invalid_encoding` for escapes that are no UTF-8
 */
export const parseQuery = (text: string): Record<string, string> => {
  const found = new Map<string, string>()
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decode(equals < 0 ? pair : pair.slice(0, equals))
    if (found.has(name) || found.size >= MAX_PARAMETERS)
      throw new ApiError('validation_failed', {
        details: [{ in: 'query', path: name.slice(0, 200), code: 'repeated' }],
      })
    found.set(name, equals < 0 ? '' : decode(pair.slice(equals + 1)))
  }
  // fromEntries defines own properties, so that a field named __proto__ is just an unknown field.
  return Object.fromEntries(found)
}

/** Whether every escape of a path is UTF-8. */
export const isDecodable = (path: string): boolean => {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch (cause) {
    throw new ApiError('invalid_encoding', { cause })
  }
}
