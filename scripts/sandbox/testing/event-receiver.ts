import { once } from 'node:events'
import { type IncomingHttpHeaders, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { UpstreamEvent } from '@cheji/bff/core-platform/contract/events'

interface Received {
  readonly headers: IncomingHttpHeaders
  readonly target: string
  readonly body: string
}

export interface EventReceiver {
  readonly url: string
  readonly received: readonly Received[]
  /** Numbers of what came, in order; those that are no JSON count as 0. */
  numbers(): number[]
  /** What it answers from now on. */
  answer(status: number): void
  /** Resolves when so many have come in all. */
  until(count: number): Promise<void>
  stop(): Promise<void>
}

/** Stands in for the BFF's `/hooks/core-platform`. */
export async function startEventReceiver(): Promise<EventReceiver> {
  const received: Received[] = []
  let status = 204
  let arrived: () => void = () => undefined
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ headers: request.headers, target: request.url ?? '', body })
      response.writeHead(status).end()
      arrived()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    numbers: () => received.map(({ body }) => numberIn(body)),
    answer(next) {
      status = next
    },
    async until(count) {
      while (received.length < count)
        await new Promise<void>((resolve) => {
          arrived = resolve
        })
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function numberIn(body: string): number {
  try {
    return (JSON.parse(body) as UpstreamEvent).number
  } catch {
    return 0
  }
}
