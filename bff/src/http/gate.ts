import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Endpoint } from '@cheji/shared/kernel/endpoint'
import type { StaffToken } from '../config'
import { ApiError } from './api-error'
import type { Exchange, Session } from './exchange'
import type { Limits } from './rate-limit'

/** Finds the session of a token; undefined when there is none, it ended or was revoked. Owned by the account feature. */
export type Authenticate = (token: string) => Promise<Session | undefined>

export interface GateOptions {
  readonly authenticate: Authenticate
  readonly limits: Limits
  readonly staffTokens: readonly StaffToken[]
  /** Keeps a record of each use of a staff token; must be done before the call is let in. */
  readonly recordStaffCall: (exchange: Exchange, method: string) => Promise<void>
}

/** Decides who may call an endpoint; the only place that does. */
export interface Gate {
  /** @throws ApiError `signed_out`, `staff_only` or `rate_limited` */
  letIn: (exchange: Exchange, request: IncomingMessage, endpoint: Pick<Endpoint, 'access' | 'method'>) => Promise<void>
}

/** Whose resource it is (`owner`, `driver`) the feature itself decides in its query: another's id is simply not found. */
export const createGate = ({ authenticate, limits, staffTokens, recordStaffCall }: GateOptions): Gate => ({
  letIn: async (exchange, request, { access, method }) => {
    if (access === 'hook') return
    const token = bearerOf(request.headers.authorization)
    if (access === 'staff') {
      await limits.byAddress(exchange.address)
      exchange.staff = token && staffNameOf(token, staffTokens)
      if (!exchange.staff) throw new ApiError('staff_only')
      await recordStaffCall(exchange, method)
      return
    }
    // A flood of false tokens must not reach the database: an address above its limit is refused before the look-up.
    if (token) await limits.refuseIfSpent(exchange.address)
    exchange.session = token ? await authenticate(token) : undefined
    await (exchange.session ? limits.byUser(exchange.session.userId) : limits.byAddress(exchange.address))
    if (access !== 'public' && !exchange.session) throw new ApiError('signed_out')
  },
})

const bearerOf = (header: string | undefined): string | undefined =>
  /^Bearer ([A-Za-z0-9._~+/=-]{16,512})$/.exec(header ?? '')?.[1]

const staffNameOf = (token: string, tokens: readonly StaffToken[]): string | undefined => {
  const digest = createHash('sha256').update(token).digest()
  return tokens.find(({ sha256 }) => timingSafeEqual(Buffer.from(sha256, 'hex'), digest))?.name
}
