import { createServer } from 'node:http'
import { builtFolder } from '../house/build-miniapp'
import type { Part } from '../house/supervise'
import { firstScreen } from './first-screen'
import { proxyTo } from './proxy'
import { StaticFiles } from './static-files'

export interface PreviewOptions {
  port: number
  bffUrl: string
}

const PROXIED = /^\/(api|assets)\//

/**
 * Serves the browser build of the mini-program on loopback: its files, the BFF's API and pictures under the same
 * origin, and for every other path index.html with the first cards already in it.
 */
export async function startPreview({ port, bffUrl }: PreviewOptions): Promise<Part & { url: string }> {
  const files = new StaticFiles(builtFolder('h5'))
  const proxy = proxyTo(bffUrl)
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', bffUrl)
    if (PROXIED.test(pathname)) {
      proxy(request, response)
      return
    }
    const answer = files.has(pathname)
      ? files.send(pathname, request, response)
      : firstScreen(bffUrl).then(async (html) => files.sendPage(html, request, response))
    answer.catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
      response.end(error instanceof Error ? error.message : String(error))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const listening = typeof address === 'object' && address ? address.port : port

  let expected = false
  const ended = new Promise<{ expected: boolean; lastLines: string }>((resolve) => {
    server.once('close', () => resolve({ expected, lastLines: '' }))
  })
  return {
    url: `http://127.0.0.1:${listening}`,
    ended,
    async stop() {
      expected = true
      server.close()
      server.closeAllConnections()
      await ended
    },
  }
}
