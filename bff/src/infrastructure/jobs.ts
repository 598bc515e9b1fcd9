import { randomUUID } from 'node:crypto'
import type { Clock } from '@cheji/shared/kernel/time'
import { type Connection, Schema } from 'mongoose'
import { createLoop } from './loop'
import type { Logger } from './logging'
import type { Metrics } from './metrics'
import { isDuplicateKey } from './mongo'
import type { Random } from './random'

/** What a run may ask. */
export interface JobRun {
  readonly now: Date
  /** Aborted when the lease is about to end. */
  readonly signal: AbortSignal
}

export interface JobsOptions {
  readonly connection: Connection
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  readonly metrics: Metrics
  readonly pollMs?: number
  readonly leaseMs?: number
}

interface Lease {
  _id: string
  /** Not before this time; a claim moves it ahead by the lease, so that a crashed run is repeated. */
  dueAt: Date
  token: number
  holder: string
  lastDoneAt: Date | null
}

interface Job {
  readonly name: string
  readonly everyMs: number
  readonly run: (run: JobRun) => Promise<void>
}

const schema = new Schema<Lease>({
  _id: { type: String, required: true },
  dueAt: { type: Date, required: true },
  token: { type: Number, required: true },
  holder: { type: String, required: true },
  lastDoneAt: { type: Date, default: null },
})

const LEASE_MS = 60_000

/** Runs periodic jobs, each in one process at a time; a run that a crash cut short is repeated by whoever comes next. */
export class Jobs {
  private readonly jobs: Job[] = []
  private readonly holder = randomUUID()
  private readonly leases
  readonly models
  private readonly loop
  /** By name: a job that takes long keeps no other one waiting. */
  private readonly running = new Map<string, Promise<void>>()

  constructor(private readonly options: JobsOptions) {
    const { connection, random, log, pollMs = 1_000 } = options
    this.leases = connection.model<Lease>('JobLease', schema, 'job_leases')
    this.models = [this.leases] as const
    this.loop = createLoop({ name: 'jobs', everyMs: pollMs, random, log, run: async () => this.beginDue() })
  }

  /** Declares a job that runs every `everyMs` in one of the processes. It must be safe to repeat. Before `start`. */
  every(name: string, everyMs: number, run: Job['run']): void {
    this.jobs.push({ name, everyMs, run })
  }

  start(): void {
    this.loop.start()
  }

  /** Looks for due jobs at once. */
  wake(): void {
    this.loop.wake()
  }

  /** Begins no more runs and waits for the present ones. */
  async stop(): Promise<void> {
    await this.loop.stop()
    await Promise.all(this.running.values())
  }

  /** Claims what is due and lets it run; a job that still runs here is left alone. */
  private async beginDue(): Promise<void> {
    const idle = this.jobs.filter(({ name }) => !this.running.has(name))
    const notDue = await this.notDue(idle)
    await Promise.all(
      idle.map(async (job) => {
        if (this.loop.stopped || notDue.has(job.name)) return
        const lease = await this.claim(job.name)
        if (lease) this.running.set(job.name, this.run(job, lease))
      }),
    )
  }

  /** One question for all of them: a claim that is refused costs far more. */
  private async notDue(jobs: readonly Job[]): Promise<Set<string>> {
    const filter = { _id: { $in: jobs.map(({ name }) => name) }, dueAt: { $gt: this.options.clock() } }
    const leases = await this.leases.find(filter, { _id: 1 }).lean()
    return new Set(leases.map(({ _id }) => _id))
  }

  private async run({ name, everyMs, run }: Job, { token }: Lease): Promise<void> {
    const { clock, leaseMs = LEASE_MS, metrics, log } = this.options
    try {
      await run({ now: clock(), signal: AbortSignal.timeout(leaseMs * 0.8) })
      metrics.jobs.inc({ job: name, outcome: 'done' })
    } catch (error) {
      log.error({ err: error, job: name }, 'a job failed')
      metrics.jobs.inc({ job: name, outcome: 'failed' })
    }
    const now = clock()
    try {
      const next = { dueAt: new Date(now.getTime() + everyMs), lastDoneAt: now }
      await this.leases.updateOne({ _id: name, token }, { $set: next })
    } catch (error) {
      // The lease runs out by itself, and the job runs again.
      log.warn({ err: error, job: name }, 'the end of a job could not be noted')
    }
    this.running.delete(name)
  }

  private async claim(name: string): Promise<Lease | undefined> {
    const { clock, leaseMs = LEASE_MS } = this.options
    const now = clock()
    try {
      const lease = await this.leases.findOneAndUpdate(
        { _id: name, dueAt: { $lte: now } },
        { $set: { dueAt: new Date(now.getTime() + leaseMs), holder: this.holder }, $inc: { token: 1 } },
        { upsert: true, returnDocument: 'after', lean: true },
      )
      return lease ?? undefined
    } catch (error) {
      // The lease exists and is not due: the upsert tried to make a second one.
      if (isDuplicateKey(error)) return undefined
      throw error
    }
  }
}
