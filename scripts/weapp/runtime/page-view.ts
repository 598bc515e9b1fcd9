import { renderWxml } from '../wxml/render'
import type { WxmlSources } from '../wxml/source'
import type { ElementNode } from '../wxml/tree'
import { PageComponents, type ComponentHost } from './components'
import { EventChannel } from './event-channel'
import type { Faults } from './faults'
import { callMethod, part, type Definition, type Json, type Method, type ViewInstance } from './instance'
import type { PackageFiles } from './package-files'
import { applyPatch, MAX_PATCH_BYTES, type DataUpdate } from './set-data'
import type { VirtualClock } from './virtual-clock'

/** What every page of one running mini-program shares. */
export interface PageWorld {
  readonly files: PackageFiles
  readonly sources: WxmlSources
  readonly clock: VirtualClock
  readonly faults: Faults
  /** Loads a page's or component's file and returns what it was defined with. */
  readonly definitionOf: (path: string) => Definition
  /** Deep copy into the mini-program's realm. */
  readonly copy: (value: unknown) => unknown
  readonly createSelectorQuery: () => unknown
  readonly createIntersectionObserver: () => unknown
}

const TAB_BAR = 'custom-tab-bar/index'
const TAB_BAR_KEY = `/${TAB_BAR}`

/** `onReady` follows `onLoad` and `onShow` by this much. */
const READY_AFTER_MS = 5
/** A setData is drawn, and its callback called, after this much. */
const DRAW_AFTER_MS = 1

/** One page on the stack: its instance, the data it set and what WeChat would draw of it. */
export class PageView {
  readonly instance: ViewInstance
  readonly updates: DataUpdate[] = []
  readonly channel = new EventChannel()
  isUnloaded = false
  private readonly components: PageComponents
  private drawing: ElementNode | undefined
  private tabBar: ViewInstance | undefined

  constructor(
    readonly world: PageWorld,
    readonly route: string,
    readonly query: Record<string, string>,
    readonly id: string,
  ) {
    this.components = new PageComponents(this.componentHost())
    this.instance = this.createInstance(world.definitionOf(route))
  }

  load(): void {
    this.call('onLoad', this.world.copy(this.query))
    this.mountTabBar()
    this.show()
    this.world.clock.after(READY_AFTER_MS, () => {
      if (this.isUnloaded) return
      this.tree()
      this.call('onReady')
    })
  }

  show(): void {
    this.components.pageLifetime('show')
    this.call('onShow')
  }

  hide(): void {
    this.components.pageLifetime('hide')
    this.call('onHide')
  }

  unload(): void {
    this.call('onUnload')
    this.components.detachAll()
    this.isUnloaded = true
  }

  /** Calls a method of the page when it has it; errors are noted as uncaught. */
  call(name: string, ...values: unknown[]): unknown {
    try {
      return callMethod(this.instance, name, ...values)
    } catch (error) {
      this.world.faults.uncaught(error, `${this.route}.${name}`)
      return undefined
    }
  }

  /** What WeChat would draw now: the built WXML with the present data. */
  tree(): ElementNode {
    if (this.drawing) return this.drawing
    const { sources, faults } = this.world
    const tree = renderWxml({
      sources,
      path: this.route,
      data: this.instance.data,
      owner: this.instance,
      resolve: this.components.resolverFor(this.route),
      warn: (message) => {
        faults.rule(`wxml: ${message} on ${this.route}`)
      },
    })
    if (this.tabBar) this.drawTabBar(tree, this.tabBar)
    this.components.sweep([TAB_BAR_KEY])
    this.drawing = tree
    return tree
  }

  private get isTabPage(): boolean {
    return this.world.files.tabs.includes(this.route)
  }

  private mountTabBar(): void {
    if (!this.isTabPage || !this.world.files.hasCustomTabBar) return
    this.tabBar = this.components.mount(TAB_BAR_KEY, TAB_BAR, {}).instance
  }

  private drawTabBar(page: ElementNode, instance: ViewInstance): void {
    const inside = renderWxml({
      sources: this.world.sources,
      path: TAB_BAR,
      data: instance.data,
      owner: instance,
      resolve: this.components.resolverFor(TAB_BAR, TAB_BAR_KEY),
      warn: (message) => {
        this.world.faults.rule(`wxml: ${message} in ${TAB_BAR}`)
      },
    })
    const bar: ElementNode = { ...inside, tag: 'custom-tab-bar', parent: page }
    for (const child of bar.children) child.parent = bar
    page.children.push(bar)
  }

  private setData(instance: ViewInstance, patch: Json, done?: () => void): void {
    const { clock, faults, copy } = this.world
    const text = JSON.stringify(patch)
    const bytes = Buffer.byteLength(text)
    const component = instance !== this.instance
    this.updates.push({ bytes, patch: JSON.parse(text) as Json, atMs: clock.nowMs, component })
    if (bytes > MAX_PATCH_BYTES) faults.rule(`setData ${String(bytes)} bytes exceeds 1 MiB on ${this.route}`)
    for (const [key, value] of Object.entries(patch)) {
      if (value === undefined) faults.rule(`setData "${key}" is undefined on ${this.route}`)
    }
    applyPatch(instance.data, copy(patch) as Json)
    this.drawing = undefined
    clock.after(DRAW_AFTER_MS, () => {
      if (!this.isUnloaded) this.tree()
      done?.()
    })
  }

  private createInstance(definition: Definition): ViewInstance {
    const { copy, createSelectorQuery, createIntersectionObserver } = this.world
    const instance = Object.create(definition) as ViewInstance
    return Object.assign(instance, part(definition, 'methods'), {
      data: copy(part(definition, 'data')) as Json,
      route: this.route,
      __route__: this.route,
      options: copy(this.query),
      __wxExparserNodeId__: this.id,
      getPageId: () => this.id,
      setData: (patch: Json, done?: Method) => {
        this.setData(instance, patch, done && (() => void Reflect.apply(done, instance, [])))
      },
      getOpenerEventChannel: () => this.channel,
      createSelectorQuery,
      createIntersectionObserver,
      selectComponent: () => null,
      selectAllComponents: () => [],
      setUpdatePerformanceListener: () => undefined,
      getTabBar: () => this.tabBar ?? null,
    })
  }

  private componentHost(): ComponentHost {
    const { world } = this
    return {
      ...world,
      pageId: this.id,
      usingComponents: (path) => world.files.usingComponents(path),
      setData: (instance, patch, done) => {
        this.setData(instance, patch, done)
      },
      onError: (error, where) => {
        world.faults.uncaught(error, where)
      },
    }
  }
}
