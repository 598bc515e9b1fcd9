import { addDays, beijingDay, beijingInstant } from '@cheji/shared/kernel/time'
import { type DepositRecord, DEPOSITS } from '@cheji/bff/features/deposits/deposit.record'
import { JOBS, type JobName } from '../bff/bff-process'
import type { Fleet } from '../bff/fleet'
import { Life } from '../kernel/life'
import type { World } from '../world'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const LONGEST_WAIT_MS = 3 * DAY_MS
const LATENESS_MS = 20_000
/** Bills are there by then. */
const BILLS_AT = '10:30'
const BILLS_WITHIN_MS = 12 * HOUR_MS
const BILLS_AGAIN_MS = HOUR_MS / 2
/** So long after the last payment or refund its bill may still be looked for. */
const BILLS_FOR_MS = 3 * DAY_MS
/** More orders than a run has. */
const MOST = 100
const NEVER = new Date('9000-01-01T00:00:00Z')

interface Due {
  readonly job: JobName
  readonly at: Date
}

/** Runs the jobs of the processes: soon after something comes due, often in two of them at once, and sometimes for nothing. */
export class Operations {
  private readonly observer = new Life('operations')
  private isOver = false
  private billsAt: Date
  private wake: () => void = () => undefined

  constructor(
    private readonly world: World,
    private readonly fleet: Fleet,
  ) {
    this.billsAt = this.nextBills()
  }

  /** Something was written or paid: it may be due at once. */
  hear(): void {
    this.wake()
  }

  stop(): void {
    this.isOver = true
    this.wake()
  }

  async run(): Promise<void> {
    const { kernel } = this.world
    while (!this.isOver) {
      const due = await this.due()
      const nowMs = kernel.now.getTime()
      const first = Math.min(...due.map(({ at }) => at.getTime()), nowMs + LONGEST_WAIT_MS)
      await this.untilWritten(Math.max(0, first - nowMs))
      await kernel.sleep(kernel.chance.int(0, LATENESS_MS), 'jobs look')
      await this.runOnce(due.filter(({ at }) => at <= kernel.now).map(({ job }) => job))
    }
  }

  /** Whether nothing is to come any more. */
  async rests(): Promise<boolean> {
    return (await this.due()).every(({ at }) => at >= NEVER)
  }

  private async runOnce(due: readonly JobName[]): Promise<void> {
    const { chance, now } = this.world.kernel
    const jobs = [...due, ...(chance.chance(0.1) ? [chance.pick(JOBS)] : [])]
    const runs = chance.shuffle(jobs).flatMap((job) => (chance.chance(0.3) ? [job, job] : [job]))
    const ends = await Promise.all(runs.map(async (job) => (await this.fleet.work(job)) || job !== 'bills'))
    if (due.includes('bills'))
      this.billsAt = ends.every((isDone) => isDone) ? this.nextBills() : later(now, BILLS_AGAIN_MS)
  }

  /** Some time after new bills are there next. */
  private nextBills(): Date {
    const { now, chance } = this.world.kernel
    const today = beijingInstant(beijingDay(now), BILLS_AT)
    const next = now < today ? today : beijingInstant(addDays(beijingDay(now), 1), BILLS_AT)
    return later(next, chance.int(0, BILLS_WITHIN_MS))
  }

  private async untilWritten(atMostMs: number): Promise<void> {
    await Promise.race([
      this.world.kernel.sleep(atMostMs, 'jobs are due'),
      new Promise<void>((resolve) => {
        this.wake = resolve
      }),
    ])
  }

  private async due(): Promise<Due[]> {
    const { kernel, book } = this.world
    const lastMs = book.lastMovedAt?.getTime() ?? 0
    const bills = kernel.now.getTime() < lastMs + BILLS_FOR_MS ? this.billsAt : NEVER
    return [
      ...(await kernel.call(this.observer, 'what is due', async () => this.dueInStore())),
      { job: 'bills', at: bills },
      { job: 'prices', at: bills },
      { job: 'special orders', at: bills },
    ]
  }

  private async dueInStore(): Promise<Due[]> {
    const deposits = await this.world.store.find<DepositRecord>(DEPOSITS, {}, { sort: { _id: 1 }, limit: MOST })
    const first = (job: JobName, timesOf: (record: DepositRecord) => readonly (Date | null | undefined)[]): Due => {
      const times = deposits.flatMap((record) => timesOf(record).flatMap((at) => at?.getTime() ?? []))
      return { job, at: new Date(Math.min(NEVER.getTime(), ...times)) }
    }
    return [
      first('due', ({ checkAt }) => [checkAt]),
      first('refunds', ({ refunds }) => refunds.map(({ nextAt }) => nextAt)),
      first('outbox', ({ outbox }) => [outbox[0]?.visibleAt]),
    ]
  }
}

const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms)
