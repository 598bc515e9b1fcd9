import type { ErrorCode } from '@cheji/shared/kernel/errors'
import { apiTexts } from './texts'

/** Whose fault it is: no net, no answer in time, ours, or what was asked. */
export type FailureKind = 'offline' | 'timeout' | 'server' | 'client'

interface FailureFacts {
  kind: FailureKind
  /** The API's code; `offline` and `timeout` where there was no answer, `unreadable` where it was none of ours. */
  code: ErrorCode | 'offline' | 'timeout' | 'unreadable'
  /** Plain Chinese, to be shown as it is. */
  message: string
  /** 8 characters as `7304 2916`, to be read aloud; absent where no server answered. */
  requestId?: string | undefined
  details?: unknown
  retryAfterMs?: number | undefined
}

/** What every call of the API throws, and nothing else. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
  readonly kind: FailureKind
  readonly code: FailureFacts['code']
  readonly requestId: string | undefined
  readonly details: unknown
  readonly retryAfterMs: number | undefined

  constructor(facts: FailureFacts) {
    super(facts.message)
    this.kind = facts.kind
    this.code = facts.code
    this.requestId = facts.requestId
    this.details = facts.details
    this.retryAfterMs = facts.retryAfterMs
  }

  /** Asking again may help, and asking twice does no harm by itself. */
  get isPassing(): boolean {
    return this.kind === 'offline' || this.kind === 'timeout' || PASSING.has(this.code)
  }
}

/** What needs her is asked for, and this phone holds no session; or the one that it `held` until now is gone. */
export const signedOut = (held: boolean, requestId?: string): ApiFailure =>
  new ApiFailure({
    kind: 'client',
    code: 'signed_out',
    message: held ? apiTexts.signedOut : apiTexts.signInFirst,
    requestId,
  })

const PASSING = new Set<string>(['internal', 'upstream_unavailable', 'try_later', 'warming_up', 'unreadable'])

/** `73042916` → `7304 2916`. */
export const readableRequestId = (id: string): string => (id.length === 8 ? `${id.slice(0, 4)} ${id.slice(4)}` : id)
