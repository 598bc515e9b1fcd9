import { CatalogueDelta, PriceDelta, StockDelta } from '@cheji/bff/core-platform/contract/catalogue'
import { UpstreamError } from '@cheji/bff/core-platform/contract/events'
import { SlotDelta, StoreDelta } from '@cheji/bff/core-platform/contract/stores'
import { type TestSandbox, startTestSandbox } from '../testing/test-sandbox'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(async () => sandbox.stop())
beforeEach(async () => {
  await sandbox.control('POST', '/reset')
})

const change = async (body: object) => sandbox.control('POST', '/core-platform/changes', body)
const json = async (path: string) => (await sandbox.upstream('GET', path)).json() as Promise<Record<string, unknown>>
const catalogue = async (since?: number) => CatalogueDelta.parse(await json(`/v1/catalogue${query(since)}`))
const prices = async (since?: number) => PriceDelta.parse(await json(`/v1/prices${query(since)}`))
const stock = async (since?: number) => StockDelta.parse(await json(`/v1/stock${query(since)}`))
const stores = async (since?: number) => StoreDelta.parse(await json(`/v1/stores${query(since)}`))
const slots = async (since?: number) => SlotDelta.parse(await json(`/v1/stores/cheji-test/slots${query(since)}`))
const query = (since?: number) => (since === undefined ? '' : `?updatedSince=${since}`)

describe('reads', () => {
  test('everything without a version, nothing after the newest one', async () => {
    for (const read of [catalogue, prices, stock, stores, slots]) {
      const all = await read()
      expect(all.full).toBe(true)
      const none = await read(all.version)
      expect(none).toMatchObject({ version: all.version, full: false })
      expect(Object.values(none).filter(Array.isArray).flat()).toEqual([])
    }
  })

  test('the whole sample', async () => {
    expect((await catalogue()).models).toHaveLength(37)
    expect(new Set((await prices()).entries.map(({ trimId }) => trimId)).size).toBe(104)
    expect((await stores()).stores.length).toBeGreaterThanOrEqual(120)
  })

  test('every answer, errors too, has a field that no contract names', async () => {
    expect(await json('/v1/stock')).toHaveProperty('x_sandbox')
    expect(await json('/v1/stores/nowhere/slots')).toHaveProperty('x_sandbox')
  })

  test('gzip when asked', async () => {
    const zipped = await sandbox.upstream('GET', '/v1/stores', { headers: { 'accept-encoding': 'gzip' } })
    expect(zipped.headers.get('content-encoding')).toBe('gzip')
    expect(StoreDelta.parse(await zipped.json()).full).toBe(true)
    const plain = await sandbox.upstream('GET', '/v1/stores', { headers: { 'accept-encoding': 'identity' } })
    expect(plain.headers.get('content-encoding')).toBeNull()
  })

  test.each([
    ['GET', '/v1/nothing', 404, 'not_found'],
    ['GET', '/v1/stores/nowhere/slots', 404, 'store_not_found'],
    ['GET', '/v1/test-drives/unknown', 404, 'test_drive_not_found'],
    ['DELETE', '/v1/catalogue', 405, 'method_not_allowed'],
    ['GET', '/v1/catalogue?updatedSince=new', 400, 'invalid_request'],
  ])('%s %s is answered %i %s', async (method, path, status, code) => {
    const response = await sandbox.upstream(method, path)
    expect(response.status).toBe(status)
    expect(UpstreamError.parse(await response.json()).code).toBe(code)
  })
})

describe('signatures', () => {
  const seconds = (offset: number) => String(Math.floor(Date.now() / 1000) + offset)
  test.each([
    ['unknown_key', { keyId: 'somebody' }],
    ['invalid_signature', { secret: 'another secret' }],
    ['stale_timestamp', { timestamp: seconds(-400) }],
    ['stale_timestamp', { timestamp: seconds(400) }],
    ['stale_timestamp', { timestamp: 'now' }],
    ['invalid_nonce', { nonce: 'short' }],
  ])('%s', async (code, forged) => {
    const response = await sandbox.upstream('GET', '/v1/catalogue', { forged })
    expect(response.status).toBe(401)
    expect(UpstreamError.parse(await response.json()).code).toBe(code)
  })

  test('a nonce counts once, and only with a true signature', async () => {
    const nonce = 'a-nonce-of-this-very-test'
    const again = async (secret?: string) =>
      (await sandbox.upstream('GET', '/v1/stock', { forged: { nonce, ...(secret && { secret }) } })).status
    expect(await again('another secret')).toBe(401)
    expect(await again()).toBe(200)
    expect(await again()).toBe(401)
  })

  test('the query is signed too', async () => {
    const response = await sandbox.upstream('GET', '/v1/stock?updatedSince=1')
    expect(response.status).toBe(200)
  })

  test('the contract is open to read', async () => {
    const response = await fetch(`${sandbox.url}/core-platform/openapi.json`)
    const document = (await response.json()) as { openapi: string; paths: Record<string, unknown> }
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toEqual([
      '/v1/catalogue',
      '/v1/prices',
      '/v1/stock',
      '/v1/stores',
      '/v1/stores/{storeId}/slots',
      '/v1/test-drives/{reference}',
      '/v1/stock-holds/{reference}',
      '/v1/sales-orders/{reference}',
      '/v1/sales-orders/{reference}/allocation-answer',
      '/v1/settlements/{reference}',
    ])
    expect(JSON.stringify(document)).toContain('"depositFen"')
  })
})

describe('changes', () => {
  test('a price: one version more of that trim, with all before it', async () => {
    const before = await prices()
    const trimId = 'byd-seagull-305-vitality'
    const known = before.entries.filter((entry) => entry.trimId === (before.entries[0]?.trimId ?? trimId))
    const mine = known[0]?.trimId ?? trimId
    await change({ kind: 'price', trimId: mine, priceFen: 3_100_000, reasonZh: '全国一起降' })
    const delta = await prices(before.version)
    expect(delta).toMatchObject({ version: before.version + 1, full: false })
    expect(delta.entries).toHaveLength(known.length + 1)
    expect(delta.entries.at(-1)).toMatchObject({
      trimId: mine,
      version: known.length + 1,
      priceFen: 3_100_000,
      reasonZh: '全国一起降',
    })
  })

  test('stock, model, store: the record that changed and no other', async () => {
    const [stockBefore, catalogueBefore, storesBefore] = [await stock(), await catalogue(), await stores()]
    const one = stockBefore.stock[0]
    const modelId = catalogueBefore.models[0]?.id
    await change({ kind: 'stock', trimId: one?.trimId, colourId: one?.colourId, inStock: 0, incoming: 0 })
    await change({ kind: 'model', modelId, fields: { sellingPoints: ['新的一句'] } })
    await change({ kind: 'store', storeId: 'cheji-test', fields: { notes: ['新的一句'] } })
    expect((await stock(stockBefore.version)).stock).toEqual([{ ...one, inStock: 0, incoming: 0 }])
    expect((await catalogue(catalogueBefore.version)).models).toMatchObject([
      { id: modelId, sellingPoints: ['新的一句'] },
    ])
    expect((await stores(storesBefore.version)).stores).toMatchObject([{ id: 'cheji-test', notes: ['新的一句'] }])
  })

  test('a model goes and comes with prices and stock', async () => {
    const before = await catalogue()
    const [model] = before.models
    await change({ kind: 'remove_model', modelId: model?.id })
    expect(await catalogue(before.version)).toMatchObject({ models: [], removedModelIds: [model?.id] })
    const priceVersion = (await prices()).version
    const asked = model?.trims.map(({ id }) => ({ trimId: id, priceFen: 4_000_000 }))
    await change({ kind: 'add_model', model, prices: asked })
    expect((await catalogue(before.version)).models).toMatchObject([{ id: model?.id }])
    expect((await prices(priceVersion)).entries.at(-1)).toMatchObject({ priceFen: 4_000_000 })
  })

  test('a store goes and comes', async () => {
    const before = await stores()
    const store = before.stores.find(({ id }) => id === 'cheji-test')
    await change({ kind: 'remove_store', storeId: 'cheji-test' })
    expect(await stores(before.version)).toMatchObject({ stores: [], removedStoreIds: ['cheji-test'] })
    expect((await sandbox.upstream('GET', '/v1/stores/cheji-test/slots')).status).toBe(404)
    await change({ kind: 'add_store', store })
    expect((await slots()).slots.length).toBeGreaterThan(100)
  })

  test('closing a store takes its slots of those days away', async () => {
    const before = await slots()
    const day = before.slots.at(-1)?.startsAt.slice(0, 10)
    const storesBefore = await stores()
    await change({ kind: 'close_store', storeId: 'cheji-test', from: day, to: day, reasonZh: '停电' })
    expect((await stores(storesBefore.version)).stores[0]?.calendar[0]).toMatchObject({ from: day, reasonZh: '停电' })
    const gone = await slots(before.version)
    const onThatDay = before.slots.filter(({ startsAt }) => startsAt.startsWith(day ?? '?'))
    expect(gone.removedSlotIds.toSorted()).toEqual(onThatDay.map(({ id }) => id).sort())
  })

  test('a slot: other seats, withdrawn, added', async () => {
    const before = await slots()
    const [first, second] = before.slots.slice(-2)
    await change({ kind: 'slot', storeId: 'cheji-test', slotId: first?.id, capacity: 0 })
    await change({ kind: 'slot', storeId: 'cheji-test', slotId: second?.id, capacity: 9 })
    const startsAt = `${first?.startsAt.slice(0, 10) ?? ''}T08:00:00+08:00`
    await change({ kind: 'add_slot', storeId: 'cheji-test', modelId: first?.modelId, startsAt, capacity: 2 })
    const delta = await slots(before.version)
    expect(delta.version).toBe(before.version + 3)
    expect(delta.slots).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: first?.id, capacity: 0 }),
        expect.objectContaining({ id: second?.id, capacity: 9 }),
        expect.objectContaining({ startsAt, capacity: 2 }),
      ]),
    )
  })

  test.each([
    [{ kind: 'price', trimId: 'nothing', priceFen: 1 }, 404],
    [{ kind: 'price', trimId: 'nothing', priceFen: 1.5 }, 400],
    [{ kind: 'slot', storeId: 'cheji-test', slotId: 'nothing', capacity: 1 }, 404],
    [{ kind: 'remove_store', storeId: 'nothing' }, 404],
    [{ kind: 'put_test_drive', reference: 'x' }, 400],
  ])('%j is refused with %i', async (body, status) => {
    await expect(change(body)).rejects.toThrow(` ${status} `)
  })
})

test('after a restart everything is as it was, after a reset as in the sample, and no version ever fell', async () => {
  const before = await prices()
  const trimId = before.entries[0]?.trimId
  await change({ kind: 'price', trimId, priceFen: 2_990_000 })
  const changed = await prices()
  await sandbox.restart()
  expect({ ...(await prices()), asOf: '' }).toEqual({ ...changed, asOf: '' })
  await sandbox.control('POST', '/reset')
  const reset = await prices(changed.version)
  expect(reset.full).toBe(true)
  expect(reset.version).toBeGreaterThan(changed.version)
  expect(reset.entries).toEqual(before.entries)
})
