import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../browser/chromium'
import { startTestHouse, type TestHouse } from '../testing/test-house'
import { belongingsFor, everyPage, keptOfVisits, type Visit } from './every-page'
import { Hand } from './hand'
import { axeFindings, overflowing, smallTargets } from './looks'
import { meet } from './person'
import { COUNTY, takeSample } from './sample'

jest.setTimeout(180_000)

let house: TestHouse
let browser: Browser
let visits: Visit[]
let kept: Record<string, unknown>

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startTestHouse(), launchChromium()])
  const person = await meet(house, 'pages')
  const sample = await takeSample(person.bff)
  const belongings = await belongingsFor(house, person, sample)
  visits = everyPage({ ...sample, ...belongings })
  kept = { ...person.kept, ...keptOfVisits(sample, COUNTY) }
})

afterAll(async () => {
  await browser.close()
  await house.stop()
})

describe.each([
  { words: 'normal', size: {} },
  { words: 'large', size: { 'large-text': 'on' } },
])('in $words words', ({ size }) => {
  it('every page can be read by all, fits the narrowest phone and has room for a finger', async () => {
    const hand = await Hand.take(browser, house.previewUrl, { kept: { ...kept, ...size } })
    const problems: string[] = []
    for (const { name, path, shows } of visits) {
      await hand.open(path)
      await hand.sees(shows)
      problems.push(...(await problemsOf(hand.page)).map((problem) => `${name}: ${problem}`))
    }
    expect(problems).toEqual([])
    expect(hand.troubles).toEqual([])
    await hand.letGo()
  })
})

async function problemsOf(page: Page): Promise<string[]> {
  const problems = [...(await axeFindings(page)), ...(await overflowing(page)), ...(await smallTargets(page))]
  await page.setViewportSize({ width: 360, height: 640 })
  problems.push(...(await overflowing(page)))
  await page.setViewportSize({ width: 375, height: 812 })
  return problems
}
