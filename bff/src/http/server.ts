import type { Server } from 'node:http'

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

/** Accepts nothing more, lets every request under way be answered, then closes what is idle. */
export const closeServer = async (server: Server): Promise<void> => {
  await new Promise<void>((resolve) => {
    const late = setTimeout(() => {
      server.closeAllConnections()
    }, DRAIN_MS)
    const idle = setInterval(() => {
      server.closeIdleConnections()
    }, 50)
    server.close(() => {
      clearTimeout(late)
      clearInterval(idle)
      resolve()
    })
    server.closeIdleConnections()
  })
}
