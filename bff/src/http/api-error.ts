import { ERROR_STATUS, type ErrorCode } from '@cheji/shared/kernel/errors'

export interface ApiErrorOptions {
  /** Names the fields at fault, or what she can do instead; goes out as it is. */
  readonly details?: unknown
  /** Whole seconds after which trying again makes sense; goes out as `Retry-After`. */
  readonly retryAfterS?: number
  /** For the log only. */
  readonly cause?: unknown
}

/** A refusal that the caller sees, by its stable code; status and words come from the tables in shared. */
export class ApiError extends Error {
  readonly status: number
  readonly details: unknown
  readonly retryAfterS: number | undefined

  constructor(
    readonly code: ErrorCode,
    { details, retryAfterS, cause }: ApiErrorOptions = {},
  ) {
    super(code, { cause })
    this.name = 'ApiError'
    this.status = ERROR_STATUS[code]
    this.details = details
    this.retryAfterS = retryAfterS
  }
}
