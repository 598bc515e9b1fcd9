import type { Server } from 'node:http'
import { Server as NetServer } from 'node:net'

/** Limits for slow and broken clients. */
export const guardServer = (server: Server): Server => {
  server.requestTimeout = 30_000
  server.headersTimeout = 10_000
  // Longer than the idle time of the proxies in front, so that they never send into a connection that is being closed.
  server.keepAliveTimeout = 65_000
  server.maxRequestsPerSocket = 0
  return server
}

/** How long answers under way may take once the process is asked to stop. */
const DRAIN_MS = 15_000
/** How long a connection that is idle stays open then: a request may be on its way in it. */
const LAST_REQUESTS_MS = 250

/**
 * Accepts no more connections, answers every request that comes in those there are and tells each caller not to send
 * another, then closes what is idle.
 */
export const closeServer = async (server: Server): Promise<void> => {
  server.prependListener('request', (_, response) => {
    response.shouldKeepAlive = false
  })
  await new Promise<void>((resolve) => {
    let idle: NodeJS.Timeout | undefined
    const last = setTimeout(() => {
      server.closeIdleConnections()
      idle = setInterval(() => {
        server.closeIdleConnections()
      }, 50)
    }, LAST_REQUESTS_MS)
    const late = setTimeout(() => {
      server.closeAllConnections()
    }, DRAIN_MS)
    // Not the HTTP server's own close: that one cuts idle connections at once, and with them what is on its way.
    NetServer.prototype.close.call(server, () => {
      clearTimeout(last)
      clearInterval(idle)
      clearTimeout(late)
      resolve()
    })
  })
}
