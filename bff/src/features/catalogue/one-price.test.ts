import type { Model, ModelList, PriceHistory } from '@cheji/shared/catalogue/catalogue.contract'
import fc from 'fast-check'
import { type TestBff, startTestBff } from '../../testing/test-bff'

const TRIM = 'wuling-binguo-203'
const MODEL = 'wuling-binguo'

let bff: TestBff
let tokens: string[]
beforeAll(async () => {
  bff = await startTestBff()
  tokens = await Promise.all(['wang', 'li'].map(async (who) => bff.signIn(who)))
})
afterAll(async () => {
  await bff.stop()
})

/** What the endpoints say about one trim: its price, its version and the promise. */
const pricesShown = async (query: string, options: { token?: string; headers: Record<string, string> }) => {
  const [list, model, history] = await Promise.all([
    bff.get(`/api/v1/catalogue/models?q=binguo${query}`, options),
    bff.get(`/api/v1/catalogue/models/${MODEL}`, options),
    bff.get(`/api/v1/catalogue/trims/${TRIM}/prices`, options),
  ])
  for (const { status } of [list, model, history]) expect(status).toBe(200)
  const trim = (list.body as ModelList).items.find(({ modelId }) => modelId === MODEL)?.trim
  const page = (model.body as Model).trims.find(({ trimId }) => trimId === TRIM)
  const { current, promise } = history.body as PriceHistory
  return {
    list: [trim?.trimId, trim?.priceFen, trim?.priceVersion],
    model: [page?.priceFen, page?.priceVersion, page?.depositFen, page?.driveAway],
    history: [current.priceFen, current.version, promise],
  }
}

const headerValue = fc.stringMatching(/^[A-Za-z0-9 ,.;=/-]{1,60}$/)
const circumstance = fc.record({
  token: fc.option(fc.nat(1), { nil: undefined }),
  query: fc.constantFrom(
    '',
    '&sort=price_desc',
    '&seats=4',
    '&fastCharge=true',
    '&priceMaxFen=9000000',
    '&budgetMaxFen=9000000',
  ),
  headers: fc.dictionary(
    fc.constantFrom(
      'x-forwarded-for',
      'x-real-ip',
      'accept-language',
      'user-agent',
      'cookie',
      'referer',
      'x-client-version',
      'x-store-id',
      'x-region',
      'x-price-fen',
      'x-request-id',
    ),
    headerValue,
    { maxKeys: 6 },
  ),
})

test('no store, region, filter, header or session changes a price', async () => {
  const plain = await pricesShown('', { headers: {} })
  expect(plain.list).toEqual([TRIM, 5_980_000, expect.any(Number)])
  await fc.assert(
    fc.asyncProperty(circumstance, async ({ token, query, headers }) => {
      const signedIn = token === undefined ? undefined : tokens[token]
      expect(await pricesShown(query, { ...(signedIn && { token: signedIn }), headers })).toEqual(plain)
    }),
    { numRuns: 60 },
  )
})

test.each(['storeId=shuyang-1', 'adcode=321322', 'lat=34.1&lng=118.8', 'priceFen=1', 'userId=1', 'coupon=x'])(
  'a price cannot even be asked for by %s',
  async (parameter) => {
    for (const path of ['models?', `models/${MODEL}?`, `trims/${TRIM}/prices?`])
      expect((await bff.get(`/api/v1/catalogue/${path}${parameter}`)).status).toBe(400)
  },
)

test('the comparison and the related models say the same price as the list', async () => {
  const list = (await bff.get('/api/v1/catalogue/models?priceMinFen=0&priceMaxFen=20000000&limit=50')).body as ModelList
  const priceOf = new Map(list.items.map(({ trim }) => [trim.trimId, trim.priceFen]))
  for (const { modelId } of list.items.slice(0, 10)) {
    const { related } = (await bff.get(`/api/v1/catalogue/models/${modelId}`)).body as Model
    for (const { trim } of related) expect(priceOf.get(trim.trimId)).toBe(trim.priceFen)
  }
  const ids = list.items.slice(0, 4).map(({ trim }) => trim.trimId)
  const compared = await bff.get(`/api/v1/catalogue/compare?trimIds=${ids.join(',')}`)
  const { trims } = compared.body as { trims: { trimId: string; priceFen: number }[] }
  for (const { trimId, priceFen } of trims) expect(priceOf.get(trimId)).toBe(priceFen)
})
