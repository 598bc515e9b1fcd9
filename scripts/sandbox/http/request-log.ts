import { EventEmitter } from 'node:events'

/** One request that reached a sandbox. Queries are left out where they may hold secrets. */
export interface LoggedRequest {
  readonly number: number
  readonly at: Date
  readonly system: string
  readonly method: string
  readonly path: string
  /** As faults name it; null for an address that is none of the system's. */
  readonly endpoint: string | null
  /** Null when the connection was dropped or the caller left. */
  readonly status: number | null
  readonly ms: number
  /** Kinds of the faults that hit it. */
  readonly faults: readonly string[]
  readonly requestId: string | null
}

const KEPT = 300

/** The newest requests, and who wants to hear that something happened. */
export class RequestLog {
  private requests: LoggedRequest[] = []
  private count = 0
  /** Emits `something` after each request and change. */
  readonly news = new EventEmitter().setMaxListeners(0)

  add(request: Omit<LoggedRequest, 'number'>): void {
    this.count += 1
    this.requests.push({ number: this.count, ...request })
    if (this.requests.length > KEPT) this.requests.shift()
    this.news.emit('something')
  }

  /** Newest first; only those after `number`, of one system when named. */
  list(after = 0, system?: string): readonly LoggedRequest[] {
    return this.requests.filter((it) => it.number > after && (!system || it.system === system)).reverse()
  }

  clear(): void {
    this.requests = []
  }
}
