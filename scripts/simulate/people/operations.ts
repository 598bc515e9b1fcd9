import { type DepositRecord, DEPOSITS } from '@cheji/bff/features/deposits/deposit.record'
import { JOBS, type JobName } from '../bff/bff-process'
import type { Fleet } from '../bff/fleet'
import { Life } from '../kernel/life'
import type { World } from '../world'

const LONGEST_WAIT_MS = 12 * 3_600_000
const LATENESS_MS = 20_000
const FAR = new Date('9000-01-01T00:00:00Z')

interface Due {
  readonly job: JobName
  readonly at: Date
}

/** Runs the jobs of the processes: soon after something comes due, often in two of them at once, and sometimes for nothing. */
export class Operations {
  private readonly observer = new Life('operations')
  private isOver = false
  private wake: () => void = () => undefined

  constructor(
    private readonly world: World,
    private readonly fleet: Fleet,
  ) {}

  /** Something was written: it may be due at once. */
  readonly written = (): void => {
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
      const now = kernel.now.getTime()
      const first = Math.min(now + LONGEST_WAIT_MS, ...due.map(({ at }) => at.getTime()))
      await this.until(Math.max(0, first - now))
      await kernel.sleep(kernel.chance.int(0, LATENESS_MS), 'jobs look')
      const ready = due.filter(({ at }) => at <= kernel.now).map(({ job }) => job)
      await this.runOnce(ready.length > 0 ? ready : JOBS)
    }
  }

  /** Whether nothing waits any more but what only time brings. */
  async rests(horizon: Date): Promise<boolean> {
    return (await this.due()).every(({ at }) => at > horizon)
  }

  private async runOnce(jobs: readonly JobName[]): Promise<void> {
    const { chance } = this.world.kernel
    const extra: JobName[] = chance.chance(0.1) ? [chance.pick(JOBS)] : []
    const runs = chance.shuffle([...jobs, ...extra]).flatMap((job) => (chance.chance(0.4) ? [job, job] : [job]))
    await Promise.all(runs.map(async (job) => this.fleet.work(job)))
  }

  private async until(ms: number): Promise<void> {
    await Promise.race([
      this.world.kernel.sleep(ms, 'jobs are due'),
      new Promise<void>((resolve) => {
        this.wake = resolve
      }),
    ])
  }

  private async due(): Promise<Due[]> {
    const { kernel, store } = this.world
    const first = async (
      job: JobName,
      path: string,
      atOf: (record: DepositRecord) => Date | undefined,
    ): Promise<Due> => {
      const [record] = await store.find<DepositRecord>(
        DEPOSITS,
        { [path]: { $lt: FAR } },
        { sort: { [path]: 1, _id: 1 }, limit: 1 },
      )
      return { job, at: (record && atOf(record)) ?? FAR }
    }
    return kernel.call(this.observer, 'what is due', async () => [
      await first('due', 'checkAt', ({ checkAt }) => checkAt ?? undefined),
      await first('refunds', 'refunds.nextAt', ({ refunds }) =>
        earliest(refunds.flatMap(({ nextAt }) => nextAt ?? [])),
      ),
      await first('outbox', 'outbox.0.visibleAt', ({ outbox }) => outbox[0]?.visibleAt),
    ])
  }
}

const earliest = (times: readonly Date[]): Date | undefined =>
  times.length > 0 ? new Date(Math.min(...times.map((at) => at.getTime()))) : undefined
