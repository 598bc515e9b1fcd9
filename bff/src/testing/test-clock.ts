import type { Sandbox } from './sandbox'

/** A clock that runs like the true one, moved by tests; the sandbox's moves along, or signatures would be stale. */
export class TestClock {
  private offsetMs = 0

  constructor(private readonly sandbox: Sandbox | undefined) {}

  readonly now = (): Date => new Date(Date.now() + this.offsetMs)

  async advance(ms: number): Promise<void> {
    this.offsetMs += ms
    await this.sandbox?.settings({ clockOffsetMs: this.offsetMs })
  }

  async set(at: Date): Promise<void> {
    await this.advance(at.getTime() - this.now().getTime())
  }
}
