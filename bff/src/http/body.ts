import type { IncomingMessage } from 'node:http'
import { ApiError } from './api-error'

/** The most that a body may hold. */
export const BODY_LIMIT_BYTES = 64 * 1024

/**
 * Reads a body as it came, which is what signatures hold over.
 *
 * @throws ApiError `body_too_large` above `limit` bytes, `unsupported_media_type` for a compressed one
 */
export const readRawBody = async (request: IncomingMessage, limit = BODY_LIMIT_BYTES): Promise<Buffer> => {
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') throw new ApiError('unsupported_media_type')
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new ApiError('body_too_large')
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > limit) throw new ApiError('body_too_large')
      chunks.push(chunk)
    }
  } catch (error) {
    // The connection broke in the middle: nobody hears the answer, but it is no fault of ours.
    throw error instanceof ApiError ? error : new ApiError('bad_request', { cause: error })
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}

/**
 * The JSON of a body; undefined when it is empty.
 *
 * @throws ApiError `unsupported_media_type`, `invalid_encoding`, `malformed_json`, or those of `readRawBody`
 */
export const readJsonBody = async (request: IncomingMessage): Promise<unknown> => {
  const raw = await readRawBody(request)
  if (raw.length === 0) return undefined
  if (!isJson(request.headers['content-type'])) throw new ApiError('unsupported_media_type')
  return parseJson(raw)
}

/**
 * @throws ApiError `invalid_encoding` for what is no UTF-8 or holds half a character, `malformed_json`
 */
export const parseJson = (raw: Buffer): unknown => {
  const text = decodeUtf8(raw)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new ApiError('malformed_json', { cause })
  }
  if (ESCAPED_SURROGATE.test(text) && HALF_CHARACTER.test(JSON.stringify(value))) throw new ApiError('invalid_encoding')
  return value
}

const ESCAPED_SURROGATE = /\\u[dD][89a-fA-F]/
// JSON.stringify writes only half characters as \ud…; a backslash of the text itself stands doubled.
const HALF_CHARACTER = /(?<!\\)(?:\\\\)*\\ud[89a-f]/

const decodeUtf8 = (raw: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch (cause) {
    throw new ApiError('invalid_encoding', { cause })
  }
}

const isJson = (contentType: string | undefined): boolean =>
  contentType !== undefined && /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType)
