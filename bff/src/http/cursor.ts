import { ApiError } from './api-error'

/** `nextCursor` of a list whose order does not change under the reader: the number of items before. */
export const encodeOffset = (offset: number): string => Buffer.from(`o${offset}`).toString('base64url')

/**
 * The offset in a cursor of ours; 0 without one.
 *
 * @throws ApiError `validation_failed` for a cursor that we did not give
 */
export const decodeOffset = (cursor: string | undefined): number => {
  if (cursor === undefined) return 0
  const digits = /^o(\d{1,6})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1]
  if (digits === undefined)
    throw new ApiError('validation_failed', { details: [{ in: 'query', path: 'cursor', code: 'unknown_cursor' }] })
  return Number(digits)
}
