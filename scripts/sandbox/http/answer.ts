import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** What a handler answers: JSON, bytes of a media type, or lines of an event stream for as long as the reader stays. */
export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: object
  readonly bytes?: { readonly type: string; readonly body: Buffer }
  /** True for an answer to which the system adds nothing: no field, no signature. */
  readonly isPlain?: boolean
  readonly stream?: (write: (event: string) => void, gone: AbortSignal) => void
}

/** A field that no contract knows: readers must ignore what they do not know. */
export const UNKNOWN_FIELD = { x_sandbox: 'a field that no contract names' } as const

const gzipped = promisify(gzip)
const WORTH_COMPRESSING = 1024

/** Writes an answer; gzip where the reader asked for it. */
export async function send(
  response: ServerResponse,
  { status, headers = {}, json, bytes, stream }: Answer,
  asked: IncomingHttpHeaders,
): Promise<void> {
  if (stream) {
    keepOpen(response, headers, stream)
    return
  }
  const type = bytes?.type ?? 'application/json; charset=utf-8'
  const plain = bytes?.body ?? Buffer.from(json === undefined ? '' : JSON.stringify(json))
  const compress = plain.length >= WORTH_COMPRESSING && /\bgzip\b/.test(asked['accept-encoding'] ?? '')
  const body = compress ? await gzipped(plain, { level: 4 }) : plain
  if (response.destroyed) return
  response.writeHead(status, {
    ...(plain.length > 0 && { 'content-type': type }),
    'content-length': body.length,
    'cache-control': 'no-store',
    vary: 'accept-encoding',
    ...(compress && { 'content-encoding': 'gzip' }),
    ...headers,
  })
  response.end(body)
}

function keepOpen(
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
  stream: NonNullable<Answer['stream']>,
): void {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', ...headers })
  stream((event) => response.write(`data: ${event}\n\n`), gone.signal)
}
