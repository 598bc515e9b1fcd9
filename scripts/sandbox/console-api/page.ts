import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import path from 'node:path'
import { build } from 'esbuild'

const FOLDER = path.resolve(__dirname, '../console')
const FILES: Readonly<Record<string, { type: string; read: () => Promise<string> }>> = {
  'index.html': { type: 'text/html; charset=utf-8', read: () => readFile(path.join(FOLDER, 'index.html'), 'utf8') },
  'console.css': { type: 'text/css; charset=utf-8', read: () => readFile(path.join(FOLDER, 'console.css'), 'utf8') },
  'main.js': { type: 'text/javascript; charset=utf-8', read: () => script() },
}

/** Answers `/console/` with its three files; anything else is 404. */
export async function servePage(requested: string, response: ServerResponse): Promise<void> {
  if (requested === '/' || requested === '/console') {
    response.writeHead(302, { location: '/console/' }).end()
    return
  }
  const file = FILES[requested === '/console/' ? 'index.html' : requested.replace(/^\/console\//, '')]
  if (!file || !requested.startsWith('/console/')) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not here\n')
    return
  }
  response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-store' }).end(await file.read())
}

let bundled: Promise<string> | undefined

/** The page's script, made from its sources when somebody first opens the page. */
const script = (): Promise<string> => (bundled ??= bundle())

const bundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [path.join(FOLDER, 'main.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  })
  return outputFiles[0]?.text ?? ''
}
