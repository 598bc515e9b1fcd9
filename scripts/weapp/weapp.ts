import type { ApiCall } from './api/call'
import type { NetworkType } from './api/network'
import type { LaunchOptions } from './launch-options'
import { MiniProgram } from './mini-program'
import { Page } from './page'
import type { Phone } from './phone'
import type { LogLine } from './runtime/faults'
import type { PackageFiles } from './runtime/package-files'
import type { RouteKind } from './runtime/page-stack'
import type { PageView } from './runtime/page-view'

const SETTLE_MS = 100

/**
 * Starts a built mini-program cold and lets it settle on its first page.
 * @throws when app.js or the first page fails to load.
 */
export async function launch(options: LaunchOptions): Promise<WeApp> {
  const program = new MiniProgram(options)
  program.start()
  const app = new WeApp(program, options)
  await app.settle()
  return app
}

/** A running mini-program and the user's hands on the phone. */
export class WeApp {
  private readonly driven = new Map<PageView, Page>()
  private isInBackground = false

  constructor(
    private readonly program: MiniProgram,
    private readonly options: LaunchOptions,
  ) {}

  get phone(): Phone {
    return this.program.phone
  }

  get files(): PackageFiles {
    return this.program.files
  }

  /** Errors that nobody caught, broken rules of the platform, and what went to `console.error`. */
  get errors(): string[] {
    return this.program.faults.errors
  }

  get logs(): LogLine[] {
    return this.program.faults.logs
  }

  /** Virtual time in ms since 1970. */
  get nowMs(): number {
    return this.program.clock.nowMs
  }

  /** The page on top of the stack. */
  get page(): Page {
    const view = this.program.stack.top
    if (!view) throw new Error('no page is open')
    return this.drive(view)
  }

  /** The pages on the stack, the first one opened first. */
  get pages(): Page[] {
    return this.program.stack.pages.map((view) => this.drive(view))
  }

  /** The top page's route, without a leading slash and without its query. */
  get route(): string {
    return this.page.route
  }

  /** The top page's path with its query (`/packages/x/pages/y/index?id=1`). */
  get path(): string {
    return this.page.path
  }

  /** Every call of a `wx` API, in order. */
  get calls(): readonly ApiCall[] {
    return this.program.calls
  }

  /** The arguments of every call of one API. */
  called(api: string): unknown[] {
    return this.calls.filter((call) => call.api === api).map(({ options }) => options)
  }

  /** Lets `ms` of virtual time pass, and whatever real work (HTTP) is under way finish. */
  async settle(ms = SETTLE_MS): Promise<void> {
    await this.program.clock.settle(ms)
  }

  /**
   * Lets virtual time pass until `condition` holds (and does not throw).
   * @throws with the page's text when it does not within `withinMs` of virtual time.
   */
  async until(condition: () => unknown, withinMs = 10_000): Promise<void> {
    const endMs = this.nowMs + withinMs
    for (;;) {
      const outcome = attempt(condition)
      if (outcome.holds) return
      if (this.nowMs >= endMs) {
        throw new Error(`not within ${String(withinMs)} ms: ${outcome.reason}\n${this.path}\n${this.page.text()}`)
      }
      await this.settle()
    }
  }

  /** Goes to another page as the mini-program itself would. */
  async go(kind: Exclude<RouteKind, 'navigateBack'>, url: string): Promise<Page> {
    return this.follow(kind, { url })
  }

  /** Presses back. */
  async back(delta = 1): Promise<Page> {
    return this.follow('navigateBack', { delta })
  }

  /** The user leaves for another app; requests still open 5 s later end interrupted. */
  async background(): Promise<void> {
    if (!this.isInBackground) this.program.hide()
    this.isInBackground = true
    await this.settle()
  }

  /** The user comes back. */
  async foreground(): Promise<void> {
    if (this.isInBackground) this.program.show()
    this.isInBackground = false
    await this.settle()
  }

  async goOffline(): Promise<void> {
    await this.changeNetwork('none')
  }

  async goOnline(type: Exclude<NetworkType, 'none'> = 'wifi'): Promise<void> {
    await this.changeNetwork(type)
  }

  /** WeChat has downloaded a new version while the mini-program runs. */
  async announceUpdate(): Promise<void> {
    const { listeners } = this.program
    listeners.emit('update.check', this.program.copy({ hasUpdate: true }))
    listeners.emit('update.ready', this.program.copy({}))
    await this.settle()
  }

  /** Tells whoever observes `selector` that so much of it (0 … 1) is in sight. Returns how many were told. */
  async intersect(selector: string, ratio = 1): Promise<number> {
    const told = this.program.observers.intersect(selector, ratio)
    await this.settle()
    return told
  }

  /** Kills the mini-program and starts it again, cold, on the same phone. */
  async relaunch(changes: Partial<LaunchOptions> = {}): Promise<WeApp> {
    this.kill()
    return launch({ ...this.options, nowMs: this.nowMs, phone: this.phone, ...changes })
  }

  /** Ends the mini-program as the system does: without a word to it. Requests that are still open are dropped. */
  kill(): void {
    this.program.requests.dropAll()
  }

  private async changeNetwork(networkType: NetworkType): Promise<void> {
    const { network } = this.phone
    network.type = networkType
    const event = this.program.copy({ isConnected: network.isOnline, networkType })
    this.program.listeners.emit('NetworkStatusChange', event)
    await this.settle()
  }

  private async follow(kind: RouteKind, options: Record<string, unknown>): Promise<Page> {
    const api = this.program.wx[kind] as (options: Record<string, unknown>) => unknown
    api({ ...options, complete: () => undefined })
    await this.settle()
    return this.page
  }

  private drive(view: PageView): Page {
    const known = this.driven.get(view)
    if (known) return known
    const page = new Page({ app: this, view, world: this.program.world })
    this.driven.set(view, page)
    return page
  }
}

function attempt(condition: () => unknown): { holds: boolean; reason: string } {
  try {
    return { holds: Boolean(condition()), reason: 'the condition is false' }
  } catch (error) {
    return { holds: false, reason: error instanceof Error ? error.message : String(error) }
  }
}
