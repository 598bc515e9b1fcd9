type Listener = (...values: unknown[]) => void

/** What a page and the page that opened it talk over (`navigateTo({ events })`, `getOpenerEventChannel()`). */
export class EventChannel {
  private readonly listeners = new Map<string, { readonly listener: Listener; readonly once: boolean }[]>()

  on(event: string, listener: Listener): void {
    this.add(event, listener, false)
  }

  once(event: string, listener: Listener): void {
    this.add(event, listener, true)
  }

  off(event: string, listener?: Listener): void {
    const kept = listener ? (this.listeners.get(event) ?? []).filter((each) => each.listener !== listener) : []
    this.listeners.set(event, kept)
  }

  emit(event: string, ...values: unknown[]): void {
    const called = this.listeners.get(event) ?? []
    this.listeners.set(
      event,
      called.filter(({ once }) => !once),
    )
    for (const { listener } of called) listener(...values)
  }

  private add(event: string, listener: Listener, once: boolean): void {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), { listener, once }])
  }
}
