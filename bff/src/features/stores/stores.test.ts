import type { County, Store, StoreList } from '@cheji/shared/stores/stores.contract'
import { eventually } from '../../testing/eventually'
import { type TestBff, startTestBff } from '../../testing/test-bff'

const codeOf = (answer: { body: unknown }): unknown => (answer.body as { error?: { code?: unknown } }).error?.code
const SHUYANG = { lat: 34.11, lng: 118.77 }

describe('stores over HTTP', () => {
  let bff: TestBff
  beforeAll(async () => {
    bff = await startTestBff()
  })
  afterAll(() => bff.stop())
  beforeEach(() => bff.sandbox.heal())

  const list = async (query = ''): Promise<StoreList> =>
    (await bff.get(`/api/v1/stores?limit=50${query}`)).body as StoreList
  const everywhere = async (): Promise<StoreList['items']> => {
    const items: StoreList['items'] = []
    let cursor = ''
    do {
      const page = await list(cursor && `&cursor=${cursor}`)
      items.push(...page.items)
      cursor = page.nextCursor ?? ''
    } while (cursor)
    return items
  }

  test('every store once, page by page; none that is for review only', async () => {
    const items = await everywhere()
    expect(items.length).toBeGreaterThanOrEqual(120)
    expect(new Set(items.map((store) => store.storeId)).size).toBe(items.length)
    expect(items.filter((store) => store.isTest)).toEqual([])
    expect((await list()).total).toBe(items.length)
  })

  test('by distance from a place, nearest first', async () => {
    const { items, region } = await list(`&lat=${String(SHUYANG.lat)}&lng=${String(SHUYANG.lng)}`)
    const distances = items.map((store) => store.distanceM ?? Number.NaN)
    expect(distances).toEqual([...distances].sort((a, b) => a - b))
    expect(region).not.toBeNull()
  })

  test("by county: the county's own stores come first", async () => {
    const { adcode } = (await list()).items[0] ?? { adcode: '' }
    const { items, region } = await list(`&adcode=${adcode}`)
    expect(region?.adcode).toBe(adcode)
    const others = items.findIndex((store) => store.adcode !== adcode)
    expect(others).toBeGreaterThan(0)
    expect(items.slice(others).filter((store) => store.adcode === adcode)).toEqual([])
  })

  test('by what they can do and which car they have', async () => {
    const some = (await list('&can=test_drive')).items[0]
    const { testDriveModels } = (await bff.get(`/api/v1/stores/${some?.storeId ?? ''}`)).body as Store
    const modelId = testDriveModels[0]?.modelId ?? ''
    const { items, total } = await list(`&modelId=${modelId}&can=test_drive,maintenance`)
    expect(total).toBeGreaterThan(0)
    for (const store of items) {
      expect(store.hasModel).toBe(true)
      expect(store.abilities).toEqual(expect.arrayContaining(['test_drive', 'maintenance']))
    }
  })

  test('a page: hours in words, people, cars, no field beyond the contract', async () => {
    const card = (await list('&can=test_drive')).items[0]
    const store = (await bff.get(`/api/v1/stores/${card?.storeId ?? ''}?lat=34&lng=118`)).body as Store
    expect(store.openingHours.words[0]).toMatch(/\d{1,2}:\d{2}–\d{1,2}:\d{2}|休息/)
    expect(store.testDriveModels.length).toBeGreaterThan(0)
    expect(store.distanceM).toBeGreaterThan(0)
    expect(store.phone).toMatch(/^0\d{2,3}-0\d{6,7}$/)
  })

  test('a store for review opens by its id', async () => {
    expect((await bff.get('/api/v1/stores/cheji-test')).body).toMatchObject({ isTest: true })
  })

  test('a store closes: its words change within two seconds of the event', async () => {
    const open = (await everywhere()).find((store) => store.openState.open)
    const target = open ?? (await everywhere())[0]
    const today = new Date(bff.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
    await bff.sandbox.change('close_store', { storeId: target?.storeId, from: today, to: today, reasonZh: '盘点' })
    await eventually(async () => {
      const { openState } = (await bff.get(`/api/v1/stores/${target?.storeId ?? ''}`)).body as Store
      expect(openState).toMatchObject({ open: false })
      expect(openState.words).toMatch(/今天休息/)
    }, 4_000)
  })

  test('a store that was withdrawn leaves the list and keeps its page', async () => {
    const storeId = (await everywhere()).at(-1)?.storeId ?? ''
    await bff.sandbox.change('remove_store', { storeId })
    await eventually(async () => {
      expect((await everywhere()).map((store) => store.storeId)).not.toContain(storeId)
    })
    expect((await bff.get(`/api/v1/stores/${storeId}`)).status).toBe(200)
  })

  test('the platform down and the BFF restarted: the list is there and says that it is old', async () => {
    await bff.sandbox.fault({ endpoint: 'core-platform *', kind: 'status', value: 503 })
    await bff.clock.advance(120_000)
    const restarted = await startTestBff({ beside: bff })
    try {
      const answer = (await restarted.get('/api/v1/stores')).body as StoreList
      expect(answer).toMatchObject({ stale: true })
      expect(answer.items.length).toBeGreaterThan(0)
    } finally {
      await restarted.stop()
    }
  })

  test('regions: provinces, counties with their stores, search by pinyin, the county of a place', async () => {
    const { items } = (await bff.get('/api/v1/stores/regions')).body as {
      items: { adcode: string; storeCount: number }[]
    }
    expect(items).toHaveLength(31)
    const busiest = [...items].sort((a, b) => b.storeCount - a.storeCount)[0]
    const province = (await bff.get(`/api/v1/stores/regions/${busiest?.adcode ?? ''}`)).body as {
      prefectures: { counties: County[] }[]
    }
    const counted = province.prefectures.flatMap((one) => one.counties).reduce((sum, one) => sum + one.storeCount, 0)
    expect(counted).toBeGreaterThan(0)
    const found = (await bff.get('/api/v1/stores/regions/search?q=shuyang')).body as { items: County[] }
    expect(found.items[0]?.name).toBe('沭阳县')
    const located = (await bff.get('/api/v1/stores/regions/locate?lat=34.11&lng=118.77')).body as {
      county: County | null
    }
    expect(located.county).not.toBeNull()
    expect((await bff.get('/api/v1/stores/regions/locate?lat=0&lng=0')).body).toEqual({ county: null })
  })

  test.each([
    ['/api/v1/stores?lat=34', 'validation_failed'],
    ['/api/v1/stores?lat=91&lng=118', 'validation_failed'],
    ['/api/v1/stores?lat[$gt]=1&lng=1', 'validation_failed'],
    ['/api/v1/stores?limit=0', 'validation_failed'],
    ['/api/v1/stores?cursor=bm90LWEtc3RvcmU', 'validation_failed'],
    ['/api/v1/stores?can=fly', 'validation_failed'],
    ['/api/v1/stores?nearest=1', 'validation_failed'],
    ['/api/v1/stores/no-such-store', 'not_found'],
    ['/api/v1/stores/NO', 'not_found'],
    ['/api/v1/stores/regions/999999', 'not_found'],
    ['/api/v1/stores/regions/search?q=', 'validation_failed'],
  ])('%s → %s', async (path, code) => {
    expect(codeOf(await bff.get(path))).toBe(code)
  })
})
