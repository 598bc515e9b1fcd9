import { fenToYuanText } from '@cheji/shared/kernel/money'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../browser/chromium'
import { freePort } from '../house/ports'
import { startPreview } from '../preview/preview'
import { openWorld, type World } from '../processes/world'
import { Hand } from './hand'
import { at } from './paths'
import { takeSample } from './sample'

jest.setTimeout(180_000)

const AHEAD_MS = 2 * 3_600_000

let world: World
let browser: Browser

beforeAll(async () => {
  ;[world, browser] = await Promise.all([openWorld(), launchChromium()])
})

afterAll(async () => {
  await browser.close()
  await world.end()
})

it('a BFF that starts hours after the core platform went down still shows cars and prices, and how old they are', async () => {
  const assets = await freePort()
  const env = { ASSETS_URL: `http://127.0.0.1:${String(assets)}/assets` }
  const before = await world.start({ env })
  const { model } = await takeSample(before)
  await before.kill()
  await world.sandbox.fault({ endpoint: 'core-platform *', kind: 'status', value: 503 })
  const bff = await world.start({ env, clockAheadMs: AHEAD_MS })
  const preview = await startPreview({ port: assets, bffUrl: bff.url, sandboxUrl: world.sandbox.url })

  const hand = await Hand.take(browser, preview.url)
  await hand.open(at('cars'))
  await hand.sees(/这是 2 小时前的内容，新的还没取到/)
  await hand.find('checkbox', /^对比/).waitFor()
  await hand.open(at('model', { modelId: model.modelId }))
  await hand.sees(/这是 2 小时前的内容，新的还没取到/)
  await hand.sees(fenToYuanText(model.trims[0]?.priceFen ?? 0))
  expect(hand.troubles).toEqual([])
  await hand.letGo()
  await preview.stop()
})
