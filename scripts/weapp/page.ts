import type { WxWorld } from './api/wx'
import { shareCard, type ShareCard } from './share'
import { tap } from './tap'
import { dispatch, type EventOptions } from './runtime/events'
import type { PageView } from './runtime/page-view'
import type { DataUpdate } from './runtime/set-data'
import { formatPageUrl } from './runtime/url'
import type { WeApp } from './weapp'
import { select, type Selector } from './wxml/selector'
import { visibleTexts, type TextOptions } from './wxml/texts'
import { attributeText, textOf, type ElementNode } from './wxml/tree'

export interface PageOptions {
  readonly app: WeApp
  readonly view: PageView
  readonly world: WxWorld
}

/** One open page as its user meets it: what she reads and what her fingers can do. */
export class Page {
  readonly app: WeApp
  readonly route: string
  readonly query: Record<string, string>
  /** Share cards made from this page, by the menu or by buttons. */
  readonly shares: ShareCard[] = []
  private readonly view: PageView
  private readonly world: WxWorld
  /** What was typed or chosen in fields that the mini-program does not control, by the field's key. */
  private readonly fieldValues = new Map<string, unknown>()

  constructor({ app, view, world }: PageOptions) {
    this.app = app
    this.view = view
    this.world = world
    this.route = view.route
    this.query = view.query
  }

  /** The page's path with its query. */
  get path(): string {
    return formatPageUrl(this)
  }

  /** Every `setData` of the page and its components. */
  get updates(): readonly DataUpdate[] {
    return this.view.updates
  }

  /** Size of the first `setData`, in bytes; 0 when there was none. */
  get firstSetDataBytes(): number {
    return this.updates[0]?.bytes ?? 0
  }

  /** The page's present data. */
  get data(): Record<string, unknown> {
    return this.view.instance.data
  }

  /** What WeChat draws now. */
  tree(): ElementNode {
    return this.view.tree()
  }

  /** All text of the page, or of the first element that matches, a line an element. */
  text(selector?: Selector, having?: RegExp): string {
    return textOf(selector === undefined ? this.tree() : this.find(selector, having)).trim()
  }

  /** The text of every element that matches. */
  textsOf(selector: Selector, having?: RegExp): string[] {
    return this.findAll(selector, having).map((node) => textOf(node).trim())
  }

  /** The visible texts one by one, to compare with the browser preview. */
  texts(options?: TextOptions): string[] {
    return visibleTexts(this.tree(), options)
  }

  /** Elements that match, in document order; `having` keeps those whose text matches. */
  findAll(selector: Selector, having?: RegExp): ElementNode[] {
    const found = select(this.tree(), selector)
    return having ? found.filter((node) => having.test(textOf(node).trim())) : found
  }

  has(selector: Selector, having?: RegExp): boolean {
    return this.findAll(selector, having).length > 0
  }

  /**
   * The first element that matches.
   * @throws with the page's text when there is none.
   */
  find(selector: Selector | ElementNode, having?: RegExp): ElementNode {
    if (isElement(selector)) return selector
    const [first] = this.findAll(selector, having)
    if (!first) throw this.nothingMatches(selector)
    return first
  }

  /**
   * Taps the first match that a tap does anything to: calls what is bound, submits forms, follows navigators, flips switches
   * and does what a button's `open-type` stands for. Disabled buttons do nothing. Elements whose whole text a regular
   * expression matches come before those that only contain it.
   * @throws when nothing matches or a tap would reach nothing.
   */
  async tap(selector: Selector | ElementNode, having?: RegExp): Promise<void> {
    const candidates = isElement(selector) ? [selector] : this.tapCandidates(selector, having)
    if (candidates.length === 0) throw this.nothingMatches(selector)
    await tap({ page: this, view: this.view, world: this.world, candidates, fields: this.fieldValues })
    await this.app.settle()
  }

  /** Types into a field: the whole new value at once. */
  async input(selector: Selector | ElementNode, value: string): Promise<void> {
    const field = this.find(selector)
    this.fieldValues.set(fieldKey(field), value)
    await this.fire(field, 'input', { detail: { value, cursor: value.length, keyCode: 0 }, bubbles: false })
  }

  /** Types, then leaves the field. */
  async type(selector: Selector | ElementNode, value: string): Promise<void> {
    await this.input(selector, value)
    await this.fire(this.find(selector), 'blur', { detail: { value, cursor: value.length }, bubbles: false })
  }

  /** Presses the keyboard's confirm key in a field. */
  async confirm(selector: Selector | ElementNode): Promise<void> {
    const field = this.find(selector)
    const value = this.fieldValues.get(fieldKey(field)) ?? attributeText(field, 'value')
    await this.fire(field, 'confirm', { detail: { value }, bubbles: false })
  }

  /** Chooses in a picker, slider, switch or group: `value` as WeChat hands it over. */
  async change(selector: Selector | ElementNode, value: unknown): Promise<void> {
    const field = this.find(selector)
    this.fieldValues.set(fieldKey(field), value)
    await this.fire(field, 'change', { detail: { value }, bubbles: false })
  }

  /** Fires any native event (`scrolltolower`, `touchmove` …). Returns how many handlers were called. */
  async fire(selector: Selector | ElementNode, type: string, options?: EventOptions): Promise<number> {
    const called = dispatch(this.view, this.find(selector), type, options)
    await this.app.settle()
    return called
  }

  /** Calls one of the page's own methods, such as a life-cycle hook. */
  async call(name: string, ...values: unknown[]): Promise<unknown> {
    const result = this.view.call(name, ...values.map((value) => this.world.copy(value)))
    await this.app.settle()
    return result
  }

  async pullDown(): Promise<void> {
    await this.call('onPullDownRefresh')
  }

  async reachBottom(): Promise<void> {
    await this.call('onReachBottom')
  }

  /** Scrolls the page to `scrollTop` CSS pixels. */
  async scrollTo(scrollTop: number): Promise<void> {
    await this.call('onPageScroll', { scrollTop })
  }

  /** Shares the page from WeChat's menu: what the card would show and open. */
  async share(): Promise<ShareCard> {
    const card = await shareCard(this.view, { from: 'menu' }, (value) => this.world.copy(value))
    this.shares.push(card)
    await this.app.settle()
    return card
  }

  private tapCandidates(selector: Selector, having?: RegExp): ElementNode[] {
    const found = this.findAll(selector, having)
    const pattern = having ?? (selector instanceof RegExp ? selector : undefined)
    if (!pattern) return found
    const isWhole = (node: ElementNode) => pattern.exec(textOf(node).trim())?.[0] === textOf(node).trim()
    return [...found.filter(isWhole), ...found.filter((node) => !isWhole(node))]
  }

  private nothingMatches(selector: Selector | ElementNode): Error {
    return new Error(
      `${this.route}: nothing matches ${isElement(selector) ? selector.tag : String(selector)}\n${this.text()}`,
    )
  }
}

/** Fields keep their value over redraws, so they need a name of their own. */
export function fieldKey(field: ElementNode): string {
  return attributeText(field, 'id') || attributeText(field, 'name')
}

function isElement(value: Selector | ElementNode): value is ElementNode {
  return typeof value === 'object' && 'type' in value
}
