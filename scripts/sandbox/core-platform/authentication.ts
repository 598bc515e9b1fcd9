import { HEADERS, SIGNATURE_WINDOW_S, isFresh, signatureMatches } from '@cheji/bff/core-platform/contract/signing'
import type { Clock } from '@cheji/shared/kernel/time'
import type { SandboxRequest } from '../http/system'

export type SignatureFault =
  'unknown_key' | 'stale_timestamp' | 'invalid_nonce' | 'invalid_signature' | 'nonce_replayed'

/** Checks that requests are signed, fresh and new. */
export class Authentication {
  /** Nonce → milliseconds until which it is remembered. */
  private readonly seen = new Map<string, number>()

  constructor(
    private readonly keyId: string,
    private readonly secret: string,
    private readonly clock: Clock,
  ) {}

  /** What is wrong with a request; undefined when nothing is. A nonce counts only with a true signature. */
  faultOf({ method, target, headers, body }: SandboxRequest): SignatureFault | undefined {
    const header = (name: string) => String(headers[name] ?? '')
    const now = this.clock()
    const timestamp = header(HEADERS.timestamp)
    const nonce = header(HEADERS.nonce)
    if (header(HEADERS.keyId) !== this.keyId) return 'unknown_key'
    if (!isFresh(timestamp, now)) return 'stale_timestamp'
    if (!/^[\x21-\x7e]{16,64}$/.test(nonce)) return 'invalid_nonce'
    if (!signatureMatches(this.secret, { method, target, timestamp, nonce, body }, header(HEADERS.signature)))
      return 'invalid_signature'
    if (this.remembers(nonce, now.getTime())) return 'nonce_replayed'
    return undefined
  }

  private remembers(nonce: string, nowMs: number): boolean {
    for (const [old, until] of this.seen) {
      if (until >= nowMs) break
      this.seen.delete(old)
    }
    if (this.seen.has(nonce)) return true
    // A timestamp may lie ahead as far as it may lie behind.
    this.seen.set(nonce, nowMs + 2 * SIGNATURE_WINDOW_S * 1000)
    return false
  }
}
