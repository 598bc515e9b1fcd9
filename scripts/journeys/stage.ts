import type { Browser } from 'playwright-core'
import { launchChromium } from '../browser/chromium'
import { type ApiClient, createApiClient } from '../processes/api-client'
import { startTestHouse, type TestHouse } from '../testing/test-house'
import { Hand, type HandOptions } from './hand'
import { type Sample, takeSample } from './sample'

export interface Stage {
  readonly house: TestHouse
  readonly browser: Browser
  readonly bff: ApiClient
  readonly sample: Sample
  /** A phone, put away after the test; whatever went wrong on it unseen fails the test. */
  takePhone: (options?: HandOptions) => Promise<Hand>
}

/** Everybody of a test file comes from one address. */
const NO_LIMITS = { ADDRESS_REQUESTS_PER_MINUTE: '1000000', USER_REQUESTS_PER_MINUTE: '1000000' }

/** What a file of journeys plays on: a house and a browser, from its first test to its last. */
export function openStage(): Stage {
  let parts: { house: TestHouse; browser: Browser; bff: ApiClient; sample: Sample } | undefined
  const hands: Hand[] = []
  const opened = () => {
    if (!parts) throw new Error('the stage opens before the first test')
    return parts
  }

  beforeAll(async () => {
    const [house, browser] = await Promise.all([startTestHouse(NO_LIMITS), launchChromium()])
    const bff = createApiClient(house.bffUrl)
    parts = { house, browser, bff, sample: await takeSample(bff) }
  })
  afterEach(async () => {
    const used = hands.splice(0)
    await Promise.all(used.map(async (hand) => hand.letGo()))
    expect(used.flatMap(({ troubles }) => troubles)).toEqual([])
  })
  afterAll(async () => {
    await parts?.browser.close()
    await parts?.house.stop()
  })

  return {
    get house() {
      return opened().house
    },
    get browser() {
      return opened().browser
    },
    get bff() {
      return opened().bff
    },
    get sample() {
      return opened().sample
    },
    async takePhone(options) {
      const { browser, house } = opened()
      const hand = await Hand.take(browser, house.previewUrl, options)
      hands.push(hand)
      return hand
    },
  }
}
