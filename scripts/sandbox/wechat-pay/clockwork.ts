import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '@cheji/shared/kernel/time'

/** Work that comes due at a time of its own. */
export interface DueWork {
  doDue(): Promise<void>
  /** When there is more to do; null for never. */
  nextAt(): Promise<Date | null>
}

const LONGEST_PAUSE_MS = 60_000
/** After a failure, as of a database that is away. */
const TROUBLE_PAUSE_MS = 1_000

/** Does what is due, when it is due on the sandboxes' clock. */
export class Clockwork {
  private readonly stopped = new AbortController()
  private pause = new AbortController()
  private readonly running: Promise<void>

  constructor(
    private readonly works: readonly DueWork[],
    private readonly clock: Clock,
  ) {
    this.running = this.run()
  }

  /** Looks again at once: there is something new, or the clock was moved. */
  wake(): void {
    this.pause.abort()
  }

  async stop(): Promise<void> {
    this.stopped.abort()
    this.wake()
    await this.running
  }

  private async run(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      this.pause = new AbortController()
      const pauseMs = await this.doDue()
      if (pauseMs > 0) await wait(pauseMs, undefined, { signal: this.pause.signal }).catch(() => undefined)
    }
  }

  /** Returns the milliseconds until there is more to do. What fails is tried again. */
  private async doDue(): Promise<number> {
    try {
      for (const work of this.works) await work.doDue()
      return Math.min(LONGEST_PAUSE_MS, ...(await this.pausesMs()))
    } catch (error) {
      process.stderr.write(`sandbox: wechat-pay: ${String(error)}\n`)
      return TROUBLE_PAUSE_MS
    }
  }

  private async pausesMs(): Promise<number[]> {
    const times = await Promise.all(this.works.map((work) => work.nextAt()))
    const now = this.clock().getTime()
    return times.map((at) => (at ? at.getTime() - now : LONGEST_PAUSE_MS))
  }
}
