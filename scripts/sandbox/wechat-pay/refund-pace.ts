import type { Clock } from '@cheji/shared/kernel/time'
import { PayRefusal } from './pay-refusal'

const GOOD_A_SECOND = 150
const ERRING_A_SECOND = 6

/** How fast refunds may be asked for: 150 a second, 6 a second when they err. A storm of retries locks the merchant out. */
export class RefundPace {
  private good: number[] = []
  private erring: number[] = []

  constructor(private readonly clock: Clock) {}

  /** @throws PayRefusal FREQUENCY_LIMITED, and whatever `ask` throws */
  async keep<T>(ask: () => Promise<T>): Promise<T> {
    const now = this.clock().getTime()
    const isRecent = (at: number) => Math.abs(now - at) < 1_000
    this.good = this.good.filter(isRecent)
    this.erring = this.erring.filter(isRecent)
    if (this.good.length >= GOOD_A_SECOND || this.erring.length >= ERRING_A_SECOND)
      throw new PayRefusal('FREQUENCY_LIMITED')
    try {
      const result = await ask()
      this.good.push(now)
      return result
    } catch (error) {
      this.erring.push(now)
      throw error
    }
  }

  reset(): void {
    this.good = []
    this.erring = []
  }
}
