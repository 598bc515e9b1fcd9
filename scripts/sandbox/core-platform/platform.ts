import type { Clock } from '@cheji/shared/kernel/time'
import { beijingIso } from '@cheji/shared/kernel/time'
import { applyChange } from './apply-change'
import type { Change } from './change'
import type { Journal, KeptEvent } from './journal'
import { type World, sampleWorld } from './world'

/** The platform's state with its history: one change at a time, stored before it is answered. */
export class Platform {
  private current: World = sampleWorld(0)
  private kept: KeptEvent[] = []
  private lastSequence = 0
  private lastEventNumber = 0
  private tail: Promise<unknown> = Promise.resolve()

  private constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly onChange: (change: Change) => void,
  ) {}

  /** The state as it was when the sandbox last ran. */
  static async open(journal: Journal, clock: Clock, onChange: (change: Change) => void): Promise<Platform> {
    const platform = new Platform(journal, clock, onChange)
    await platform.reload()
    return platform
  }

  get world(): World {
    return this.current
  }

  /** Every event of this generation, by number. */
  get events(): readonly KeptEvent[] {
    return this.kept
  }

  /**
   * Makes one change, stores it with its events and returns these.
   *
   * @throws ChangeRefused when it cannot be made; nothing has changed then
   */
  async change(change: Change): Promise<readonly KeptEvent[]> {
    const events = await this.alone(async () => {
      const at = this.clock()
      const made = applyChange(this.current, change, at).map((draft, index): KeptEvent => ({
        ...draft,
        number: this.lastEventNumber + 1 + index,
        occurredAt: beijingIso(at),
        attempts: 0,
        deliveredAt: null,
      }))
      try {
        await this.journal.append({ _id: this.lastSequence + 1, at, change, events: made })
      } catch (error) {
        // Memory is ahead of what is stored: go back to what is stored.
        await this.reload()
        throw error
      }
      this.lastSequence += 1
      this.lastEventNumber += made.length
      this.kept.push(...made)
      return made
    })
    this.onChange(change)
    return events
  }

  async keepDelivery(event: KeptEvent): Promise<void> {
    await this.journal.keepDelivery(event)
  }

  /** Back to the sample data. Versions and event numbers rise on, so that no reader sees them fall. */
  async reset(): Promise<void> {
    await this.alone(async () => {
      await this.journal.clear(this.lastEventNumber)
      await this.reload()
    })
  }

  private async reload(): Promise<void> {
    const { generation, lastEventNumber, entries } = await this.journal.load()
    const world = sampleWorld(generation)
    for (const { change, at } of entries) applyChange(world, change, at)
    this.current = world
    this.kept = entries.flatMap(({ events }) => events)
    this.lastSequence = entries.at(-1)?._id ?? 0
    this.lastEventNumber = Math.max(lastEventNumber, this.kept.at(-1)?.number ?? 0)
  }

  private async alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.tail.then(work)
    this.tail = result.catch(() => undefined)
    return result
  }
}
