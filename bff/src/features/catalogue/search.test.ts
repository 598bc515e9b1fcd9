import type { ModelList } from '@cheji/shared/catalogue/catalogue.contract'
import { type TestBff, startTestBff } from '../../testing/test-bff'

let bff: TestBff
beforeAll(async () => {
  bff = await startTestBff()
})
afterAll(async () => {
  await bff.stop()
})

const search = async (q: string): Promise<ModelList> => {
  const { status, body } = await bff.get(`/api/v1/catalogue/models?q=${encodeURIComponent(q)}`)
  expect(status).toBe(200)
  return body as ModelList
}
const idsOf = ({ items }: ModelList): string[] => items.map(({ modelId }) => modelId)

test.each([
  // Chinese: names, parts of names, what people call it
  ['缤果', 'wuling-binguo'],
  ['五菱缤果', 'wuling-binguo'],
  ['宾果', 'wuling-binguo'],
  ['大缤果', 'wuling-binguo-plus'],
  ['海鸥', 'byd-seagull'],
  ['海欧', 'byd-seagull'],
  ['冰激凌', 'chery-qq-icecream'],
  ['冰淇淋', 'chery-qq-icecream'],
  ['五菱mini', 'wuling-hongguang-miniev-3d'],
  ['宏光MINI', 'wuling-hongguang-miniev-3d'],
  ['糯玉米', 'changan-lumin'],
  ['小蚂蚁', 'chery-little-ant'],
  ['花仙子', 'jac-yiwei-3'],
  ['领跑T03', 'leapmotor-t03'],
  ['云朵', 'baojun-yunduo'],
  ['好猫', 'ora-haomao'],
  ['银河E5', 'geely-galaxy-e5'],
  ['熊猫迷你', 'geely-panda-mini'],
  ['比亚迪 海鸥', 'byd-seagull'],
  ['零跑的T03', 'leapmotor-t03'],
  // full pinyin, with and without the brand
  ['binguo', 'wuling-binguo'],
  ['haiou', 'byd-seagull'],
  ['haitun', 'byd-dolphin'],
  ['xiaomayi', 'chery-little-ant'],
  ['xingyuan', 'geely-xingyuan'],
  ['bydhaiou', 'byd-seagull'],
  ['byd海鸥', 'byd-seagull'],
  ['wulingbinguo', 'wuling-binguo'],
  ['lingpaot03', 'leapmotor-t03'],
  ['xiaopengm03', 'xpeng-mona-m03'],
  // initials
  ['wlbg', 'wuling-binguo'],
  ['hgmini', 'wuling-hongguang-miniev-3d'],
  ['bydho', 'byd-seagull'],
  ['xmmini', 'geely-panda-mini'],
  // the English name, letters and numbers
  ['seagull', 'byd-seagull'],
  ['Good Cat', 'ora-haomao'],
  ['T03', 'leapmotor-t03'],
  ['ｔ０３', 'leapmotor-t03'],
  ['MG4', 'mg4-2025'],
  ['bz3x', 'gac-toyota-bz3x'],
  // wrong letters, wrong order, wrong characters, other accents
  ['hhmini', 'wuling-hongguang-miniev-3d'],
  ['bingguo', 'wuling-binguo'],
  ['bingou', 'wuling-binguo'],
  ['haiuo', 'byd-seagull'],
  ['海殴', 'byd-seagull'],
  ['冰棋林', 'chery-qq-icecream'],
  ['wulinbingo', 'wuling-binguo'],
  ['canan lumin', 'changan-lumin'],
])('%s finds %s first', async (q, modelId) => {
  expect(idsOf(await search(q))[0]).toBe(modelId)
})

test.each([
  ['lingpao', 3, /^leapmotor-/],
  ['零跑', 3, /^leapmotor-/],
  ['byd', 5, /^byd-/],
  ['比亚迪', 5, /^byd-/],
  ['wuling', 6, /^wuling-/],
  ['奇瑞', 3, /^chery-/],
])('%s finds the %i models of the brand first', async (q, count, brand) => {
  const first = idsOf(await search(q)).slice(0, count)
  expect(first).toHaveLength(count)
  for (const id of first) expect(id).toMatch(brand)
})

test('models that are equally near stand cheapest first', async () => {
  const prices = (await search('lingpao')).items.map(({ trim }) => trim.priceFen)
  expect(prices).toEqual([...prices].sort((a, b) => a - b))
})

test.each([
  ['海殴', '比亚迪海鸥'],
  ['bingguo', '五菱缤果'],
  ['五陵', '五菱'],
])('%s was answered with what was meant: %s', async (q, name) => {
  expect((await search(q)).didYouMean).toBe(name)
})

test.each(['海鸥', 'binguo', 'byd', '特斯拉汽车'])('%s needs no other words', async (q) => {
  expect((await search(q)).didYouMean).toBeNull()
})

test('words search beyond the default band, up to 150,000 RMB, and keep every other filter', async () => {
  expect(idsOf(await search('mona'))).toEqual(['xpeng-mona-m03'])
  const { body } = await bff.get('/api/v1/catalogue/models?q=byd&priceMaxFen=8000000&fastCharge=true')
  expect(idsOf(body as ModelList)).toEqual(['byd-seagull'])
})

test('conditions among the words are conditions: seats and a highest price', async () => {
  const found = await search('5 座 7 万以内')
  expect(found.total).toBeGreaterThan(0)
  for (const { seats, trim } of found.items) {
    expect(seats).toBe(5)
    expect(trim.priceFen).toBeLessThanOrEqual(7_000_000)
  }
  expect(idsOf(await search('五菱 四座 6万以内'))).toContain('wuling-binguo')
})

test.each(['suv', '轿车', '能快充', '激光雷达'])('what a car is can be searched too: %s', async (q) => {
  expect((await search(q)).total).toBeGreaterThan(1)
})

test.each(['特斯拉汽车', '。，！', '🚗', 'zzzzzzzz'])('nothing like %s is sold here', async (q) => {
  expect(await search(q)).toMatchObject({ items: [], total: 0, nextCursor: null })
})
