import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Aes } from 'wechatpay-axios-plugin'
import { developmentOptions } from '../options'
import { isSigned } from './pay-client'

/** A notification that arrived, opened with the independent client's own code. */
export interface Arrived {
  readonly path: string
  readonly body: string
  readonly isSigned: boolean
  readonly isProbe: boolean
  readonly serial: string
  readonly timestamp: Date
  readonly id: string
  readonly eventType: string
  /** Null where it cannot be opened. */
  readonly resource: Record<string, unknown> | null
}

export interface HookReceiver {
  readonly url: string
  readonly arrived: readonly Arrived[]
  /** What it answers from now on. */
  answer(status: number): void
  /** Resolves with the newest when so many have come in all. */
  until(count: number): Promise<Arrived>
  stop(): Promise<void>
}

/** Stands in for the BFF's `/hooks/wechat-pay/…`. */
export async function startHookReceiver(): Promise<HookReceiver> {
  const arrived: Arrived[] = []
  let status = 204
  let tell: () => void = () => undefined
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const header = (name: string) => String(request.headers[name] ?? '')
      arrived.push({
        path: request.url ?? '',
        body,
        isSigned: isSigned(header, body),
        isProbe: header('wechatpay-signature').startsWith('WECHATPAY/SIGNTEST/'),
        serial: header('wechatpay-serial'),
        timestamp: new Date(Number(header('wechatpay-timestamp')) * 1000),
        ...opened(body),
      })
      response.writeHead(status).end()
      tell()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    answer(next) {
      status = next
    },
    async until(count) {
      while (arrived.length < count)
        await new Promise<void>((resolve) => {
          tell = resolve
        })
      const newest = arrived.at(-1)
      if (!newest) throw new Error('nothing has come')
      return newest
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

interface Envelope {
  id: string
  event_type: string
  resource: { ciphertext: string; nonce: string; associated_data: string }
}

function opened(body: string): Pick<Arrived, 'id' | 'eventType' | 'resource'> {
  let envelope: Envelope
  try {
    envelope = JSON.parse(body) as Envelope
  } catch {
    return { id: '', eventType: '', resource: null }
  }
  const { id, event_type: eventType, resource } = envelope
  try {
    const plain = Aes.AesGcm.decrypt(
      resource.ciphertext,
      developmentOptions.wechatPay.apiV3Key,
      resource.nonce,
      resource.associated_data,
    )
    return { id, eventType, resource: JSON.parse(plain) as Record<string, unknown> }
  } catch {
    return { id, eventType, resource: null }
  }
}
