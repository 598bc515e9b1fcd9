import { ApiError } from '@cheji/bff/http/api-error'
import type { DepositsService } from '@cheji/bff/features/deposits/deposits.service'
import { isDatabaseAway } from '@cheji/bff/infrastructure/mongo'
import { UpstreamUnavailable } from '@cheji/bff/infrastructure/upstream-errors'
import { ConnectionLost, type Life } from '../kernel/life'
import type { World } from '../world'
import { BffProcess, type JobName } from './bff-process'

const RESTARTS_WITHIN_MS = 30_000
const FAILURE_CHANCE = 0.005
const CRASH_PART = 0.6
/** Longer than every lease. */
const STALL_MS = 180_000
/** No run goes on for long without one. */
const CRASH_BY_STEP = 100

/** The processes of the BFF: some run, some have just died and come back as new ones on the same database. */
export class Fleet {
  private processes: BffProcess[] = []
  private readonly dead: BffProcess[] = []
  private born = 0
  /** Errors that no outside trouble explains. */
  readonly surprises: string[] = []

  constructor(
    private readonly world: World,
    size: number,
  ) {
    for (let index = 0; index < size; index++) this.start()
  }

  /** One that runs. @throws ConnectionLost when none does */
  get any(): BffProcess {
    if (this.processes.length === 0) throw new ConnectionLost('nobody listens')
    return this.world.kernel.chance.pick(this.processes)
  }

  /** Now and then one of those that have something under way dies, or stands still for a while. */
  maybeFail(): void {
    const { mishaps, kernel } = this.world
    const isOverdue = mishaps.of('crash') === 0 && kernel.steps >= CRASH_BY_STEP
    if (mishaps.isCalm || !(isOverdue || kernel.chance.chance(FAILURE_CHANCE))) return
    const busy = kernel.busy.filter((life) => this.processes.some((process) => process.life === life))
    if (busy.length === 0) return
    const life = kernel.chance.pick(busy)
    if (isOverdue || kernel.chance.chance(CRASH_PART)) {
      mishaps.count('crash')
      this.crash(life)
    } else {
      mishaps.count('stall')
      kernel.stall(life, kernel.chance.int(STALL_MS / 20, STALL_MS))
    }
  }

  /** A request of hers: answered, refused with a code, or lost. @throws whatever the process answers, ConnectionLost */
  async ask<T>(name: string, handle: (service: DepositsService) => Promise<T>): Promise<T> {
    const { kernel, mishaps } = this.world
    const { life, service } = this.any
    const answer = await kernel.request(life, name, async () => this.watched(name, async () => handle(service)))
    if (mishaps.befalls('answer to her lost')) throw new ConnectionLost('the answer was lost')
    return answer
  }

  /** A message from outside. */
  async tell<T>(name: string, handle: (process: BffProcess) => Promise<T>): Promise<T> {
    const process = this.any
    return this.world.kernel.request(process.life, name, async () => this.watched(name, async () => handle(process)))
  }

  /** One run of a job in one of the processes. False when it failed or the process died: whoever runs next goes on with it. */
  async work(name: JobName): Promise<boolean> {
    try {
      await this.tell(name, async (process) => process.jobs[name]())
      return true
    } catch {
      return false
    }
  }

  /** Lets go of what the dead and the living still hold. */
  bury(): void {
    for (const { life } of [...this.dead, ...this.processes]) life.bury()
  }

  private crash(life: Life): void {
    const { kernel } = this.world
    kernel.crash(life)
    this.dead.push(...this.processes.filter((process) => process.life === life))
    this.processes = this.processes.filter((process) => process.life !== life)
    kernel.spawn(async () => {
      await kernel.sleep(kernel.chance.int(0, RESTARTS_WITHIN_MS), 'a process comes back')
      this.start()
    })
  }

  private start(): void {
    this.born += 1
    this.processes.push(new BffProcess(this.world, `process ${this.born}`))
  }

  private async watched<T>(name: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (!isOutsideTrouble(error)) this.surprises.push(`${name}: ${error instanceof Error ? (error.stack ?? '') : ''}`)
      throw error
    }
  }
}

const isOutsideTrouble = (error: unknown): boolean =>
  error instanceof ApiError ||
  error instanceof UpstreamUnavailable ||
  error instanceof ConnectionLost ||
  isDatabaseAway(error) ||
  (error instanceof AggregateError && error.errors.every(isOutsideTrouble))
