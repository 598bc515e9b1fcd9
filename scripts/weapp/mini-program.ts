import type { ApiCall, CallWorld } from './api/call'
import { ApiFailure } from './api/failure'
import { Gestures } from './api/gestures'
import { httpRequests } from './api/http-requests'
import { Listeners } from './api/listeners'
import { PrivacyGate } from './api/privacy'
import { Requests, type RequestHandler } from './api/requests'
import { IntersectionObservers } from './api/view-queries'
import { createWx, type Wx, type WxWorld } from './api/wx'
import type { LaunchOptions } from './launch-options'
import { Phone } from './phone'
import { Faults } from './runtime/faults'
import { createGlobals, Definitions } from './runtime/globals'
import { callMethod, type Json } from './runtime/instance'
import { PackageFiles } from './runtime/package-files'
import { PageStack } from './runtime/page-stack'
import type { PageWorld } from './runtime/page-view'
import { Realm } from './runtime/realm'
import { parsePageUrl } from './runtime/url'
import { VirtualClock } from './runtime/virtual-clock'
import { wxmlSources } from './wxml/source'

const FIXED_START_MS = Date.UTC(2026, 0, 1)
const PATIENCE_MS = 5_000

/** One start of a mini-program inside WeChat: its code in a realm of its own, its `wx`, its pages. */
export class MiniProgram {
  readonly phone: Phone
  readonly files: PackageFiles
  readonly clock: VirtualClock
  readonly faults = new Faults()
  readonly calls: ApiCall[] = []
  readonly listeners = new Listeners(this.faults)
  readonly observers = new IntersectionObservers()
  readonly requests: Requests
  readonly world: WxWorld
  readonly wx: Wx
  readonly stack: PageStack
  private readonly definitions = new Definitions()
  private readonly realm: Realm
  private launchOptions: Json = {}

  constructor(private readonly options: LaunchOptions) {
    this.phone = options.phone ?? new Phone()
    this.files = new PackageFiles(options.dir)
    const { nowMs = options.baseUrl === undefined ? FIXED_START_MS : Date.now(), patienceMs = PATIENCE_MS } = options
    this.clock = new VirtualClock({ startMs: nowMs, patienceMs, onError: (error) => this.faults.uncaught(error) })
    this.requests = new Requests({
      world: this.callWorld(),
      network: this.phone.network,
      handler: options.request ?? (options.baseUrl === undefined ? noServer : httpRequests(options)),
      defaultTimeoutMs: this.files.json.networkTimeout?.request,
    })
    this.world = this.wxWorld()
    this.wx = createWx(this.world, options.missing ?? [])
    this.realm = new Realm({ files: this.files, now: () => this.clock.nowMs, globals: this.globals() })
    this.stack = new PageStack(this.pageWorld())
    this.faults.onUncaught((message) => {
      this.listeners.emit('Error', message)
      callMethod(this.definitions.app, 'onError', message)
    })
  }

  /**
   * Runs app.js and opens the first page.
   * @throws when either fails to load.
   */
  start(): void {
    const { url = this.files.pages[0] ?? '', scene = 1001 } = this.options
    const { route, query } = parsePageUrl(url.startsWith('/') ? url : `/${url}`)
    this.launchOptions = { path: route, query, scene, referrerInfo: {}, mode: 'default' }
    this.definitions.load('app', () => this.realm.require('app.js'))
    this.callApp('onLaunch', this.launchOptions)
    this.callApp('onShow', this.launchOptions)
    if (this.files.pages.includes(route)) this.stack.start({ route, query })
    else this.pageNotFound({ path: route, query, isEntryPage: true })
  }

  show(): void {
    this.requests.enterForeground()
    this.callApp('onShow', this.launchOptions)
    this.listeners.emit('AppShow', this.copy(this.launchOptions))
    this.stack.top?.show()
  }

  hide(): void {
    this.requests.enterBackground()
    this.stack.top?.hide()
    this.callApp('onHide', {})
    this.listeners.emit('AppHide', this.copy({}))
  }

  /** Deep copy of JSON data into the mini-program's realm. */
  copy(value: unknown): unknown {
    return this.realm.copy(value)
  }

  private callApp(hook: string, event: Json): void {
    try {
      callMethod(this.definitions.app, hook, this.copy(event))
    } catch (error) {
      this.faults.uncaught(error, `app.${hook}`)
    }
  }

  private pageNotFound(event: Json): void {
    this.faults.rule(`page "${String(event.path)}" is not found`)
    this.listeners.emit('PageNotFound', this.copy(event))
    this.callApp('onPageNotFound', event)
  }

  private callWorld(): CallWorld {
    const { clock, faults, calls } = this
    return { clock, faults, calls, promise: () => this.realm.Promise, copy: (value) => this.realm.copy(value) }
  }

  private wxWorld(): WxWorld {
    const { phone, faults, listeners, requests, observers, options } = this
    return {
      ...this.callWorld(),
      phone,
      listeners,
      requests,
      observers,
      privacy: new PrivacyGate(phone, faults, options.declaredPrivacy),
      gestures: new Gestures(this.clock),
      rectangleOf: options.rectangleOf ?? (() => undefined),
      stack: () => this.stack,
      launchOptions: () => this.copy(this.launchOptions),
      standIns: options.wx ?? {},
    }
  }

  private pageWorld(): PageWorld {
    const { files, clock, faults, observers } = this
    return {
      files,
      clock,
      faults,
      sources: wxmlSources(files.dir),
      definitionOf: (path) => this.definitions.load(path, () => this.realm.require(`${path}.js`)),
      copy: (value) => this.realm.copy(value),
      createSelectorQuery: this.wx.createSelectorQuery as () => unknown,
      createIntersectionObserver: () => observers.create(),
    }
  }

  private globals(): Record<string, unknown> {
    const { wx, clock, faults, definitions } = this
    return createGlobals({
      wx,
      clock,
      faults,
      definitions,
      pages: () => this.stack.pages.map(({ instance }) => instance),
    })
  }
}

const noServer: RequestHandler = (options) => {
  throw new ApiFailure(`request:fail nothing answers ${String(options.url)}`)
}
