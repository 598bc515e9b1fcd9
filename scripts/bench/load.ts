import { type Socket, connect } from 'node:net'
import { quantile } from './statistics'

export interface Load {
  readonly port: number
  /** The next request, as it goes over the wire. */
  readonly nextRequest: () => Buffer
  readonly expectedStatus: number
  readonly milliseconds: number
  /** Kept open, with one request at a time on each. */
  readonly connections: number
}

export interface Measured {
  readonly perSecond: number
  readonly medianMs: number
  readonly p99Ms: number
}

/**
 * Asks over kept connections as fast as answers come. It reads answers only as far
 * as it must: a full HTTP client would be slower than the servers that it measures.
 *
 * @throws on any answer of another status than the expected one
 */
export async function measure(load: Load): Promise<Measured> {
  const times: number[] = []
  const startedAt = performance.now()
  const endAt = startedAt + load.milliseconds
  await Promise.all(Array.from({ length: load.connections }, async () => askOn(load, endAt, times)))
  const seconds = (performance.now() - startedAt) / 1000
  return { perSecond: times.length / seconds, medianMs: quantile(times, 0.5), p99Ms: quantile(times, 0.99) }
}

async function askOn({ port, nextRequest, expectedStatus }: Load, endAt: number, times: number[]): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise<void>((resolve, reject) => {
    let sentAt = 0
    let pending: Buffer = Buffer.alloc(0)
    const ask = () => {
      sentAt = performance.now()
      socket.write(nextRequest())
    }
    const finish = (error?: Error) => {
      socket.destroy()
      if (error) reject(error)
      else resolve()
    }
    socket.on('connect', ask)
    socket.on('error', finish)
    socket.on('close', () => finish(new Error('the server closed the connection')))
    socket.on('data', (chunk: Buffer) => {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
      const answer = completeAnswer(pending)
      if (!answer) return
      pending = pending.subarray(answer.length)
      const now = performance.now()
      times.push(now - sentAt)
      if (answer.status !== expectedStatus) finish(new Error(`answered ${answer.status}: ${answerText(socket, chunk)}`))
      else if (now >= endAt) finish()
      else ask()
    })
  })
}

/** The first answer in what came, once it is whole. */
function completeAnswer(bytes: Buffer): { status: number; length: number } | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const head = bytes.toString('latin1', 0, headEnd)
  const status = Number(head.slice(9, 12))
  const bodyStart = headEnd + 4
  const contentLength = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (status === 304) return { status, length: bodyStart }
  if (contentLength !== undefined) {
    const length = bodyStart + Number(contentLength)
    return bytes.length >= length ? { status, length } : undefined
  }
  const last = bytes.indexOf('0\r\n\r\n', bodyStart)
  return last < 0 ? undefined : { status, length: last + 5 }
}

const answerText = (socket: Socket, chunk: Buffer): string =>
  `${chunk.toString('utf8', 0, 300)} (port ${socket.remotePort})`

/** A GET as it goes over the wire. */
export const getRequest = (target: string, headers: Readonly<Record<string, string>> = {}): Buffer =>
  Buffer.from(
    [
      `GET ${target} HTTP/1.1`,
      'Host: 127.0.0.1',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      '\r\n',
    ].join('\r\n'),
  )
