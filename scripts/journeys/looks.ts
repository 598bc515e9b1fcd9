import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

/** axe-core as a script for the page. */
const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8')

/** What can be pressed, and how small a finger's place may be: 44 px, and 48 for the one deed of a screen. */
const PRESSABLE = '[role=button],[role=link],[role=checkbox],[role=radio],[role=switch],[role=tab],a,button,input'
const PRIMARY = '.cj-btn:not(.cj-btn--small)'
const LEAST_PX = 44
const LEAST_PRIMARY_PX = 48

/** Serious and critical findings of axe, as `rule: element`. Its `region` rule is for sites with landmarks. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run: (options: object) => Promise<{
          violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[]
        }>
      }
    }
    const { violations } = await axe.run({ rules: { region: { enabled: false } }, resultTypes: ['violations'] })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary.slice(0, 200)}`),
      )
  })
}

/** What reaches beyond the right edge of the screen, as `class: px`. What scrolls sideways by itself may. */
export async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const scrolls = (element: Element): boolean => {
      for (let parent = element.parentElement; parent; parent = parent.parentElement) {
        if (/auto|scroll|hidden/.test(getComputedStyle(parent).overflowX)) return true
      }
      return false
    }
    const found = [...document.body.querySelectorAll('*')].flatMap((element) => {
      const { right, width: own } = element.getBoundingClientRect()
      const beyond = own > 0 && right > width + 0.5 && element.checkVisibility() && !scrolls(element)
      return beyond ? [`${element.className || element.tagName}: ${String(Math.round(right))} px`] : []
    })
    return document.documentElement.scrollWidth > width ? [...found, 'the page scrolls sideways'] : found
  })
}

/** Places for a finger that are too small, as `name: width × height`; an element's own `::after` may reach over its edges. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ pressable, primary, leastPx, leastPrimaryPx }) =>
      [...document.querySelectorAll<HTMLElement>(pressable)].flatMap((element) => {
        if (!element.checkVisibility() || element.closest('[aria-hidden=true]')) return []
        const drawn = element.getBoundingClientRect()
        if (drawn.width === 0 || drawn.height === 0) return []
        const { content, position, ...area } = getComputedStyle(element, '::after')
        const beyond = (side: string) => (content === 'none' || position !== 'absolute' ? 0 : -Number.parseFloat(side))
        const width = drawn.width + beyond(area.left) + beyond(area.right)
        const height = drawn.height + beyond(area.top) + beyond(area.bottom)
        const least = element.matches(primary) ? leastPrimaryPx : leastPx
        // Half a pixel is what rounding of the drawing's units leaves.
        if (width >= least - 0.5 && height >= least - 0.5) return []
        const name = element.getAttribute('aria-label') ?? element.textContent.trim()
        return [`${name.slice(0, 30)} (${element.className}): ${width.toFixed(0)} × ${height.toFixed(0)}`]
      }),
    { pressable: PRESSABLE, primary: PRIMARY, leastPx: LEAST_PX, leastPrimaryPx: LEAST_PRIMARY_PX },
  )
}
