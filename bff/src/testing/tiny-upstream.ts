import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ReceivedRequest {
  method: string
  target: string
  headers: IncomingMessage['headers']
  body: string
}

export interface TinyUpstream {
  url: string
  received: ReceivedRequest[]
  /** How the next requests are answered; the last one stays. */
  answerWith: (...answers: ((response: ServerResponse) => void)[]) => void
  close: () => Promise<void>
}

/** A server that answers as told: for faults that must come at an exact request. */
export const startTinyUpstream = async (): Promise<TinyUpstream> => {
  const received: ReceivedRequest[] = []
  let answers: ((response: ServerResponse) => void)[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received.push({
        method: request.method ?? '',
        target: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      })
      const answer = answers.length > 1 ? answers.shift() : answers[0]
      answer?.(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`,
    received,
    answerWith: (...next) => {
      answers = next
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Answers JSON. */
export const json =
  (body: unknown, status = 200) =>
  (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
/** Answers text as it is. */
export const text =
  (body: string, status = 200) =>
  (response: ServerResponse): void => {
    response.writeHead(status).end(body)
  }
/** Cuts the connection. */
export const drop = (response: ServerResponse): void => {
  response.destroy()
}
/** Never answers. */
export const hang = (): void => undefined
