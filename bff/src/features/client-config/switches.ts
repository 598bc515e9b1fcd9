import type { ClientSwitches, SwitchRule } from '@cheji/shared/client-config/client-config.contract'
import { type Clock, beijingIso } from '@cheji/shared/kernel/time'
import type { Logger } from '../../infrastructure/logging'
import type { SwitchesModel } from './switches.model'

/** A change by another process is honoured here no later than this. */
const REMEMBERED_MS = 3_000
const NOTHING_SET: ClientSwitches = { rules: [], changedAt: null, changedBy: null }

/** The switch rules, remembered for seconds. While the database is away, the last ones known hold. */
export class Switches {
  #known = NOTHING_SET
  #freshUntilMs = 0
  #reading: Promise<void> | undefined

  constructor(
    private readonly model: SwitchesModel,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  async current(): Promise<ClientSwitches> {
    if (this.clock().getTime() >= this.#freshUntilMs) {
      this.#reading ??= this.#read().finally(() => {
        this.#reading = undefined
      })
      await this.#reading
    }
    return this.#known
  }

  /** Replaces all rules and keeps those before as a record. */
  async replace(rules: SwitchRule[], by: string, at: Date): Promise<ClientSwitches> {
    await this.model.create({ rules, at, by })
    this.#freshUntilMs = 0
    return this.current()
  }

  async #read(): Promise<void> {
    try {
      const newest = await this.model.findOne().sort({ at: -1, _id: -1 }).lean()
      this.#known = newest
        ? { rules: newest.rules, changedAt: beijingIso(newest.at), changedBy: newest.by }
        : NOTHING_SET
    } catch (error) {
      this.log.warn({ err: error }, 'the switches could not be read: the last known ones hold')
    }
    this.#freshUntilMs = this.clock().getTime() + REMEMBERED_MS
  }
}
