import { randomUUID } from 'node:crypto'
import { Agent, type RequestInit, fetch } from 'undici'

export interface CallOptions {
  /** Session or staff token. */
  token?: string
  /** `Idempotency-Key`; a fresh one when left out, none when null. */
  key?: string | null
  headers?: Record<string, string>
}

export interface Answer {
  status: number
  headers: Headers
  /** Parsed JSON, else the text. */
  body: unknown
  text: string
}

/** What a test sends to a server over HTTP. */
export interface HttpClient {
  get: (path: string, options?: CallOptions) => Promise<Answer>
  post: (path: string, body?: unknown, options?: CallOptions) => Promise<Answer>
  put: (path: string, body?: unknown, options?: CallOptions) => Promise<Answer>
  patch: (path: string, body?: unknown, options?: CallOptions) => Promise<Answer>
  delete: (path: string, options?: CallOptions) => Promise<Answer>
  /** As it is: for broken bodies and odd methods. */
  raw: (path: string, init: RequestInit) => Promise<Answer>
}

// One connection a request: a kept one may be closed by the other side just when it is used again.
const dispatcher = new Agent({ pipelining: 0 })

export const createHttpClient = (url: string): HttpClient => {
  const raw = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(url + path, { ...init, dispatcher })
    const text = await response.text()
    return { status: response.status, headers: new Headers([...response.headers]), body: jsonOr(text), text }
  }
  const send = async (method: string, path: string, body: unknown, options: CallOptions = {}): Promise<Answer> => {
    const key = options.key === undefined ? randomUUID() : options.key
    return raw(path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(options.token && { authorization: `Bearer ${options.token}` }),
        ...(method === 'POST' && key !== null && { 'idempotency-key': key }),
        ...options.headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  }
  return {
    get: async (path, options) => send('GET', path, undefined, options),
    post: async (path, body = {}, options) => send('POST', path, body, options),
    put: async (path, body, options) => send('PUT', path, body, options),
    patch: async (path, body, options) => send('PATCH', path, body, options),
    delete: async (path, options) => send('DELETE', path, undefined, options),
    raw,
  }
}

const jsonOr = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
