interface Timer {
  readonly id: number
  readonly atMs: number
  readonly everyMs: number | undefined
  readonly run: () => void
}

interface RealWork {
  readonly startedAtMs: number
}

export interface VirtualClockOptions {
  readonly startMs: number
  /** How long, in real milliseconds, to wait for one piece of real work (an HTTP answer) before time goes on without it. */
  readonly patienceMs: number
  readonly onError: (error: unknown) => void
}

const MAX_TIMERS_A_SETTLE = 20_000

/**
 * The mini-program's time. It moves only when a test lets it (`settle`), so nothing waits in real time, except for real
 * work such as HTTP: time stands still until that is done, unless it takes longer than `patienceMs`.
 */
export class VirtualClock {
  nowMs: number
  /** Grows each time a timer runs. What happens within one turn happens at once, as within one user gesture. */
  turn = 0
  patienceMs: number
  private timers: Timer[] = []
  private lastId = 0
  private readonly realWork = new Set<RealWork>()
  private wake: (() => void) | undefined
  /** Two settles at once would both move time: the second waits for the first. */
  private settling: Promise<void> = Promise.resolve()
  private readonly onError: (error: unknown) => void

  constructor({ startMs, patienceMs, onError }: VirtualClockOptions) {
    this.nowMs = startMs
    this.patienceMs = patienceMs
    this.onError = onError
  }

  /** Runs `run` once, `delayMs` of virtual time from now. Returns the timer's id. */
  after(delayMs: number, run: () => void): number {
    return this.add(delayMs, undefined, run)
  }

  every(periodMs: number, run: () => void): number {
    return this.add(periodMs, Math.max(1, periodMs), run)
  }

  cancel(id: unknown): void {
    this.timers = this.timers.filter((timer) => timer.id !== id)
  }

  /** Makes `settle` wait for work that takes real time. */
  async waitFor<T>(work: Promise<T>): Promise<T> {
    const entry: RealWork = { startedAtMs: performance.now() }
    this.realWork.add(entry)
    try {
      return await work
    } finally {
      this.realWork.delete(entry)
      this.wake?.()
    }
  }

  /** Runs what falls due within `ms` of virtual time, with the promise jobs and the real work in between. */
  async settle(ms: number): Promise<void> {
    const mine = this.settling.then(() => this.letPass(ms))
    this.settling = mine
    await mine
  }

  private async letPass(ms: number): Promise<void> {
    const endMs = this.nowMs + ms
    for (let ran = 0; ran < MAX_TIMERS_A_SETTLE;) {
      await promiseJobs()
      const next = this.earliest()
      if (next && next.atMs <= this.nowMs) {
        this.run(next)
        ran++
      } else if (this.workWorthWaitingFor().length > 0) {
        await this.someRealWork()
      } else if (next && next.atMs <= endMs) {
        this.run(next)
        ran++
      } else {
        this.nowMs = endMs
        return
      }
    }
    this.onError(new Error(`${String(MAX_TIMERS_A_SETTLE)} timers ran within ${String(ms)} ms: they never end`))
  }

  private add(delayMs: number, everyMs: number | undefined, run: () => void): number {
    const delay = Number.isFinite(delayMs) ? Math.max(0, delayMs) : 0
    this.lastId++
    this.timers.push({ id: this.lastId, atMs: this.nowMs + delay, everyMs, run })
    return this.lastId
  }

  private earliest(): Timer | undefined {
    let first: Timer | undefined
    for (const timer of this.timers) {
      if (!first || timer.atMs < first.atMs || (timer.atMs === first.atMs && timer.id < first.id)) first = timer
    }
    return first
  }

  private run(timer: Timer): void {
    this.nowMs = Math.max(this.nowMs, timer.atMs)
    this.turn++
    this.timers = this.timers.filter((each) => each !== timer)
    if (timer.everyMs !== undefined) this.timers.push({ ...timer, atMs: this.nowMs + timer.everyMs })
    try {
      timer.run()
    } catch (error) {
      this.onError(error)
    }
  }

  private workWorthWaitingFor(): RealWork[] {
    const now = performance.now()
    return [...this.realWork].filter((work) => now - work.startedAtMs < this.patienceMs)
  }

  private async someRealWork(): Promise<void> {
    const oldest = Math.min(...this.workWorthWaitingFor().map((work) => work.startedAtMs))
    const leftMs = Math.max(1, oldest + this.patienceMs - performance.now())
    await new Promise<void>((resolve) => {
      const timeout = setTimeout(resolve, leftMs)
      this.wake = () => {
        clearTimeout(timeout)
        resolve()
      }
    })
    this.wake = undefined
  }
}

const promiseJobs = () => new Promise<void>((resolve) => setImmediate(resolve))
