import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { belongingsFor, everyPage, keptOfVisits } from '../journeys/every-page'
import { Hand } from '../journeys/hand'
import { meet } from '../journeys/person'
import { COUNTY, takeSample } from '../journeys/sample'
import type { TestHouse } from '../testing/test-house'
import { type Moment, moments, nothing } from './moments'

interface Studio {
  browser: Browser
  house: TestHouse
  /** Where pictures go, as `<name>.png`, `<name>-large.png` and, of what is longer than the screen, `<name>-whole.png`. */
  folder: string
}

const SIZES = [
  { suffix: '', kept: {} },
  { suffix: '-large', kept: { 'large-text': 'on' } },
]

/** A list that goes on while it is scrolled has no end. */
const LONGEST_PX = 6000

/** Takes a picture of every page and of every sheet, in normal and in large words. */
export async function takePictures({ browser, house, folder }: Studio): Promise<void> {
  const person = await meet(house, 'pictures')
  const sample = await takeSample(person.bff)
  const belongings = await belongingsFor(house, person, sample)
  const known = { ...person.kept, ...keptOfVisits(sample, COUNTY) }
  const pages: Moment[] = everyPage({ ...sample, ...belongings }).map((visit) => ({ ...visit, then: nothing }))
  for (const { suffix, kept } of SIZES) {
    for (const moment of [...pages, ...moments({ ...sample, ...belongings })]) {
      const phone = moment.isNew ? { isNew: true, kept } : { kept: { ...known, ...kept } }
      const hand = await Hand.take(browser, house.previewUrl, phone)
      try {
        await hand.open(moment.path)
        await hand.sees(moment.shows)
        await moment.then(hand)
        await picture(hand, path.join(folder, `${moment.name}${suffix}`))
      } catch (error) {
        throw new Error(`${moment.name}${suffix}: ${[String(error), ...hand.troubles].join('\n')}`, { cause: error })
      } finally {
        await hand.letGo()
      }
    }
  }
}

/**
 * What is in sight, and the whole page where it is longer: the page scrolls by itself, so the phone grows for it. Waits for
 * what is still being fetched, for pictures and for sheets to have come up.
 */
async function picture({ page }: Hand, file: string): Promise<void> {
  // The first cards that came with the page make room for the living ones.
  await page.locator('#first-screen').waitFor({ state: 'detached' })
  await page.locator('.cj-skel').filter({ visible: true }).first().waitFor({ state: 'hidden' })
  await settle(page)
  await page.screenshot({ path: `${file}.png` })
  const hiddenPx = await page.evaluate(() =>
    Math.max(0, ...[...document.querySelectorAll('.taro_page')].map((each) => each.scrollHeight - each.clientHeight)),
  )
  const size = page.viewportSize()
  if (hiddenPx === 0 || !size) return
  await page.setViewportSize({ ...size, height: Math.min(size.height + hiddenPx, LONGEST_PX) })
  await settle(page)
  await page.screenshot({ path: `${file}-whole.png` })
}

/** Waits until every picture in sight is drawn and nothing moves. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await Promise.all(
      [...document.images]
        .filter(({ loading }) => loading !== 'lazy')
        .map(async (image) => image.decode().catch(() => undefined)),
    )
    await Promise.all(document.getAnimations().map(async ({ finished }) => finished.catch(() => undefined)))
  })
}
