import type { Model, ModelList, PriceHistory } from '@cheji/shared/catalogue/catalogue.contract'
import { eventually } from '../../testing/eventually'
import { type TestBff, startTestBff } from '../../testing/test-bff'
import { databaseUri, newDatabaseName } from '../../testing/test-environment'
import { PriceDelta } from '../../core-platform/contract/catalogue'
import { SnapshotStore } from '../../core-platform/snapshots'
import { mergeModels, mergePrices, mergeStock } from './catalogue.sync'
import { createPriceOf } from './stored-price'
import { sampleModel, samplePrice } from './testing/sample'

const TRIM = 'wuling-binguo-203'
const running: TestBff[] = []
const start = async (...options: Parameters<typeof startTestBff>): Promise<TestBff> => {
  const bff = await startTestBff(...options)
  running.unshift(bff)
  return bff
}
afterEach(async () => {
  // The first one owns the database: it goes last.
  for (const bff of running.splice(0)) await bff.stop()
})

const currentOf = async (bff: TestBff) =>
  ((await bff.get(`/api/v1/catalogue/trims/${TRIM}/prices`)).body as PriceHistory).current
const DOWN = { endpoint: 'core-platform *', kind: 'status', value: 503 }
/** Polls so seldom that only events can bring news. */
const ONLY_EVENTS = { tuning: { syncIntervalMs: 3_600_000, pollMs: 40 } }

test('a change of price reaches every process within two seconds of its event, in every answer', async () => {
  const first = await start(ONLY_EVENTS)
  const second = await start({ ...ONLY_EVENTS, beside: first })
  const before = await currentOf(second)
  await first.sandbox.change('price', { trimId: TRIM, priceFen: 5_880_000 })
  for (const bff of [first, second])
    await eventually(async () => {
      expect(await currentOf(bff)).toMatchObject({
        priceFen: 5_880_000,
        version: before.version + 1,
        changeFen: -100_000,
      })
    }, 2_000)
  const list = (await second.get('/api/v1/catalogue/models?q=binguo&limit=1')).body as ModelList
  expect(list.items[0]?.trim.priceFen).toBe(5_880_000)
  const model = (await second.get('/api/v1/catalogue/models/wuling-binguo')).body as Model
  expect(model.trims[0]).toMatchObject({ priceFen: 5_880_000, priceVersion: before.version + 1 })
})

test('no process goes back to an older price, whatever an upstream that lags says', async () => {
  const first = await start()
  const second = await start({ beside: first })
  const before = await currentOf(first)
  await first.sandbox.fault({ endpoint: 'core-platform GET /v1/prices', kind: 'stale', times: 40 })
  await first.sandbox.change('price', { trimId: TRIM, priceFen: 5_880_000 })
  await first.sandbox.heal()
  await eventually(async () => {
    expect((await currentOf(first)).version).toBe(before.version + 1)
  })
  await eventually(async () => {
    expect((await currentOf(second)).version).toBe(before.version + 1)
  })
  // From here on the platform answers with the list from before a further change.
  await first.sandbox.fault({ endpoint: 'core-platform GET /v1/prices', kind: 'stale' })
  await first.sandbox.change('price', { trimId: TRIM, priceFen: 5_780_000 })
  const third = await start({ beside: first })
  for (const bff of [first, second, third])
    expect((await currentOf(bff)).version).toBeGreaterThanOrEqual(before.version + 1)
  await first.sandbox.heal()
  for (const bff of [first, second, third])
    await eventually(async () => {
      expect(await currentOf(bff)).toMatchObject({ priceFen: 5_780_000, version: before.version + 2 })
    })
})

test('with the core platform down a new process serves the last good snapshot, and says that it is old', async () => {
  const first = await start()
  const { body: before } = await first.get('/api/v1/catalogue/models')
  await eventually(async () => {
    expect(
      await first.connection
        .collection('snapshots')
        .countDocuments({ _id: { $in: ['catalogue', 'prices', 'stock'] } } as object),
    ).toBe(3)
  })
  await first.sandbox.fault(DOWN)
  await first.clock.advance(10 * 60_000)
  const second = await start({ beside: first })
  const { status, body } = await second.get('/api/v1/catalogue/models')
  expect(status).toBe(200)
  const [old, now] = [before as ModelList, body as ModelList]
  expect(now.stale).toBe(true)
  expect(now.items).toEqual(old.items)
  expect(Date.parse(now.asOf)).toBeLessThanOrEqual(second.clock.now().getTime() - 9 * 60_000)
  for (const path of [
    '/models/wuling-binguo',
    `/trims/${TRIM}/prices`,
    '/compare?trimIds=wuling-binguo-203',
    '/models?q=haiou',
  ])
    expect(await second.get(`/api/v1/catalogue${path}`)).toMatchObject({ status: 200, body: { stale: true } })
  await first.sandbox.heal()
  await eventually(async () => {
    expect((await second.get('/api/v1/catalogue/models')).body).toMatchObject({ stale: false })
  })
})

test('without the core platform and without a snapshot the catalogue is warming up, and not ready', async () => {
  const first = await start()
  await first.sandbox.fault(DOWN)
  const empty = await start({
    beside: first,
    env: { MONGODB_URI: databaseUri(newDatabaseName()) },
    untilReady: false,
  })
  for (const path of ['/models', '/models/wuling-binguo', `/trims/${TRIM}/prices`]) {
    const { status, body, headers } = await empty.get(`/api/v1/catalogue${path}`)
    expect(status).toBe(503)
    expect(body).toMatchObject({ error: { code: 'warming_up' } })
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  }
  expect((await empty.get('/readyz')).status).toBe(503)
  await first.sandbox.heal()
  await eventually(async () => {
    expect((await empty.get('/readyz')).status).toBe(200)
  })
  await empty.connection.dropDatabase()
})

test('a price that begins tomorrow holds from midnight in Beijing, with no word from the core platform', async () => {
  const bff = await start()
  await bff.clock.set(new Date('2026-11-25T23:59:00+08:00'))
  await bff.sandbox.change('price', { trimId: TRIM, priceFen: 5_680_000, since: '2026-11-26' })
  const before = await currentOf(bff)
  await eventually(async () => {
    expect(await bff.metric('cheji_cache_version{resource="prices"}')).toBeGreaterThan(0)
    const stored = await createPriceOf(
      new SnapshotStore(bff.connection, () => 'unused'),
      () => new Date('2026-11-26T00:00:00+08:00'),
    )(TRIM)
    expect(stored?.priceFen).toBe(5_680_000)
  })
  expect(await currentOf(bff)).toEqual(before)
  await bff.sandbox.fault(DOWN)
  await bff.clock.advance(60_000)
  expect(await currentOf(bff)).toMatchObject({ priceFen: 5_680_000, since: '2026-11-26' })
})

test('models come, change and go', async () => {
  const bff = await start()
  await bff.sandbox.change('remove_model', { modelId: 'byd-seagull' })
  await bff.sandbox.change('model', { modelId: 'wuling-binguo', fields: { knownDrawbacks: ['新写的短处'] } })
  await eventually(async () => {
    expect((await bff.get('/api/v1/catalogue/models/byd-seagull')).status).toBe(404)
    expect((await bff.get('/api/v1/catalogue/models/wuling-binguo')).body).toMatchObject({
      knownDrawbacks: ['新写的短处'],
    })
    expect((await bff.get('/api/v1/catalogue/models?q=haiou')).body).toMatchObject({ items: [] })
  })
})

describe('merging', () => {
  const asOf = '2026-11-25T10:00:00+08:00'
  const delta = { version: 2, asOf, full: false }

  test('keeps what did not change, and each version of a price once', () => {
    const [a, b] = [sampleModel({ id: 'a', trims: [{ id: 'a1' }] }), sampleModel({ id: 'b', trims: [{ id: 'b1' }] })]
    const changed = { ...b, seats: 2 }
    const merged = mergeModels([a, b], { ...delta, models: [changed], removedModelIds: [] })
    expect(merged[0]).toBe(a)
    expect(merged[1]).toBe(changed)
    expect(mergeModels([a, b], { ...delta, models: [], removedModelIds: ['a'] })).toEqual([b])
    const prices = [samplePrice('a1', 100), samplePrice('a1', 90, { version: 2 })]
    const newer = PriceDelta.parse({ ...delta, entries: [samplePrice('a1', 80, { version: 3 }), prices[1]] })
    expect(mergePrices(prices, newer).map(({ version }) => version)).toEqual([1, 2, 3])
    const row = { trimId: 'a1', colourId: 'white', inStock: 1, incoming: 0 }
    expect(mergeStock([row], { ...delta, stock: [{ ...row, inStock: 0 }] })).toEqual([{ ...row, inStock: 0 }])
  })
})

test('the price for whoever takes money is read from MongoDB', async () => {
  const bff = await start()
  const priceOf = createPriceOf(new SnapshotStore(bff.connection, () => 'unused'), bff.clock.now)
  await eventually(async () => {
    expect(await priceOf(TRIM)).toMatchObject({ priceFen: 5_980_000 })
  })
  expect(await priceOf('nothing-of-the-kind')).toBeUndefined()
})
