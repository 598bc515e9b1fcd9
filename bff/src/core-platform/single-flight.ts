/** Lets callers who ask for the same thing at the same time share one answer. */
export class SingleFlight {
  private readonly underWay = new Map<string, Promise<unknown>>()

  constructor(private readonly onShared: (key: string) => void) {}

  /** `key` must name all that the answer depends on. A failure is shared too, and kept no longer than the call. */
  async run<T>(key: string, call: () => Promise<T>): Promise<T> {
    const present = this.underWay.get(key) as Promise<T> | undefined
    if (present) {
      this.onShared(key)
      return present
    }
    const started = call().finally(() => this.underWay.delete(key))
    this.underWay.set(key, started)
    return started
  }
}
