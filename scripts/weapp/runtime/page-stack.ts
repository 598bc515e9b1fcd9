import { PageView, type PageWorld } from './page-view'
import { parsePageUrl, type PageUrl } from './url'

export type RouteKind = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab' | 'navigateBack'

export const ROUTE_KINDS: readonly RouteKind[] = ['navigateTo', 'redirectTo', 'reLaunch', 'switchTab', 'navigateBack']

const MAX_PAGES = 10

/** The pages that are open, by WeChat's rules: at most ten, tab pages kept alive, tab pages reached by switchTab alone. */
export class PageStack {
  readonly pages: PageView[] = []
  private readonly keptTabs = new Map<string, PageView>()
  private lastId = 0

  constructor(private readonly world: PageWorld) {}

  /** The page on top. */
  get top(): PageView | undefined {
    return this.pages.at(-1)
  }

  /** Opens the first page of a cold start. */
  start(url: PageUrl): PageView {
    return this.open(url)
  }

  /**
   * Goes to `url`; returns the page that was opened, if one was.
   * @throws with WeChat's words when the rules forbid it.
   */
  go(kind: Exclude<RouteKind, 'navigateBack'>, url: string): PageView | undefined {
    const target = parsePageUrl(url, this.top?.route)
    const isTab = this.world.files.tabs.includes(target.route)
    if (!this.world.files.pages.includes(target.route)) throw new Error(`page "${target.route}" is not found`)
    if (kind === 'switchTab') return this.switchTab(target, isTab)
    if (kind === 'reLaunch') {
      this.unloadAll()
      return this.open(target)
    }
    if (isTab) throw new Error(`can not ${kind} a tabbar page`)
    if (kind === 'redirectTo') this.pages.pop()?.unload()
    else {
      if (this.pages.length >= MAX_PAGES) throw new Error('webview count limit exceed')
      this.top?.hide()
    }
    return this.open(target)
  }

  /** Closes up to `delta` pages; the first one stays. */
  back(delta = 1): void {
    const count = Math.min(delta, this.pages.length - 1)
    for (let closed = 0; closed < count; closed++) this.pages.pop()?.unload()
    if (count > 0) this.top?.show()
  }

  private switchTab(target: PageUrl, isTab: boolean): PageView | undefined {
    if (!isTab) throw new Error('not a tabBar page')
    const kept = this.keptTabs.get(target.route) ?? this.pages.find((page) => page.route === target.route)
    const wasOnTop = this.top === kept
    for (const page of this.pages.splice(0).reverse()) {
      if (!this.world.files.tabs.includes(page.route)) page.unload()
      else {
        if (page !== kept) page.hide()
        this.keptTabs.set(page.route, page)
      }
    }
    if (!kept) return this.open(target)
    this.pages.push(kept)
    if (!wasOnTop) kept.show()
    return undefined
  }

  private open({ route, query }: PageUrl): PageView {
    this.lastId++
    const page = new PageView(this.world, route, query, String(this.lastId))
    this.pages.push(page)
    page.load()
    return page
  }

  private unloadAll(): void {
    const open = new Set([...this.pages.splice(0).reverse(), ...this.keptTabs.values()])
    this.keptTabs.clear()
    for (const page of open) page.unload()
  }
}
