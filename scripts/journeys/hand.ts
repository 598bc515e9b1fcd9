import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Locator, Page } from 'playwright-core'
import { openPhone } from '../browser/chromium'

/** Roles that a finger can press. */
export type Pressable = 'button' | 'link' | 'checkbox' | 'radio' | 'switch' | 'tab'
/** A whole text, or a pattern of a part. */
export type Words = string | RegExp

export interface HandOptions extends BrowserContextOptions {
  /** What earlier visits left on the phone, by its key. The sheet of the first start counts as answered unless `isNew`. */
  kept?: Record<string, unknown>
  /** Nobody has ever opened the program on this phone. */
  isNew?: boolean
}

/** A Chromium on a busy machine is slow; on an idle one nothing waits so long. */
const PATIENCE_MS = 30_000
const GLANCE_MS = 3_000
const KEY_PREFIX = 'cheji:'

/** Somebody holding a phone with the browser preview: what she can press and read. Taps are counted. */
export class Hand {
  taps = 0
  /** Errors that nobody caught and what the program itself wrote to the console as an error. */
  readonly troubles: string[] = []

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly origin: string,
  ) {
    page.setDefaultTimeout(PATIENCE_MS)
    page.on('pageerror', (error) => this.troubles.push(error.message))
    page.on('console', (message) => {
      const isOfTheNet = message.text().startsWith('Failed to load resource')
      if (message.type() === 'error' && !isOfTheNet) this.troubles.push(message.text())
    })
  }

  /** Takes a phone in hand, with nothing open yet. */
  static async take(browser: Browser, origin: string, options: HandOptions = {}): Promise<Hand> {
    const { kept = {}, isNew = false, ...phone } = options
    const context = await openPhone(browser, phone)
    const before = { ...(!isNew && { 'asked-at-first-start': true }), ...kept }
    await context.addInitScript(
      ({ prefix, values }) => {
        // Only at the very first page of this phone: later ones find what the program itself kept.
        if (localStorage.getItem(`${prefix}begun`)) return
        localStorage.setItem(`${prefix}begun`, 'true')
        for (const [key, value] of Object.entries(values)) localStorage.setItem(prefix + key, JSON.stringify(value))
      },
      { prefix: KEY_PREFIX, values: before },
    )
    return new Hand(context, await context.newPage(), origin)
  }

  /** Opens a path cold, as a shared card or a link would. */
  async open(path: string): Promise<void> {
    await this.page.goto(this.origin + path, { waitUntil: 'domcontentloaded' })
  }

  /** The first thing in sight of that role and name; a text is the whole name. */
  find(role: Pressable | 'dialog' | 'heading' | 'status', words: Words): Locator {
    return this.page
      .getByRole(role, { name: words, exact: typeof words === 'string' })
      .filter({ visible: true })
      .first()
  }

  /** Presses it as soon as it is there, on top and on; counted. A box is pressed itself, not a link in its words. */
  async tap(role: Pressable, words: Words): Promise<void> {
    const spot = role === 'checkbox' ? { position: { x: 20, y: 20 } } : {}
    const end = Date.now() + PATIENCE_MS
    for (;;) {
      try {
        // A page that has just been left stays in the document: what was found there must be looked for anew.
        await this.find(role, words).tap({ ...spot, timeout: GLANCE_MS })
        break
      } catch (error) {
        if (Date.now() > end) throw error
      }
    }
    this.taps += 1
  }

  /** Presses a button that is off and says what is missing. */
  async tapThoughOff(role: Pressable, words: Words): Promise<void> {
    await this.find(role, words).tap({ force: true })
    this.taps += 1
  }

  async type(label: Words, text: string): Promise<void> {
    await this.page
      .getByLabel(label, { exact: typeof label === 'string' })
      .first()
      .fill(text)
  }

  /** Waits until she can read it. */
  async sees(words: Words): Promise<void> {
    await this.text(words).first().waitFor()
  }

  /** Waits until it is nowhere to be read. */
  async seesNoMore(words: Words): Promise<void> {
    await this.text(words).first().waitFor({ state: 'hidden' })
  }

  /** Whether it can be read at this moment. */
  async reads(words: Words): Promise<boolean> {
    return (await this.text(words).count()) > 0
  }

  /** Waits until the address is that of this page. */
  async isAt(path: string): Promise<void> {
    await this.page.waitForURL((url) => url.pathname === path)
  }

  /** A value of the address's query. */
  query(name: string): string {
    return new URL(this.page.url()).searchParams.get(name) ?? ''
  }

  async back(): Promise<void> {
    await this.page.goBack()
  }

  /** Chromium's own protocol, for what a test does to the net. */
  async devtools(): Promise<CDPSession> {
    return this.context.newCDPSession(this.page)
  }

  async letGo(): Promise<void> {
    await this.context.close()
  }

  private text(words: Words): Locator {
    return this.page.getByText(words, { exact: typeof words === 'string' }).filter({ visible: true })
  }
}
