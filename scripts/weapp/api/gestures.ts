import type { VirtualClock } from '../runtime/virtual-clock'

/**
 * Some APIs work only as the direct answer to a tap (or to a finished payment). A gesture lasts for the turn it began in:
 * promise jobs belong to it, timers and answers that come later do not.
 */
export class Gestures {
  private turn = -1

  constructor(private readonly clock: VirtualClock) {}

  begin(): void {
    this.turn = this.clock.turn
  }

  get isActive(): boolean {
    return this.turn === this.clock.turn
  }
}
