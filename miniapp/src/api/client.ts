import type { Arguments, Endpoint, EndpointSchemas, Result } from '@cheji/shared/kernel/endpoint'
import { pathOf } from '@cheji/shared/kernel/endpoint'
import type { ErrorBody } from '@cheji/shared/kernel/errors'
import { ApiFailure, readableRequestId, signedOut } from './failure'
import type { KeptAnswer, KeptAnswers } from './kept-answers'
import { apiTexts } from './texts'
import type { Received, Transport } from './transport'
import { NoAnswer } from './transport'

export interface ClientParts {
  transport: Transport
  /** Milliseconds of the phone's clock. */
  now: () => number
  /** 0 ≤ x < 1 */
  random: () => number
  wait: (ms: number) => Promise<void>
  baseUrl: string
  clientVersion: string
  answers: KeptAnswers
  /** How many answers of an endpoint's path are kept; none when missing. */
  keeps: Readonly<Record<string, number>>
  session: {
    /** For a deed: the token, after a silent login where this phone never held one. Throws ApiFailure `signed_out`. */
    ensure: () => Promise<string>
    /** For reading: the token that there is, signing nobody in. Throws ApiFailure `signed_out`. */
    held: () => string
    /** This token is no longer good. */
    drop: (token: string) => void
  }
}

export interface CallOptions {
  /** Of a create; the same key for the same deed, however often it is tried. Made here when missing. */
  idempotencyKey?: string
}

/** A good answer with what is needed to say how old it is. */
export interface Answer<T> {
  data: T
  receivedAt: number
  sourceAgeMs: number
  /** The source itself has not been heard of for longer than promised. */
  stale: boolean
}

interface Call {
  params?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, string | undefined>>
  body?: unknown
}

const TIMEOUT_MS = 10_000
const ATTEMPTS = 3
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 5000
const KEY_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** One client for every endpoint of `shared`. It retries what is safe to repeat, signs in where an endpoint needs it, and keeps last good answers. */
export const createClient = (parts: ClientParts) => {
  const { transport, now, random, wait, answers } = parts
  const reading = new Map<string, Promise<Answer<unknown>>>()
  let clockOffsetMs = 0

  const newIdempotencyKey = (): string =>
    Array.from({ length: 26 }, () => KEY_ALPHABET[Math.floor(random() * KEY_ALPHABET.length)] ?? '0').join('')

  /** One request with everything that it carries. Throws ApiFailure on any status but 2xx and 304. */
  const once = async (target: Endpoint, call: Call, extra: Record<string, string>): Promise<Received> => {
    const received = await transport({
      url: parts.baseUrl + urlOf(target, call),
      method: target.method,
      headers: {
        'X-Client-Version': parts.clientVersion,
        ...(call.body !== undefined && { 'Content-Type': 'application/json' }),
        ...extra,
      },
      body: call.body,
      timeoutMs: TIMEOUT_MS,
    }).catch((error: unknown) => {
      const kind = error instanceof NoAnswer ? error.kind : 'offline'
      throw new ApiFailure({ kind, code: kind, message: apiTexts[kind] })
    })
    const serverTime = Date.parse(received.headers.date ?? '')
    if (!Number.isNaN(serverTime)) clockOffsetMs = serverTime - now()
    if (received.status === 304 || (received.status >= 200 && received.status < 300)) return received
    throw failureOf(received)
  }

  /**
   * `once` with a session where the endpoint wants one. A session that has ended is not renewed by itself: a lost phone
   * would be signed in again the moment after she signed out everywhere. Reading begins none either.
   */
  const signed = async (target: Endpoint, call: Call, extra: Record<string, string>): Promise<Received> => {
    if (target.access === 'public') return once(target, call, extra)
    const token = target.method === 'GET' ? parts.session.held() : await parts.session.ensure()
    try {
      return await once(target, call, { ...extra, Authorization: `Bearer ${token}` })
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.code !== 'signed_out') throw error
      parts.session.drop(token)
      throw signedOut(true, error.requestId)
    }
  }

  const patiently = async (target: Endpoint, call: Call, extra: Record<string, string>): Promise<Received> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await signed(target, call, extra)
      } catch (error) {
        const again = error instanceof ApiFailure && error.isPassing && isRepeatable(target) && attempt < ATTEMPTS
        if (!again) throw error
        const pause = error.retryAfterMs ?? FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + random())
        await wait(Math.min(pause, LONGEST_PAUSE_MS))
      }
    }
  }

  const keyOf = (target: Endpoint, call: Call): string => urlOf(target, call)

  const readOnce = async (target: Endpoint, call: Call, keep: boolean): Promise<Answer<unknown>> => {
    const key = keyOf(target, call)
    const known = answers.get(key)
    const received = await patiently(target, call, known?.etag === undefined ? {} : { 'If-None-Match': known.etag })
    const body = received.status === 304 && known ? known.body : received.body
    const answer: KeptAnswer = {
      body,
      etag: received.headers.etag ?? known?.etag,
      receivedAt: now(),
      sourceAgeMs: sourceAgeMs(body, now() + clockOffsetMs),
    }
    const most = keep ? parts.keeps[target.path] : undefined
    if (most !== undefined) answers.put({ key, group: target.path, personal: target.access !== 'public', most }, answer)
    return asAnswer(answer)
  }

  return {
    /** Calls an endpoint. Creates carry an Idempotency-Key that stays the same over all tries. */
    call: async <S extends EndpointSchemas>(
      target: Endpoint<S>,
      args: Arguments<S>,
      options: CallOptions = {},
    ): Promise<Result<S>> => {
      const extra: Record<string, string> = target.creates
        ? { 'Idempotency-Key': options.idempotencyKey ?? newIdempotencyKey() }
        : {}
      return (await patiently(target, args, extra)).body as Result<S>
    },

    /**
     * Reads (GET): asks only for what changed, keeps the answer, and asks once where several want the same.
     * `keep: false` for passing questions (counts under a filter, words half typed), which would crowd out what is worth keeping.
     */
    read: <S extends EndpointSchemas>(
      target: Endpoint<S>,
      args: Arguments<S>,
      { keep = true }: { keep?: boolean } = {},
    ): Promise<Answer<Result<S>>> => {
      const key = keyOf(target, args)
      const running = reading.get(key) ?? readOnce(target, args, keep).finally(() => reading.delete(key))
      reading.set(key, running)
      return running as Promise<Answer<Result<S>>>
    },

    /** The last good answer on the phone, if one was kept. */
    kept: <S extends EndpointSchemas>(target: Endpoint<S>, args: Arguments<S>): Answer<Result<S>> | undefined => {
      const known = answers.get(keyOf(target, args))
      return known && (asAnswer(known) as Answer<Result<S>>)
    },

    /** What tells one read from another. */
    keyOf: <S extends EndpointSchemas>(target: Endpoint<S>, args: Arguments<S>): string => keyOf(target, args),

    newIdempotencyKey,

    /** The server's clock as far as we know it. */
    serverNow: (): Date => new Date(now() + clockOffsetMs),
  }
}

export type Client = ReturnType<typeof createClient>

/** Path and query, names sorted so that the same question has the same address. */
const urlOf = (target: Endpoint, { params, query }: Call): string => {
  const pairs = Object.entries(query ?? {}).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const search = pairs
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
  return pathOf(target, params) + (search === '' ? '' : `?${search}`)
}

/** GET reads; PUT, PATCH and DELETE say how it shall be; creates carry their key. Other POSTs are tried once. */
const isRepeatable = ({ method, creates }: Endpoint): boolean => method !== 'POST' || creates

const asAnswer = ({ body, receivedAt, sourceAgeMs }: KeptAnswer): Answer<unknown> => ({
  data: body,
  receivedAt,
  sourceAgeMs,
  stale: (body as { stale?: unknown } | null)?.stale === true,
})

const sourceAgeMs = (body: unknown, serverNowMs: number): number => {
  const asOf = Date.parse(String((body as { asOf?: unknown } | null)?.asOf))
  return Number.isNaN(asOf) ? 0 : Math.max(0, serverNowMs - asOf)
}

const failureOf = ({ status, headers, body }: Received): ApiFailure => {
  const { error } = (body ?? {}) as Partial<ErrorBody>
  const requestId = error?.requestId ?? headers['x-request-id']
  const retryAfterS = Number(headers['retry-after'])
  return new ApiFailure({
    kind: status >= 500 ? 'server' : 'client',
    code: error?.code ?? 'unreadable',
    message: error?.message ?? apiTexts.unreadable,
    requestId: requestId === undefined ? undefined : readableRequestId(requestId),
    details: error?.details,
    retryAfterMs: retryAfterS > 0 ? retryAfterS * 1000 : undefined,
  })
}
