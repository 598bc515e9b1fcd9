/** Why an upstream could not be asked; it may be another time. */
export type UnavailableReason =
  | 'deadline'
  | 'network'
  | 'server_error'
  | 'throttled'
  | 'malformed'
  /** Signed by nobody we know. */
  | 'unverified'
  | 'breaker_open'
  | 'overloaded'

/** The upstream did not answer as it should: nothing is known of what it did. Repeat what is safe to repeat, later. */
export class UpstreamUnavailable extends Error {
  constructor(
    readonly reason: UnavailableReason,
    cause?: unknown,
  ) {
    super(`upstream unavailable: ${reason}`, { cause })
    this.name = 'UpstreamUnavailable'
  }
}

/** The upstream understood and refused (4xx): the same call will be refused again. */
export class UpstreamRejected extends Error {
  constructor(
    readonly status: number,
    /** The upstream's own code, or `unknown`. */
    readonly code: string,
  ) {
    super(`upstream rejected: ${status} ${code}`)
    this.name = 'UpstreamRejected'
  }
}
