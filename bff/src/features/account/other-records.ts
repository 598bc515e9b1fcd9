import type { Logger } from '../../infrastructure/logging'
import type { Users } from './users'

/** Something that keeps an account from being deleted, as the screen lists it. */
export interface OpenBlocker {
  /** The feature: `test-drives`. */
  kind: string
  id: string
  /** One line that she understands. */
  words: string
}

/** What the other features hand in: each knows what it keeps of a user. */
export interface OtherFeatures {
  /** By feature: all that is kept of her, fit for her to read. */
  exporters: Readonly<Record<string, (userId: string) => Promise<Record<string, unknown>[]>>>
  /** By feature: removes what names her. Safe to repeat. */
  erasers: Readonly<Record<string, (userId: string) => Promise<void>>>
  /** What is open in any feature. */
  openBlockers: (userId: string) => Promise<OpenBlocker[]>
}

const BATCH = 100

/** Asks the other features about a user, without knowing any of them. */
export class OtherRecords {
  constructor(
    private readonly features: OtherFeatures,
    private readonly users: Users,
    private readonly log: Logger,
  ) {}

  /** Names of the features that have something to erase. */
  get erasing(): string[] {
    return Object.keys(this.features.erasers)
  }

  async openBlockers(userId: string): Promise<OpenBlocker[]> {
    return this.features.openBlockers(userId)
  }

  /** By feature, all that is kept of her. */
  async exportAll(userId: string): Promise<Record<string, Record<string, unknown>[]>> {
    const lists = Object.entries(this.features.exporters).map(
      async ([feature, exportOf]) => [feature, await exportOf(userId)] as const,
    )
    return Object.fromEntries(await Promise.all(lists))
  }

  /**
   * Has every feature remove what it holds of deleted accounts. What fails stays noted and is tried again by the job.
   * Safe to repeat and to run in many processes.
   */
  async eraseDeleted(): Promise<void> {
    for (const { userId, features } of await this.users.toErase(BATCH))
      for (const feature of features) await this.#erase(userId, feature)
  }

  /** Removes numbers whose consent was taken back, once nothing open needs them. */
  async forgetPhones(): Promise<void> {
    for (const userId of await this.users.withPhoneToForget(BATCH))
      if ((await this.openBlockers(userId)).length === 0) await this.users.forgetPhone(userId)
  }

  async #erase(userId: string, feature: string): Promise<void> {
    try {
      await this.features.erasers[feature]?.(userId)
      await this.users.erased(userId, feature)
    } catch (error) {
      this.log.error(
        { err: error, userId, feature },
        'what a feature holds of a deleted account could not be erased yet',
      )
    }
  }
}
