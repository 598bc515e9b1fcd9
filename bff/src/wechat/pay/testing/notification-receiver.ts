import { type IncomingHttpHeaders, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface NotificationReceiver {
  readonly url: string
  /** What each arrival became: what `open` made of it, or the error that it threw. */
  readonly outcomes: unknown[]
  readonly close: () => Promise<void>
}

/** Answers notifications as a hook does: 204 for what `open` takes, 401 for the rest. */
export const startNotificationReceiver = async (
  open: (rawBody: Buffer, headers: IncomingHttpHeaders) => unknown,
): Promise<NotificationReceiver> => {
  const outcomes: unknown[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      try {
        outcomes.push(open(Buffer.concat(chunks), request.headers))
        response.writeHead(204).end()
      } catch (error) {
        outcomes.push(error)
        response.writeHead(401).end()
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    outcomes,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
