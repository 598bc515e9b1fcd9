import { fenToYuanText } from '@cheji/shared/kernel/money'
import { getTestDrive } from '@cheji/shared/test-drives/test-drives.endpoints'
import { freePort } from '../house/ports'
import { startPreview } from '../preview/preview'
import { eventually } from '../processes/eventually'
import { Hand } from './hand'
import { at, PATHS } from './paths'
import { freeTimes, meet } from './person'
import { openStage } from './stage'
import { part } from './words'

jest.setTimeout(180_000)

const stage = openStage()
/** A slow county line: 400 kbit/s with 400 ms each way. */
const SLOW = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }

const offer = () => ({ storeId: stage.sample.store.storeId, modelId: stage.sample.model.modelId })

describe('without a net', () => {
  it('a second start shows what was seen before and its age, and writes say that they wait', async () => {
    const { model } = stage.sample
    const person = await meet(stage.house, 'offline')
    await freeTimes(person.bff, offer())
    const hand = await stage.takePhone({ kept: person.kept })
    await hand.open(at('cars'))
    await hand.find('checkbox', part(`对比`)).waitFor()
    await hand.open(at('model', { modelId: model.modelId }))
    await hand.sees(fenToYuanText(model.trims[0]?.priceFen ?? 0))

    // The program's own files are on a phone; everything else is not to be had.
    await hand.page.route(/\/(api|assets)\//, async (route) => route.abort('internetdisconnected'))
    await hand.page.addInitScript(() => Object.defineProperty(navigator, 'onLine', { get: () => false }))
    await hand.open(at('cars'))
    await hand.sees(/没有网。这是/)
    await hand.find('checkbox', /^对比/).waitFor()
    await hand.open(at('model', { modelId: model.modelId }))
    await hand.sees(/没有网。这是/)
    await hand.sees(fenToYuanText(model.trims[0]?.priceFen ?? 0))
  })

  it('a booking under way waits, and goes on when the net is back', async () => {
    const person = await meet(stage.house, 'waits')
    const hand = await stage.takePhone({ kept: person.kept })
    await hand.open(at('book', offer()))
    await hand.tap('radio', /剩 \d+ 个$/)
    await hand.context.setOffline(true)
    await hand.sees(/现在没网，约不了。您选的留在这一页/)
    await hand.find('button', '等有网再约').waitFor()
    await hand.context.setOffline(false)
    await hand.tap('button', '约这个时间')
    await hand.isAt(PATHS.booked)
  })
})

describe('on a slow line', () => {
  it('a first card is there with the page, a car begins as a still skeleton, and then it is said that the net is slow', async () => {
    const { model } = stage.sample
    const hand = await stage.takePhone()
    const devtools = await hand.devtools()
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', SLOW)
    let isHeld = true
    const held: (() => void)[] = []
    await hand.page.route('**/api/v1/catalogue/models/*', async (route) => {
      if (isHeld) await new Promise<void>((resolve) => held.push(resolve))
      await route.continue()
    })
    await hand.open(at('cars'))
    await hand.page.locator('#first-screen article').first().waitFor()
    await hand.open(at('model', { modelId: model.modelId }))
    await hand.page.locator('.cj-skel').first().waitFor()
    await hand.sees('网有点慢，还在取…')
    isHeld = false
    held.forEach((release) => {
      release()
    })
    await hand.sees(fenToYuanText(model.trims[0]?.priceFen ?? 0))
  })
})

describe('when the core platform is down', () => {
  afterEach(async () => stage.house.drive('DELETE', '/faults'))

  const breakPlatform = async (endpoint: string) =>
    stage.house.drive('PUT', '/faults', { endpoint, kind: 'status', value: 503 })

  it('a booking is kept, and the store gets it later, once', async () => {
    const person = await meet(stage.house, 'kept')
    const hand = await stage.takePhone({ kept: person.kept })
    await hand.open(at('book', offer()))
    await hand.tap('radio', /剩 \d+ 个$/)
    await breakPlatform('core-platform PUT /v1/test-drives/:reference')
    await hand.tap('button', '约这个时间')
    await hand.isAt(PATHS.booked)
    await hand.sees('约好了')
    const params = { testDriveId: hand.query('testDriveId') }
    const look = async () => person.bff.ask(getTestDrive, { params }, { token: person.session.token })
    expect((await look()).delivery).toBe('pending')
    await stage.house.drive('DELETE', '/faults')
    await eventually(async () => expect((await look()).delivery).toBe('delivered'), 60_000)
    const { items } = (await stage.house.drive('GET', '/core-platform/test-drives')) as {
      items: { reference: string }[]
    }
    expect(items.filter(({ reference }) => reference.includes(params.testDriveId))).toHaveLength(1)
  })
})

describe('when a page cannot be shown', () => {
  it('says whose fault it is and what is safe, and comes back with one press', async () => {
    const port = await freePort()
    const lonely = await startPreview({
      port: 0,
      bffUrl: `http://127.0.0.1:${String(port)}`,
      sandboxUrl: stage.house.sandboxUrl,
    })
    const hand = await Hand.take(stage.browser, lonely.url)
    await hand.open(at('cars'))
    await hand.sees(/是我们这边的问题/)
    await hand.sees(/没有变化/)
    await hand.page.route('**/api/**', async (route) => {
      const url = new URL(route.request().url())
      await route.fulfill({ response: await route.fetch({ url: stage.house.bffUrl + url.pathname + url.search }) })
    })
    await hand.tap('button', '再试一次')
    await hand.find('checkbox', /^对比/).waitFor()
    expect(hand.troubles).toEqual([])
    await hand.letGo()
    await lonely.stop()
  })

  it('gives a number to read aloud, which the log knows', async () => {
    const hand = await stage.takePhone()
    await hand.open(at('model', { modelId: 'no-such-car' }))
    await hand.find('button', '找人帮忙').waitFor()
    await hand.sees(/打电话时报这个号/)
    const shown = await hand.page
      .getByText(/^[0-9A-Z]{4} [0-9A-Z]{4}$/)
      .first()
      .textContent()
    const requestId = (shown ?? '').replace(' ', '')
    // Lines come in batches.
    await eventually(() => {
      expect(stage.house.bffLines.some((line) => line.includes(requestId))).toBe(true)
    })
  })
})
