import { Comparison, Model, ModelList, PriceHistory } from '@cheji/shared/catalogue/catalogue.contract'
import type { z } from 'zod'
import { type TestBff, startTestBff } from '../../testing/test-bff'

let bff: TestBff
beforeAll(async () => {
  bff = await startTestBff()
})
afterAll(async () => {
  await bff.stop()
})

const LIST = '/api/v1/catalogue/models'
/** The answer, held against its contract: prepared bodies pass no other check. */
const read = async <T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> => {
  const { status, body } = await bff.get(path)
  expect({ path, status }).toEqual({ path, status: 200 })
  const parsed = schema.parse(body)
  expect(body).toEqual(parsed)
  return parsed
}
const list = async (query = '') => read(`${LIST}${query}`, ModelList)
const refusal = async (path: string) => {
  const { status, body } = await bff.get(path)
  return { status, ...(body as { error: { code: string; message: string; details?: unknown } }).error }
}

describe('the list', () => {
  test('shows what costs 30,000 to 100,000 RMB, cheapest first, twenty at a time', async () => {
    const first = await list()
    expect(first.items).toHaveLength(20)
    expect(first.total).toBeGreaterThan(30)
    const prices = first.items.map(({ trim }) => trim.priceFen)
    expect(prices).toEqual([...prices].sort((a, b) => a - b))
    expect(Math.min(...prices)).toBeGreaterThanOrEqual(3_000_000)
    expect(Math.max(...prices)).toBeLessThanOrEqual(10_000_000)
    expect(first).toMatchObject({ stale: false, didYouMean: null })
  })

  test('a card speaks of one named trim', async () => {
    const { items } = await list('?q=缤果&limit=1')
    expect(items[0]).toMatchObject({
      modelId: 'wuling-binguo',
      name: '五菱缤果',
      brandName: '五菱',
      seats: 4,
      trim: {
        trimId: 'wuling-binguo-203',
        name: '203km 悦享款',
        priceFen: 5_980_000,
        rangeKm: 203,
        rangeCycle: 'CLTC',
        daysPerCharge: { spring: 3, winter: 2 },
        driveAwayLowFen: 6_602_102,
        driveAwayHighFen: 6_802_102,
      },
      trimsPassing: 3,
      trimsTotal: 3,
    })
    expect(items[0]?.pictureUrl).toMatch(/^http:\/\/127\.0\.0\.1:3000\/assets\/.*card/)
    expect(items[0]?.thumbUrl).toMatch(/^http:\/\/127\.0\.0\.1:3000\/assets\/.*thumb/)
  })

  test.each(['price_asc', 'price_desc', 'range_desc', 'relevance'])(
    'sorted by %s the pages add up to the whole list',
    async (sort) => {
      const whole = await list(`?sort=${sort}&limit=50`)
      const ids: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const page: z.output<typeof ModelList> = await list(`?sort=${sort}&limit=7${cursor && `&cursor=${cursor}`}`)
        ids.push(...page.items.map(({ modelId }) => modelId))
        cursor = page.nextCursor
      }
      expect(ids).toEqual(whole.items.map(({ modelId }) => modelId))
      expect(new Set(ids).size).toBe(whole.total)
    },
  )

  test('orders follow what the cards show', async () => {
    const ranges = (await list('?sort=range_desc')).items.map(({ trim }) => trim.rangeKm)
    expect(ranges).toEqual([...ranges].sort((a, b) => b - a))
    const prices = (await list('?sort=price_desc')).items.map(({ trim }) => trim.priceFen)
    expect(prices).toEqual([...prices].sort((a, b) => b - a))
  })

  test.each([
    ['?brands=wuling,byd', (c: Card) => ['五菱', '比亚迪'].includes(c.brandName)],
    ['?seats=4', (c: Card) => c.seats === 4],
    ['?rangeMinKm=400', (c: Card) => c.trim.rangeKm >= 400],
    ['?fastCharge=false', (c: Card) => !c.trim.fastCharge],
    ['?budgetMaxFen=7000000', (c: Card) => c.trim.driveAwayHighFen <= 7_000_000],
    ['?priceMinFen=10000000&priceMaxFen=15000000', (c: Card) => c.trim.priceFen >= 10_000_000],
    ['?priceMaxFen=3000000', (c: Card) => c.trim.priceFen <= 3_000_000],
  ] as const)('%s', async (query, holds) => {
    const { items, total } = await list(query)
    expect(total).toBeGreaterThan(0)
    for (const card of items) expect(holds(card)).toBe(true)
  })

  test('the count at a choice is what the list then has', async () => {
    const { facets } = await list('?fastCharge=true&brands=wuling')
    for (const { value, count } of facets.bodyStyles)
      expect((await list(`?fastCharge=true&brands=wuling&bodyStyles=${value}`)).total).toBe(count)
    for (const { value, count } of facets.brands)
      expect((await list(`?fastCharge=true&brands=${value}`)).total).toBe(count)
    expect(facets.priceBands.map(({ label }) => label)).toEqual(['3–5 万', '5–7 万', '7–10 万', '10–15 万'])
    expect(facets.budgets.map(({ label }) => label)).toEqual(['5 万', '6 万', '7 万', '8 万', '10 万'])
    expect(facets.sizeClasses.map(({ label }) => label)).toEqual(['微型', '小型', '紧凑型'])
  })

  type Card = z.output<typeof ModelList>['items'][number]
})

describe('a model', () => {
  test('has its trims cheapest first, each with its price, what it takes to drive away and its stock', async () => {
    const model = await read(`${LIST}/wuling-binguo`, Model)
    expect(model).toMatchObject({ name: '五菱缤果', seats: 4, sizeClass: 'small', stale: false })
    expect(model.trims.map(({ trimId }) => trimId)).toEqual([
      'wuling-binguo-203',
      'wuling-binguo-333',
      'wuling-binguo-410',
    ])
    const [trim] = model.trims
    expect(trim?.rangeEstimate).toEqual({ spring: 180, summer: 165, winter: 135, winterMotorway: 105 })
    expect(trim?.driveAway.totalHighFen).toBe(6_802_102)
    expect(trim?.depositFen).toBeLessThanOrEqual((trim?.priceFen ?? 0) / 5)
    expect(trim?.stock.map(({ colourId }) => colourId)).toEqual(model.colours.map(({ colourId }) => colourId))
    expect(model.storeCount).toBeGreaterThanOrEqual(120)
    expect(model.knownDrawbacks.length).toBeGreaterThan(0)
  })

  test('names what is near in price and size, and not itself', async () => {
    const model = await read(`${LIST}/wuling-binguo`, Model)
    expect(model.related).toHaveLength(4)
    expect(model.related.map(({ modelId }) => modelId)).not.toContain('wuling-binguo')
    for (const { trim } of model.related) expect(Math.abs(trim.priceFen - 5_980_000)).toBeLessThan(2_500_000)
  })

  test('every model of the catalogue opens', async () => {
    const { items } = await list('?priceMinFen=0&priceMaxFen=20000000&limit=50')
    expect(items).toHaveLength(37)
    for (const { modelId } of items) await read(`${LIST}/${modelId}`, Model)
  })
})

describe('the price of a trim', () => {
  test('has its versions newest first, and the promise in words', async () => {
    const history = await read('/api/v1/catalogue/trims/wuling-binguo-203/prices', PriceHistory)
    expect(history.current).toEqual(history.entries[0])
    expect(history.current).toMatchObject({ priceFen: 5_980_000, until: null })
    expect(history.promise).toEqual([
      '到哪家店，车价都是 59,800 元。砍不砍都一样。',
      '您付订金时的价写进订单。以后涨价，您还按订单价。',
      '交车前降价，剩下的车款按降后的价付。',
    ])
    expect(history.storeCount).toBeGreaterThanOrEqual(120)
  })
})

describe('a comparison', () => {
  const compare = async (...trimIds: string[]) =>
    read(`/api/v1/catalogue/compare?trimIds=${trimIds.join(',')}`, Comparison)

  test('of two trims says the difference in words and names what is better', async () => {
    const { trims, rows, differing } = await compare('wuling-binguo-203', 'byd-seagull-305-vitality')
    expect(trims.map(({ modelName }) => modelName)).toEqual(['五菱缤果', '比亚迪海鸥'])
    expect(rows.find(({ key }) => key === 'price')).toMatchObject({ better: 0, words: '缤果便宜 10,000 元' })
    expect(differing).toBe(rows.filter(({ differs }) => differs).length)
  })

  test('of four names nothing better', async () => {
    const { items } = await list('?limit=4')
    const { rows, trims } = await compare(...items.map(({ trim }) => trim.trimId))
    expect(trims).toHaveLength(4)
    expect(rows.every(({ better, values }) => better === null && values.length === 4)).toBe(true)
  })

  test('of one trim has no differences', async () => {
    expect(await compare('wuling-binguo-203')).toMatchObject({ differing: 0 })
  })
})

describe('refusals', () => {
  test.each([
    `${LIST}/nothing-of-the-kind`,
    `${LIST}/__proto__`,
    `${LIST}/constructor`,
    `${LIST}/..%2f..%2fetc%2fpasswd`,
    '/api/v1/catalogue/trims/nothing-of-the-kind/prices',
    '/api/v1/catalogue/compare?trimIds=nothing-of-the-kind',
  ])('%s is not there', async (path) => {
    expect(await refusal(path)).toMatchObject({
      status: 404,
      code: 'not_found',
      message: '没找到您要的内容，可能已经不在了',
    })
  })

  test.each([
    ['?priceMinFen=-1', 'priceMinFen'],
    ['?priceMinFen=1e9', 'priceMinFen'],
    ['?priceMaxFen[$gt]=', 'priceMaxFen[$gt]'],
    ['?fastCharge=yes', 'fastCharge'],
    ['?seats=4,5,x', 'seats.2'],
    ['?bodyStyles=spaceship', 'bodyStyles.0'],
    ['?sort=$where', 'sort'],
    ['?limit=0', 'limit'],
    ['?limit=51', 'limit'],
    ['?q=', 'q'],
    [`?q=${'长'.repeat(41)}`, 'q'],
    ['?unknown=1', 'unknown'],
    ['?__proto__=1', '__proto__'],
    ['?seats=4&seats=5', 'seats'],
    ['?cursor=%7B%7D', 'cursor'],
    ['?cursor=bm90IG91cnM', 'cursor'],
    [`?cursor=${Buffer.from('["price_desc",1,"x"]').toString('base64url')}`, 'cursor'],
  ])('%s is refused for its %s', async (query, path) => {
    expect(await refusal(LIST + query)).toMatchObject({
      status: 400,
      code: 'validation_failed',
      details: [{ in: 'query', path }],
    })
  })

  test.each(['?q=%ff', '?q=%'])('%s is no text', async (query) => {
    expect(await refusal(LIST + query)).toMatchObject({ status: 400, code: 'invalid_encoding' })
  })

  test.each(['', 'a,b,c,d,e', 'A'])('comparing "%s" is refused', async (trimIds) => {
    expect(await refusal(`/api/v1/catalogue/compare?trimIds=${trimIds}`)).toMatchObject({
      status: 400,
      code: 'validation_failed',
    })
  })

  test.each(['POST', 'PUT', 'DELETE'])('%s is not a way to the catalogue', async (method) => {
    const { status, headers } = await bff.raw(LIST, { method })
    expect(status).toBe(405)
    expect(headers.get('allow')).toContain('GET')
  })

  test('a client newer than this program may send a filter that is not known yet', async () => {
    const { status, body } = await bff.get(`${LIST}?brands=wuling&towing=true`, {
      headers: { 'x-client-version': '99.0.0' },
    })
    expect(status).toBe(200)
    expect((body as z.output<typeof ModelList>).total).toBe((await list('?brands=wuling')).total)
  })
})
