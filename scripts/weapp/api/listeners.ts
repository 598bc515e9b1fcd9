import type { Faults } from '../runtime/faults'

type Listener = (...values: unknown[]) => void

/** The `wx.on…` events that a mini-program can listen to. */
export const WX_EVENTS = [
  'NetworkStatusChange',
  'NetworkWeakChange',
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'ThemeChange',
  'MemoryWarning',
  'KeyboardHeightChange',
  'LocationChange',
  'LocationChangeError',
  'WindowResize',
  'UserCaptureScreen',
  'AppRoute',
] as const

export type WxEvent = (typeof WX_EVENTS)[number]
/** What `wx.getUpdateManager()` tells of. */
export type UpdateEvent = 'update.check' | 'update.ready' | 'update.failed'

/** Who listens to what. */
export class Listeners {
  private readonly byEvent = new Map<string, Set<Listener>>()

  constructor(private readonly faults: Faults) {}

  add(event: string, listener: unknown): void {
    if (typeof listener !== 'function') return
    const known = this.byEvent.get(event) ?? new Set<Listener>()
    this.byEvent.set(event, known.add(listener as Listener))
  }

  /** Without a listener, all of them. */
  remove(event: string, listener?: unknown): void {
    if (typeof listener === 'function') this.byEvent.get(event)?.delete(listener as Listener)
    else this.byEvent.delete(event)
  }

  emit(event: WxEvent | UpdateEvent, ...values: unknown[]): void {
    for (const listener of [...(this.byEvent.get(event) ?? [])]) {
      try {
        listener(...values)
      } catch (error) {
        this.faults.rule(`on${event} listener: ${error instanceof Error ? String(error.stack) : String(error)}`)
      }
    }
  }
}
