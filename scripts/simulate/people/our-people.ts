import type { Fleet } from '../bff/fleet'
import { TRIM } from '../platform/small-world'
import type { World } from '../world'
import type { Words } from './buyer'

const HOUR_MS = 3_600_000

/** Our own people, who may give back more than the rule says, and sometimes try to give back less. */
export const ourPeople = async (
  { kernel, mishaps, platform }: World,
  fleet: Fleet,
  words: readonly Words[],
  isOver: () => boolean,
): Promise<void> => {
  const { chance } = kernel
  while (!isOver()) {
    await kernel.sleep(chance.int(HOUR_MS, 20 * HOUR_MS), 'our people decide')
    if (isOver()) return
    if (words.length === 0 || !mishaps.befalls('refund by our people')) continue
    const { depositId } = chance.pick(words)
    const depositFen = platform.priceOf(TRIM)?.depositFen ?? 0
    const refundFen = chance.chance(0.5) ? depositFen : chance.int(1, depositFen)
    await fleet
      .tell('our people give back', async (process) => process.staffRefund(depositId, refundFen))
      .catch(() => undefined)
  }
}
