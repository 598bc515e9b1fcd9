import { randomUUID } from 'node:crypto'
import { type Arguments, type Endpoint, type EndpointSchemas, type Result, pathOf } from '@cheji/shared/kernel/endpoint'
import type { ErrorBody } from '@cheji/shared/kernel/errors'

export interface CallOptions {
  /** Session or staff token. */
  token?: string
  /** `Idempotency-Key`, where the endpoint creates something; a fresh one when left out. */
  key?: string
  clientVersion?: string
}

interface Answer<T> {
  status: number
  /** The error's code; undefined when it went well. */
  code: string | undefined
  /** Present when it went well. */
  result: T
}

interface Parts {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
}

export interface ApiClient {
  /** Calls an endpoint of the contract. Rejects only when there is no answer. */
  call: <S extends EndpointSchemas>(
    endpoint: Endpoint<S>,
    args: Arguments<S>,
    options?: CallOptions,
  ) => Promise<Answer<Result<S>>>
  /** The same, for what must go well. @throws with the answer otherwise */
  ask: <S extends EndpointSchemas>(
    endpoint: Endpoint<S>,
    args: Arguments<S>,
    options?: CallOptions,
  ) => Promise<Result<S>>
}

/** Called with each answer, whatever it says. */
export type OnAnswer = (endpoint: Endpoint, status: number, body: unknown) => void

/** Speaks to a BFF as the mini-program does. */
export const createApiClient = (url: string, onAnswer: OnAnswer = () => undefined): ApiClient => {
  const call: ApiClient['call'] = async (endpoint, args, options = {}) => {
    const { params, query, body } = args as Parts
    const target = new URL(pathOf(endpoint, params), url)
    for (const [name, value] of Object.entries(query ?? {})) target.searchParams.set(name, value)
    const response = await fetch(target, {
      method: endpoint.method,
      headers: {
        'x-client-version': options.clientVersion ?? '0.1.0',
        ...(endpoint.method !== 'GET' && { 'content-type': 'application/json' }),
        ...(options.token && { authorization: `Bearer ${options.token}` }),
        ...(endpoint.creates && { 'idempotency-key': options.key ?? randomUUID() }),
      },
      ...(endpoint.method !== 'GET' && { body: JSON.stringify(body ?? {}) }),
    })
    const answered = (await response.json()) as Partial<ErrorBody>
    onAnswer(endpoint, response.status, answered)
    return { status: response.status, code: answered.error?.code, result: answered as never }
  }
  return {
    call,
    ask: async (endpoint, args, options) => {
      const { status, result } = await call(endpoint, args, options)
      if (status >= 400)
        throw new Error(`${endpoint.method} ${endpoint.path}: ${String(status)} ${JSON.stringify(result)}`)
      return result
    },
  }
}
