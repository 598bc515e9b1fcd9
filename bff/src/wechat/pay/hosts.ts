import type { Clock } from '@cheji/shared/kernel/time'

/** The address of WeChat Pay's interfaces, and the second one that it keeps for when the first cannot be reached. */
export const PUBLIC_URL = 'https://api.mch.weixin.qq.com'
const PUBLIC_SECOND_URL = 'https://api2.mch.weixin.qq.com'

const FAILURES_BEFORE_MOVING = 2
const BACK_AFTER_MS = 10 * 60_000

/** Which of the addresses is asked: the other one after two failed connections, the first again ten minutes later. */
export class Hosts {
  private readonly urls: readonly [string, ...string[]]
  private index = 0
  private failures = 0
  private movedAt = 0

  /** `second` is known by itself where `first` is the public address. */
  constructor(
    first: string,
    second: string | undefined,
    private readonly clock: Clock,
  ) {
    const other = second ?? (first === PUBLIC_URL ? PUBLIC_SECOND_URL : undefined)
    this.urls = other === undefined ? [first] : [first, other]
  }

  get current(): string {
    if (this.index > 0 && this.clock().getTime() - this.movedAt >= BACK_AFTER_MS) this.index = 0
    return this.urls[this.index] ?? this.urls[0]
  }

  /** An answer came, whatever it said. */
  answered(url: string): void {
    if (url === this.urls[this.index]) this.failures = 0
  }

  /** No answer came. */
  failed(url: string): void {
    if (url !== this.urls[this.index]) return
    this.failures += 1
    if (this.failures < FAILURES_BEFORE_MOVING || this.urls.length === 1) return
    this.index = (this.index + 1) % this.urls.length
    this.failures = 0
    this.movedAt = this.clock().getTime()
  }
}
