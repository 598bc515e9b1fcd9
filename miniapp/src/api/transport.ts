import type { Method } from '@cheji/shared/kernel/endpoint'
import Taro from '@tarojs/taro'
import { tunnelled } from '../platform/tunnelled-methods'

export interface Sent {
  url: string
  method: Method
  headers: Readonly<Record<string, string>>
  body?: unknown
  timeoutMs: number
}

export interface Received {
  status: number
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
  /** Parsed JSON, or whatever text came. */
  body: unknown
}

/** Sends one request, once. Answers of any status are answers; no answer is a `NoAnswer`. */
export type Transport = (sent: Sent) => Promise<Received>

export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
  constructor(readonly kind: 'offline' | 'timeout') {
    super(kind)
  }
}

export const taroTransport: Transport = async ({ url, method, headers, body, timeoutMs }) => {
  const carried = tunnelled(method)
  try {
    const answer = await Taro.request<unknown, string | undefined>({
      url,
      method: carried.method,
      header: { ...headers, ...carried.headers },
      data: body === undefined ? undefined : JSON.stringify(body),
      timeout: timeoutMs,
    })
    const received = Object.entries(answer.header)
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(received.map(([name, value]) => [name.toLowerCase(), String(value)])),
      body: answer.data,
    }
  } catch (error) {
    const { errMsg, message } = error as { errMsg?: string; message?: string }
    throw new NoAnswer(/time ?d? ?out/i.test(errMsg ?? message ?? '') ? 'timeout' : 'offline')
  }
}
