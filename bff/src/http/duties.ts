import type { IncomingMessage, ServerResponse } from 'node:http'
import { ERROR_MESSAGES, type ErrorBody } from '@cheji/shared/kernel/errors'
import { type Logger, plainFields } from '../infrastructure/logging'
import type { Metrics } from '../infrastructure/metrics'
import { isDatabaseAway } from '../infrastructure/mongo'
import { type Random, newRequestId } from '../infrastructure/random'
import { ApiError } from './api-error'
import { clientVersionOf, isTooOld } from './client-version'
import type { Exchange } from './exchange'
import type { Limits } from './rate-limit'

export interface DutiesOptions {
  readonly random: Random
  readonly log: Logger
  readonly metrics: Metrics
  readonly limits: Limits
  /** How many proxies in front of us are ours: so many of the last addresses in `X-Forwarded-For` are true. */
  readonly trustProxyHops: number
  readonly minimumClientVersion: string
  /** Turns a user's id into what the log may hold. */
  readonly pseudonym: (value: string) => string
  /** Served over https: browsers are told to stay there. */
  readonly https: boolean
}

/** What is owed to every request, whether Koa answers it or a prepared body does. */
export interface Duties {
  /** Gives the request its id and sees to it that the end is counted and logged. */
  begin: (request: IncomingMessage, response: ServerResponse) => Exchange
  /** What every answer bears, names and values by turns: its request id and the security headers. */
  headersOf: (exchange: Exchange) => readonly string[]
  /**
   * Admits a request that nobody is signed in for: for answers that are made without the gate.
   *
   * @throws ApiError `client_too_old` or `rate_limited`
   */
  admit: (exchange: Exchange) => Promise<void>
  /** @throws ApiError `client_too_old` */
  refuseOldClient: (exchange: Exchange) => void
  /** Turns what was thrown into the answer's body, status and headers; an unknown error is logged and becomes `internal`. */
  errorAnswer: (exchange: Exchange, error: unknown) => ErrorAnswer
}

export interface ErrorAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Routes that are asked every few seconds by machines. */
const QUIET_ROUTES = new Set(['/healthz', '/readyz', '/metrics'])

export const createDuties = (options: DutiesOptions): Duties => {
  const { random, log, metrics, limits, trustProxyHops, minimumClientVersion, pseudonym, https } = options

  const lines = plainFields(log)
  const end = (exchange: Exchange, request: IncomingMessage, response: ServerResponse): void => {
    const ms = performance.now() - exchange.startedMs
    const method = request.method ?? ''
    const status = response.writableFinished ? response.statusCode : 499
    metrics.requests.observe({ method, route: exchange.route, status }, ms / 1000)
    lines[QUIET_ROUTES.has(exchange.route) ? 'debug' : 'info']({
      requestId: exchange.requestId,
      method,
      route: exchange.route,
      status,
      ms: Math.round(ms * 10) / 10,
      client: exchange.clientVersion,
      user: exchange.session && pseudonym(exchange.session.userId),
      staff: exchange.staff,
      error: exchange.error,
    })
  }

  const refuseOldClient = ({ clientVersion }: Exchange): void => {
    if (isTooOld(clientVersion, minimumClientVersion))
      throw new ApiError('client_too_old', { details: { minimumClientVersion } })
  }

  const security = [
    'X-Content-Type-Options',
    'nosniff',
    'Referrer-Policy',
    'no-referrer',
    'Content-Security-Policy',
    "default-src 'none'; frame-ancestors 'none'",
    ...(https ? ['Strict-Transport-Security', 'max-age=31536000'] : []),
  ]

  return {
    begin: (request, response) => {
      const exchange: Exchange = {
        requestId: newRequestId(random),
        startedMs: performance.now(),
        address: addressOf(request, trustProxyHops),
        clientVersion: clientVersionOf(request.headers['x-client-version']),
        route: 'unmatched',
        session: undefined,
        staff: undefined,
        error: undefined,
      }
      response.on('close', () => {
        end(exchange, request, response)
      })
      return exchange
    },
    headersOf: ({ requestId }) => ['X-Request-Id', requestId, ...security],
    admit: async (exchange) => {
      refuseOldClient(exchange)
      await limits.byAddress(exchange.address)
    },
    refuseOldClient,
    errorAnswer: (exchange, error) => {
      const { requestId } = exchange
      const refusal = refusalOf(error)
      if (refusal.status >= 500)
        log[refusal.code === 'internal' ? 'error' : 'warn'](
          { err: refusal.cause ?? refusal, requestId, route: exchange.route },
          refusal.code,
        )
      exchange.error = refusal.code
      const body: ErrorBody = {
        error: {
          code: refusal.code,
          message: ERROR_MESSAGES[refusal.code],
          requestId,
          ...(refusal.details !== undefined && { details: refusal.details }),
        },
      }
      return {
        status: refusal.status,
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          'Cache-Control': 'no-store',
          ...(refusal.retryAfterS !== undefined && { 'Retry-After': String(refusal.retryAfterS) }),
          // The rest of the body is not read: the connection cannot be used again.
          ...(refusal.code === 'body_too_large' && { Connection: 'close' }),
        },
        body: JSON.stringify(body),
      }
    },
  }
}

/** What she is told of an error. With the database away a write may have been done or not; to try again is safe. */
const refusalOf = (error: unknown): ApiError => {
  if (error instanceof ApiError) return error
  if (isDatabaseAway(error)) return new ApiError('try_later', { retryAfterS: 5, cause: error })
  return new ApiError('internal', { cause: error })
}

const addressOf = (request: IncomingMessage, trustedHops: number): string => {
  const direct = request.socket.remoteAddress ?? ''
  if (trustedHops === 0) return direct
  const forwarded = [request.headers['x-forwarded-for'] ?? []]
    .flat()
    .flatMap((header) => header.split(','))
    .map((address) => address.trim())
  return forwarded.at(-trustedHops) ?? forwarded[0] ?? direct
}
