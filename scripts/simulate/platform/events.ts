import type { Fleet } from '../bff/fleet'
import type { World } from '../world'

const SECOND_MS = 1_000
const HOUR_MS = 3_600 * SECOND_MS
const LONGEST_BACKOFF_MS = 300 * SECOND_MS

/** The platform's events on their way: stored before they are answered, so worked off at least once, in any order. */
export class PlatformEvents {
  constructor(
    private readonly world: World,
    private readonly fleet: Fleet,
  ) {}

  /** A car was meant for an order, or changed. */
  changed(reference: string): void {
    const { mishaps, kernel } = this.world
    const times = mishaps.befalls('platform event twice') ? 2 : 1
    for (let time = 0; time < times; time++) {
      const latestMs = mishaps.befalls('platform event late') ? 5 * HOUR_MS : 3 * SECOND_MS
      kernel.spawn(async () => {
        await kernel.sleep(kernel.chance.int(0, latestMs), 'an event arrives')
        await this.workOff(reference)
      })
    }
  }

  private async workOff(reference: string): Promise<void> {
    const { kernel } = this.world
    for (let backoffMs = SECOND_MS; ; backoffMs = Math.min(2 * backoffMs, LONGEST_BACKOFF_MS)) {
      try {
        await this.fleet.tell('works off an event', async (process) => process.allocationChanged(reference))
        return
      } catch {
        await kernel.sleep(backoffMs, 'an event is tried again')
      }
    }
  }
}
