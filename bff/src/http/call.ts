import { createHash } from 'node:crypto'
import type { EndpointSchemas } from '@cheji/shared/kernel/endpoint'
import type { z } from 'zod'
import { ApiError } from './api-error'
import type { Exchange, Session } from './exchange'

type Part<S extends EndpointSchemas, K extends keyof EndpointSchemas> = S[K] extends z.ZodType
  ? z.output<S[K]>
  : Readonly<Record<string, never>>

/** What tells a repeat of the same creation from another one: kept in the created document under a unique index `{userId, route, key}`. */
export interface Idempotency {
  readonly route: string
  readonly key: string
  /** SHA-256 of the validated body, in hex. Another body under the same key is `idempotency_key_reused`. */
  readonly bodyHash: string
}

interface CallParts<S extends EndpointSchemas> {
  readonly params: Part<S, 'params'>
  readonly query: Part<S, 'query'>
  readonly body: Part<S, 'body'>
}

/** One validated call of an endpoint, as its handler gets it. */
export class Call<S extends EndpointSchemas = EndpointSchemas> {
  readonly params: Part<S, 'params'>
  readonly query: Part<S, 'query'>
  readonly body: Part<S, 'body'>

  constructor(
    parts: CallParts<S>,
    private readonly exchange: Exchange,
    /** The server's time when the call was admitted. */
    readonly now: Date,
    private readonly idempotencyKey: string | undefined,
    /** Adds a header to the answer. */
    readonly setHeader: (name: string, value: string) => void,
  ) {
    this.params = parts.params
    this.query = parts.query
    this.body = parts.body
  }

  /** Goes with every call to another system. */
  get requestId(): string {
    return this.exchange.requestId
  }

  get clientVersion(): string | undefined {
    return this.exchange.clientVersion
  }

  /** The caller's address, for limits only; never kept. */
  get address(): string {
    return this.exchange.address
  }

  /** Who is signed in, if anybody is: also known on public endpoints. */
  get session(): Session | undefined {
    return this.exchange.session
  }

  /** Who is signed in; always there on `user`, `owner` and `driver` endpoints. @throws ApiError `signed_out` */
  get user(): Session {
    if (!this.exchange.session) throw new ApiError('signed_out')
    return this.exchange.session
  }

  /** Name of the staff token; always there on `staff` endpoints. @throws ApiError `staff_only` */
  get staff(): string {
    if (!this.exchange.staff) throw new ApiError('staff_only')
    return this.exchange.staff
  }

  /** Always there where the endpoint creates. @throws ApiError `idempotency_key_required` */
  get idempotency(): Idempotency {
    if (!this.idempotencyKey) throw new ApiError('idempotency_key_required')
    const bodyHash = createHash('sha256').update(JSON.stringify(this.body)).digest('hex')
    return { route: this.exchange.route, key: this.idempotencyKey, bodyHash }
  }
}
