import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import path from 'node:path'

const FOLDER = path.resolve(__dirname, '../console')
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
}

/** Answers `/console` and its files from the folder `console`; anything else is 404. */
export async function servePage(requested: string, response: ServerResponse): Promise<void> {
  if (requested === '/' || requested === '/console') {
    response.writeHead(302, { location: '/console/' }).end()
    return
  }
  const name = requested === '/console/' ? 'index.html' : requested.replace(/^\/console\//, '')
  const type = TYPES[path.extname(name)]
  const file = path.join(FOLDER, name)
  const bytes =
    type && requested.startsWith('/console/') && file.startsWith(FOLDER + path.sep)
      ? await readFile(file).catch(() => undefined)
      : undefined
  if (!type || !bytes) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not here\n')
    return
  }
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(bytes)
}
