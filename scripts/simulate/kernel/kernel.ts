import { type SeededChance, seeded } from '../../sandbox/sample/random'
import { Life } from './life'

/** Something that can happen next. */
interface Step {
  readonly name: string
  /** Whose step it is; a dead process makes none. */
  readonly life: Life | undefined
  readonly run: () => void | Promise<void>
}

export interface KernelOptions {
  readonly seed: number
  readonly startsAt: Date
  /** More steps than this mean that the world does not come to rest. */
  readonly mostSteps: number
  readonly onStep?: ((line: string) => void) | undefined
  /** Looks at the world before each step; may crash somebody. */
  readonly beforeStep?: ((kernel: Kernel) => void) | undefined
}

/** So much happened that nothing else will. */
export class NeverRests extends Error {
  override readonly name = 'NeverRests'
}

const USUAL_PAUSE_MS = 300
const LONG_PAUSE_MS = 15_000
const LONG_PAUSE_CHANCE = 0.02

/**
 * Lets a world happen one step at a time, in an order that the seed decides, on a clock that only moves between steps. A
 * port's work is a step and its reply another; whatever else runs meanwhile, runs in between.
 */
export class Kernel {
  readonly chance: SeededChance
  steps = 0
  /** Changes with every step: two runs with the same digest went alike. */
  digest = 0
  private ready: Step[] = []
  private readonly actors: Promise<void>[] = []
  private readonly failures: Error[] = []
  private readonly stalled = new Map<Life, number>()
  private sleepers: { at: number; step: Step }[] = []
  private nowMs: number

  constructor(private readonly options: KernelOptions) {
    this.chance = seeded('simulation', options.seed)
    this.nowMs = options.startsAt.getTime()
  }

  get now(): Date {
    return new Date(this.nowMs)
  }

  /** A port call of a process. It never answers once the process is dead, though its work may have been done. */
  async call<T>(life: Life, name: string, work: () => T | Promise<T>): Promise<T> {
    return life.wait<T>((resolve, reject) => {
      this.soon(name, life, async () => {
        const reply = await outcomeOf(work)
        this.soon(`${name} answers`, life, () => {
          if ('value' in reply) resolve(reply.value)
          else reject(reply.error)
        })
      })
    })
  }

  /** A request from outside to a process: its way there and its way back are steps. @throws ConnectionLost when the process dies meanwhile */
  async request<T>(life: Life, name: string, handle: () => Promise<T>): Promise<T> {
    return life.serve<T>((resolve, reject) => {
      this.soon(name, life, () => {
        void outcomeOf(handle).then((reply) => {
          this.soon(`${name} is answered`, undefined, () => {
            if ('value' in reply) resolve(reply.value)
            else reject(reply.error)
          })
        })
      })
    })
  }

  /** Time passes for somebody outside. */
  async sleep(ms: number, name = 'wakes'): Promise<void> {
    return new Promise((resolve) => {
      this.sleepers.push({ at: this.nowMs + ms, step: { name, life: undefined, run: resolve } })
    })
  }

  /** Processes that have something under way. */
  get busy(): Life[] {
    return [...new Set(this.ready.flatMap(({ life }) => life ?? []))]
  }

  /** Somebody goes a way of his own; what he throws ends the run. */
  spawn(walk: () => Promise<void>): void {
    this.actors.push(
      outcomeOf(walk).then((end) => {
        if ('error' in end) this.failures.push(end.error)
      }),
    )
  }

  /** Everybody who was spawned, and whom they spawned, has come to his end. */
  async everybodyDone(): Promise<void> {
    for (let count = -1; count !== this.actors.length;) {
      count = this.actors.length
      await Promise.all(this.actors)
    }
  }

  /** All clocks go on by so much at once. */
  jump(ms: number): void {
    this.nowMs += ms
  }

  /** The process is gone with all that it was about to do. */
  crash(life: Life): void {
    this.ready = this.ready.filter((step) => step.life !== life)
    this.sleepers = this.sleepers.filter(({ step }) => step.life !== life)
    life.end()
  }

  /** Runs the world until `story` has ended. @throws whatever it throws, NeverRests, and Error when nothing can happen any more */
  async run(story: () => Promise<void>): Promise<void> {
    const ends: Outcome<void>[] = []
    void outcomeOf(story).then((outcome) => ends.push(outcome))
    for (;;) {
      await settled()
      const [end] = ends
      const [failure] = this.failures
      if (failure) throw failure
      if (end && 'error' in end) throw end.error
      if (end) return
      this.options.beforeStep?.(this)
      if (this.steps >= this.options.mostSteps) throw new NeverRests('the world does not come to rest')
      await this.next().run()
    }
  }

  /** The process stands still for so long, as when its machine is moved. What it had begun it then goes on with. */
  stall(life: Life, ms: number): void {
    const until = this.nowMs + ms
    this.stalled.set(life, until)
    const stopped = this.ready.filter((step) => step.life === life)
    this.ready = this.ready.filter((step) => step.life !== life)
    this.sleepers.push(...stopped.map((step) => ({ at: until, step })))
  }

  private soon(name: string, life: Life | undefined, run: Step['run']): void {
    const step = { name, life, run }
    const until = (life && this.stalled.get(life)) ?? 0
    if (until > this.nowMs) this.sleepers.push({ at: until, step })
    else this.ready.push(step)
  }

  private next(): Step {
    this.nowMs += this.chance.int(0, this.chance.chance(LONG_PAUSE_CHANCE) ? LONG_PAUSE_MS : USUAL_PAUSE_MS)
    if (this.ready.length === 0) {
      const first = Math.min(...this.sleepers.map(({ at }) => at))
      if (!Number.isFinite(first)) throw new Error('nothing can happen any more')
      this.nowMs = Math.max(this.nowMs, first)
    }
    const due = this.sleepers.filter(({ at }) => at <= this.nowMs)
    if (due.length > 0) {
      this.sleepers = this.sleepers.filter(({ at }) => at > this.nowMs)
      this.ready.push(...due.map(({ step }) => step))
    }
    const [step] = this.ready.splice(this.chance.int(0, this.ready.length - 1), 1)
    if (!step) throw new Error('no step was ready')
    this.steps += 1
    this.note(step)
    return step
  }

  private note({ name, life }: Step): void {
    for (let index = 0; index < name.length; index++)
      this.digest = Math.imul(this.digest ^ name.charCodeAt(index), 16777619)
    this.options.onStep?.(`${this.steps} ${this.now.toISOString()} ${life?.name ?? 'world'}: ${name}`)
  }
}

type Outcome<T> = { readonly value: T } | { readonly error: Error }

const outcomeOf = async <T>(work: () => T | Promise<T>): Promise<Outcome<T>> => {
  try {
    return { value: await work() }
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }
}

/** Everything that could go on without a step has gone on. */
const settled = async (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))
