import { Agent } from 'undici'
import { readAnswer } from '../../infrastructure/read-answer'
import type { MessageHeaders } from './signature'

export interface TransportRequest {
  readonly method: 'GET' | 'POST'
  readonly origin: string
  /** With its query, as it was signed. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
  readonly signal: AbortSignal
}

export interface PayAnswer {
  readonly status: number
  readonly headers: MessageHeaders
  readonly body: Buffer
}

/** How bytes reach WeChat Pay and come back: over the network, or in a simulation that owns it. Throws where no answer came. */
export interface Transport {
  readonly send: (request: TransportRequest) => Promise<PayAnswer>
  readonly close: () => Promise<void>
}

const ANSWER_LIMIT_BYTES = 64 * 1024 * 1024
const CONNECT_MS = 2_000

/** The network, over at most so many kept-alive connections a host. */
export const networkTransport = (connections: number): Transport => {
  const agent = new Agent({ connections, connect: { timeout: CONNECT_MS } })
  return {
    send: async ({ body, ...request }) => {
      const response = await agent.request({ ...request, body: body ?? null })
      const bytes = await readAnswer(response.body, ANSWER_LIMIT_BYTES)
      return { status: response.statusCode, headers: response.headers, body: bytes }
    },
    close: async () => agent.close(),
  }
}
