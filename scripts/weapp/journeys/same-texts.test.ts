import type { Browser } from 'playwright-core'
import { launchChromium } from '../../browser/chromium'
import { belongingsFor, everyPage, keptOfVisits } from '../../journeys/every-page'
import { Hand } from '../../journeys/hand'
import { meet } from '../../journeys/person'
import { COUNTY } from '../../journeys/sample'
import { browserTexts, compareTexts } from '../wxml/texts'
import { phoneOf, start } from './phone-of'
import { openStage } from './stage'

jest.setTimeout(180_000)

const stage = openStage()
let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(async () => browser.close())

/** Native titles and tabs are WeChat's own there, and drawn by us in the browser. */
const NOT_OF_THE_PAGE = ['#taro-navigation-bar', '.cj-tabbar', '#first-screen']

it('WeChat and the browser preview say the same on every page', async () => {
  const { house, sample } = stage
  const person = await meet(house, 'same-texts')
  const belongings = await belongingsFor(house, person, sample)
  const kept = { ...person.kept, ...keptOfVisits(sample, COUNTY) }
  const hand = await Hand.take(browser, house.previewUrl, { kept })
  const differences: Record<string, unknown> = {}
  for (const { name, path, shows } of everyPage({ ...sample, ...belongings })) {
    const app = await start(house.bffUrl, { url: path, phone: phoneOf(kept) })
    await app.until(() => app.page.has(shows))
    await app.settle(1000)
    await hand.open(path)
    await hand.sees(shows)
    await hand.page.waitForLoadState('networkidle')
    const inBrowser = await hand.page.evaluate(browserTexts, NOT_OF_THE_PAGE)
    const difference = compareTexts(app.page.texts({ without: ['custom-tab-bar'] }), inBrowser)
    if (difference.onlyInFirst.length + difference.onlyInSecond.length > 0) differences[name] = difference
  }
  expect(differences).toEqual({})
  await hand.letGo()
})
