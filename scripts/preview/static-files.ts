import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
}
const COMPRESSED = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt'])
/** A name with its content's hash in it never changes what it means. */
const HASHED = /\.[0-9a-f]{8,}\.[a-z]+$/
const FIRST_SCREEN = '<!--first-screen-->'
const STYLESHEET = 'rel="stylesheet"'
const WHEN_THERE = 'media="print" onload="this.media=\'all\'"'

interface Body {
  raw: Buffer
  br?: Buffer
  gzip?: Buffer
  etag: string
  type: string
  caching: string
}

/** The files of one folder, each read and compressed once for as long as it does not change. */
export class StaticFiles {
  readonly #folder: string
  readonly #bodies = new Map<string, Promise<Body>>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Whether the path names a file of the folder; index.html is a page and no file. */
  has(pathname: string): boolean {
    return pathname !== '/index.html' && this.#find(pathname) !== undefined
  }

  /** Answers with a file for which `has` is true. */
  async send(pathname: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const file = this.#find(pathname)
    if (!file) throw new Error(`There is no ${pathname}`)
    const caching = HASHED.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache'
    const key = `${file.name} ${file.mtimeMs}`
    answer(
      await this.#prepared(key, () => prepare(readFileSync(file.name), path.extname(file.name), caching)),
      request,
      response,
    )
  }

  /** Answers with index.html in which `firstScreen` stands at its mark. */
  async sendPage(firstScreen: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const file = this.#find('/index.html')
    if (!file) throw new Error('The preview is not built: npm run build:h5')
    // First screens change with the catalogue only, so the last few are all there are.
    const key = `page ${file.mtimeMs} ${digest(Buffer.from(firstScreen))}`
    const page = await this.#prepared(key, () => {
      const html = withFirstScreen(readFileSync(file.name, 'utf8'), firstScreen)
      return prepare(Buffer.from(html), '.html', 'no-cache')
    })
    answer(page, request, response)
  }

  async #prepared(key: string, make: () => Promise<Body>): Promise<Body> {
    const known = this.#bodies.get(key)
    if (known) return known
    const made = make()
    this.#bodies.set(key, made)
    return made
  }

  #find(pathname: string): { name: string; mtimeMs: number } | undefined {
    const name = path.join(this.#folder, path.normalize(decoded(pathname)))
    const status = statSync(name, { throwIfNoEntry: false })
    return status?.isFile() ? { name, mtimeMs: status.mtimeMs } : undefined
  }
}

/**
 * The first screen has a look of its own and waits for no stylesheet: until they are there they count for paper only. They
 * keep their places, because later ones overrule them.
 */
function withFirstScreen(html: string, firstScreen: string): string {
  if (firstScreen === '') return html.replace(FIRST_SCREEN, '')
  // A function, because `$` in a replacement text has a meaning.
  return html.replaceAll(STYLESHEET, `${STYLESHEET} ${WHEN_THERE}`).replace(FIRST_SCREEN, () => firstScreen)
}

async function prepare(raw: Buffer, extension: string, caching: string): Promise<Body> {
  const body = { raw, etag: digest(raw), type: TYPES[extension] ?? 'application/octet-stream', caching }
  if (!COMPRESSED.has(extension)) return body
  const params = { [constants.BROTLI_PARAM_QUALITY]: extension === '.html' ? 5 : 11 }
  const [br, zipped] = await Promise.all([compressBrotli(raw, { params }), compressGzip(raw)])
  return { ...body, br, gzip: zipped }
}

function answer(body: Body, request: IncomingMessage, response: ServerResponse): void {
  const accepted = request.headers['accept-encoding']?.toString() ?? ''
  const encoding =
    body.br && /\bbr\b/.test(accepted) ? 'br' : body.gzip && /\bgzip\b/.test(accepted) ? 'gzip' : undefined
  const bytes = (encoding && body[encoding]) ?? body.raw
  response.setHeader('cache-control', body.caching)
  response.setHeader('content-type', body.type)
  response.setHeader('etag', `"${body.etag}"`)
  response.setHeader('vary', 'accept-encoding')
  if (request.headers['if-none-match'] === `"${body.etag}"`) {
    response.writeHead(304).end()
    return
  }
  if (encoding) response.setHeader('content-encoding', encoding)
  response.writeHead(200, { 'content-length': bytes.length })
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return '/'
  }
}

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
