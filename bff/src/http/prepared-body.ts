import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

type Encoding = 'br' | 'gzip' | 'identity'

/** How old what an answer says is. */
export interface BodyFreshness {
  /** ISO 8601; when the core platform last confirmed it. */
  readonly asOf: string
  readonly stale: boolean
}

/** An answer as it travels. */
export interface PackedBody {
  readonly bytes: Buffer
  /** Headers of a 200, names and values by turns. */
  readonly head: readonly string[]
}

/** A public answer, serialised and hashed once and compressed at most once for each encoding. */
export interface PreparedBody {
  /**
   * Hash of all that the body says but `asOf`, which moves on while nothing else does: hence a weak tag. A 304 carries the
   * new `asOf` in `X-As-Of`.
   */
  readonly etag: string
  /** Headers of a 304, names and values by turns. */
  readonly validators: readonly string[]
  /** For an `Accept-Encoding` header. */
  readonly packed: (accepted: string | string[] | undefined) => PackedBody
}

/** Public data that anyone may keep, but not show without asking whether it still holds: a price must never outlive its list. */
const CACHE_CONTROL = 'public, no-cache'
/** Smaller than this a compressed body saves nothing. */
const COMPRESS_FROM_BYTES = 1024

/** Prepares `{ asOf, stale, ...content }`. `content` must be JSON already and is not kept. */
export const prepareBody = (freshness: BodyFreshness, content: object): PreparedBody => {
  const { asOf, stale } = freshness
  const said = JSON.stringify({ stale, ...content })
  const plain = Buffer.from(`{"asOf":${JSON.stringify(asOf)},${said.slice(1)}`)
  const etag = `W/"${createHash('sha256').update(said).digest('base64url')}"`
  const validators = ['ETag', etag, 'Cache-Control', CACHE_CONTROL, 'Vary', 'Accept-Encoding', 'X-As-Of', asOf]
  const made = new Map<Encoding, PackedBody>()
  const pack = (encoding: Encoding): PackedBody => {
    const isSmall = encoding === 'identity' || plain.length < COMPRESS_FROM_BYTES
    const bytes = isSmall ? plain : compress(plain, encoding)
    const length = ['Content-Type', 'application/json; charset=utf-8', 'Content-Length', String(bytes.length)]
    return { bytes, head: [...validators, ...length, ...(isSmall ? [] : ['Content-Encoding', encoding])] }
  }
  return {
    etag,
    validators,
    packed: (accepted) => {
      const encoding = encodingFor(accepted)
      const known = made.get(encoding)
      if (known) return known
      const packed = pack(encoding)
      made.set(encoding, packed)
      return packed
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

/** Clients send few different headers; what strangers make up must not pile up. */
const HEADERS_KNOWN = 64
const known = new Map<string, Encoding>()

/** The best encoding that an `Accept-Encoding` header takes: br, else gzip, else none. */
const encodingFor = (header: string | string[] | undefined): Encoding => {
  if (typeof header !== 'string' || header === '') return 'identity'
  const before = known.get(header)
  if (before) return before
  const encoding =
    ENCODINGS.find(({ named, refused }) => named.test(header) && !refused.test(header))?.name ?? 'identity'
  if (known.size >= HEADERS_KNOWN) known.clear()
  known.set(header, encoding)
  return encoding
}

/** Whether an `If-None-Match` header holds the tag, by weak comparison (RFC 9110, 13.1.2). */
export const matchesTag = (header: string | string[] | undefined, etag: string): boolean => {
  if (typeof header !== 'string') return false
  if (header === etag) return true
  const bare = (tag: string): string => tag.trim().replace(/^W\//, '')
  return header.trim() === '*' || header.split(',').some((tag) => bare(tag) === bare(etag))
}
