import { createServer } from 'node:http'
import { builtFolder } from '../house/build-miniapp'
import type { Part } from '../house/supervise'
import { firstScreen } from './first-screen'
import { proxyTo } from './proxy'
import { StaticFiles } from './static-files'

export interface PreviewOptions {
  port: number
  bffUrl: string
  /** The sandbox of WeChat: what a phone would do there (mint a phone code, take an accept), the preview's page does. */
  sandboxUrl: string
  /** The built preview; where builds of it go when left out. */
  folder?: string
  /** How long a page waits for its first cards: it is worth more than they are. */
  firstCardsWithinMs?: number
}

const PROXIED = /^\/(api|assets)\//
/** A page of the sandbox, opened where WeChat would open its own; under this origin, so that what the phone keeps stays the page's. */
const CASHIER = '/wechat-pay/cashier'
const SANDBOX = /^\/sandbox(?=\/wechat\/(phone-codes|subscriptions)$)/
/** Where the cars are the page: their first cards would be out of place in any other. */
const CARS_PAGES = new Set(['/', '/pages/cars/index'])

/**
 * Serves the browser build of the mini-program on loopback: its files, the BFF's API and pictures and what
 * WeChat's sandbox needs to hear and its cashier under the same origin, and for every other path index.html, in the cars' page with the first cards already in it.
 */
export async function startPreview(options: PreviewOptions): Promise<Part & { url: string }> {
  const { port, bffUrl, sandboxUrl, folder = builtFolder('h5'), firstCardsWithinMs = 400 } = options
  const files = new StaticFiles(folder)
  const proxy = proxyTo(bffUrl)
  const cashier = proxyTo(sandboxUrl)
  const sandbox = proxyTo(sandboxUrl, (path) => path.replace(SANDBOX, '/console/api'))
  const server = createServer((request, response) => {
    // Appended, not resolved: `//host/api/` must not name another host.
    const { pathname } = new URL(`${bffUrl}${request.url ?? '/'}`)
    if (PROXIED.test(pathname)) {
      proxy(request, response)
      return
    }
    if (SANDBOX.test(pathname)) {
      sandbox(request, response)
      return
    }
    if (pathname === CASHIER) {
      cashier(request, response)
      return
    }
    const page = async () =>
      files.sendPage(CARS_PAGES.has(pathname) ? await firstScreen(bffUrl, firstCardsWithinMs) : '', request, response)
    const answer = files.has(pathname) ? files.send(pathname, request, response) : page()
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
