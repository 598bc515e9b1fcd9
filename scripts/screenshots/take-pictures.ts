import path from 'node:path'
import type { Browser } from 'playwright-core'
import { everyPage, keptOfVisits } from '../journeys/every-page'
import { Hand } from '../journeys/hand'
import { bookFor, meet } from '../journeys/person'
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

/** Takes a picture of every page and of every sheet, in normal and in large words. */
export async function takePictures({ browser, house, folder }: Studio): Promise<void> {
  const person = await meet(house, 'pictures')
  const sample = await takeSample(person.bff)
  const drive = await bookFor(person, { storeId: sample.store.storeId, modelId: sample.model.modelId })
  const known = { ...person.kept, ...keptOfVisits(sample, COUNTY) }
  const pages: Moment[] = everyPage({ ...sample, drive }).map((visit) => ({ ...visit, then: nothing }))
  for (const { suffix, kept } of SIZES) {
    for (const moment of [...pages, ...moments({ ...sample, drive })]) {
      const phone = moment.isNew ? { isNew: true, kept } : { kept: { ...known, ...kept } }
      const hand = await Hand.take(browser, house.previewUrl, phone)
      await hand.open(moment.path)
      await hand.sees(moment.shows)
      await moment.then(hand)
      await picture(hand, path.join(folder, `${moment.name}${suffix}`))
      await hand.letGo()
    }
  }
}

/** What is in sight, and the whole page where it is longer. Waits for pictures and for sheets to have come up. */
async function picture(hand: Hand, file: string): Promise<void> {
  // The first cards that came with the page make room for the living ones.
  await hand.page.locator('#first-screen').waitFor({ state: 'detached' })
  await hand.page.evaluate(async () => {
    await Promise.all(
      [...document.images]
        .filter(({ loading }) => loading !== 'lazy')
        .map(async (image) => image.decode().catch(() => undefined)),
    )
    await Promise.all(document.getAnimations().map(async ({ finished }) => finished.catch(() => undefined)))
  })
  await hand.page.screenshot({ path: `${file}.png` })
  const isLonger = await hand.page.evaluate(() => document.documentElement.scrollHeight > window.innerHeight)
  if (isLonger) await hand.page.screenshot({ path: `${file}-whole.png`, fullPage: true })
}
