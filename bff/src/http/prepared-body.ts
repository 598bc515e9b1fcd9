import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

/** How old what an answer says is. */
export interface BodyFreshness {
  /** ISO 8601; when the core platform last confirmed it. */
  readonly asOf: string
  readonly stale: boolean
}

/** A public answer, serialised and hashed once and compressed at most once for each encoding. */
export interface PreparedBody {
  /**
   * Hash of all that the body says but `asOf`, which moves on while nothing else does: hence a weak tag. A 304 carries the
   * new `asOf` in `X-As-Of`.
   */
  readonly etag: string
  readonly asOf: string
  /** The bytes in an encoding. */
  readonly bytes: (encoding: Encoding) => Buffer
}

/** Smaller than this a compressed body saves nothing. */
const COMPRESS_FROM_BYTES = 1024

/** Prepares `{ asOf, stale, ...content }`. `content` must be JSON already and is not kept. */
export const prepareBody = (freshness: BodyFreshness, content: object): PreparedBody => {
  const { asOf, stale } = freshness
  const said = JSON.stringify({ stale, ...content })
  const plain = Buffer.from(`{"asOf":${JSON.stringify(asOf)},${said.slice(1)}`)
  const made = new Map<Encoding, Buffer>([['identity', plain]])
  return {
    etag: `W/"${createHash('sha256').update(said).digest('base64url')}"`,
    asOf,
    bytes: (encoding) => {
      const known = made.get(encoding)
      if (known) return known
      const bytes = plain.length < COMPRESS_FROM_BYTES ? plain : compress(plain, encoding)
      made.set(encoding, bytes)
      return bytes
    },
  }
}

const compress = (plain: Buffer, encoding: Encoding): Buffer =>
  encoding === 'br'
    ? brotliCompressSync(plain, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 4,
          // A window that holds any body of ours; the usual one of 4 MB costs more to set up than a small body to pack.
          [constants.BROTLI_PARAM_LGWIN]: 18,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
        },
      })
    : gzipSync(plain, { level: 6 })

const ENCODINGS = (['br', 'gzip'] as const).map((name) => ({
  name,
  named: new RegExp(`(?:^|[,\\s])${name}\\s*(?:;|,|$)`, 'i'),
  refused: new RegExp(`(?:^|[,\\s])${name}\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$)`, 'i'),
}))

/** The best encoding that an `Accept-Encoding` header takes: br, else gzip, else none. */
export const encodingFor = (header: string | string[] | undefined): Encoding => {
  if (typeof header !== 'string' || header === '') return 'identity'
  return ENCODINGS.find(({ named, refused }) => named.test(header) && !refused.test(header))?.name ?? 'identity'
}

/** Whether an `If-None-Match` header holds the tag, by weak comparison (RFC 9110, 13.1.2). */
export const matchesTag = (header: string | string[] | undefined, etag: string): boolean => {
  if (typeof header !== 'string') return false
  if (header === etag) return true
  const bare = (tag: string): string => tag.trim().replace(/^W\//, '')
  return header.trim() === '*' || header.split(',').some((tag) => bare(tag) === bare(etag))
}
