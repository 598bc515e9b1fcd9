import { buildCatalogueView } from '../catalogue.view'
import { sampleModel, samplePrice } from '../testing/sample'
import { compareColumns } from './comparison'

const view = buildCatalogueView(
  {
    models: [
      sampleModel({
        id: 'binguo',
        nameZh: '五菱缤果',
        seats: 4,
        trims: [
          { id: 'binguo-203', nameZh: '203km 悦享款', rangeKm: 203, fastMinutes: null, facts: { airbags: 2 } },
          {
            id: 'binguo-333',
            nameZh: '333km 悦享款',
            rangeKm: 333,
            fastMinutes: 35,
            facts: { airbags: 2, acFullHours: 9 },
          },
        ],
      }),
      sampleModel({
        id: 'seagull',
        nameZh: '比亚迪海鸥',
        brand: { id: 'byd', nameZh: '比亚迪', nameEn: 'BYD' },
        seats: 4,
        trims: [
          {
            id: 'seagull-305',
            nameZh: '305km 自由版',
            rangeKm: 305,
            fastMinutes: 30,
            facts: {
              lengthMm: 3780,
              wheelbaseMm: 2500,
              airbags: 4,
              warrantyVehicle: { years: 6, km: 150_000 },
              warrantyBattery: { years: 8, km: 100_000 },
            },
          },
        ],
      }),
      sampleModel({
        id: 't03',
        nameZh: '零跑T03',
        brand: { id: 'leapmotor', nameZh: '零跑', nameEn: 'Leapmotor' },
        trims: [{ id: 't03-310', rangeKm: 310, facts: { rangeCycle: 'NEDC', lengthMm: 3951 } }],
      }),
    ],
    prices: [
      samplePrice('binguo-203', 5_980_000),
      samplePrice('binguo-333', 6_980_000),
      samplePrice('seagull-305', 7_580_000),
      samplePrice('t03-310', 5_990_000),
    ],
    stock: [],
  },
  '2026-11-25',
)
const compare = (...trimIds: string[]) => {
  const columns = trimIds.map((id) => {
    const trim = view.trimById.get(id)
    const model = trim && view.modelById.get(trim.modelId)
    if (!trim || !model) throw new Error(`no trim ${id}`)
    return { trim, model }
  })
  const rows = compareColumns(columns)
  return (key: string) => rows.find((row) => row.key === key)
}

test('of two, the words name the one that they speak of', () => {
  const row = compare('binguo-333', 'seagull-305')
  expect(row('price')).toMatchObject({ values: ['69,800 元', '75,800 元'], better: 0, words: '缤果便宜 6,000 元' })
  expect(row('rangeKm')).toMatchObject({ values: ['333 公里', '305 公里'], better: 0, words: '缤果多跑 28 公里' })
  expect(row('fastCharge')).toMatchObject({ values: ['35 分钟', '30 分钟'], better: 1, words: '海鸥快 5 分钟' })
  expect(row('airbags')).toMatchObject({ values: ['2 个', '4 个'], better: 1, words: '海鸥多 2 个' })
  expect(row('warrantyVehicle')).toMatchObject({ better: 1, words: '海鸥多保 3 年、5 万公里' })
})

test('a size is not better, only different', () => {
  const row = compare('binguo-333', 'seagull-305')
  expect(row('lengthMm')).toMatchObject({
    values: ['3.95 米', '3.78 米'],
    better: null,
    words: '海鸥短 17 厘米，更好停车',
  })
  expect(row('wheelbaseMm')).toMatchObject({ better: null, words: '缤果前后轴多 6 厘米' })
})

test('an estimate is never called better', () => {
  const row = compare('binguo-333', 'seagull-305')
  expect(row('driveAway')).toMatchObject({ differs: true, better: null, words: '缤果大约少 6,300 元' })
  expect(row('winter')?.better ?? null).toBeNull()
  expect(row('range-winter')).toMatchObject({
    values: ['220 公里', '200 公里'],
    better: null,
    words: '缤果多跑 20 公里',
  })
})

test('one that charges fast is better than one that does not', () => {
  expect(compare('binguo-203', 'seagull-305')('fastCharge')).toMatchObject({
    values: ['没有', '30 分钟'],
    better: 1,
    words: '海鸥能快充',
  })
})

test('what is not known is 未公布, and nothing is said of it', () => {
  expect(compare('binguo-203', 'binguo-333')('acFullHours')).toEqual({
    key: 'acFullHours',
    label: '慢充充满',
    values: ['未公布', '9 小时'],
    differs: true,
    better: null,
    words: null,
  })
})

test('ranges of two different test cycles are not held against each other', () => {
  expect(compare('binguo-333', 't03-310')('rangeKm')).toMatchObject({
    values: ['333 公里', '310 公里（老标准 NEDC）'],
    differs: true,
    better: null,
    words: null,
  })
})

test('a difference that rounds to nothing is none', () => {
  expect(compare('binguo-203', 't03-310')('lengthMm')).toMatchObject({ differs: false, better: null, words: null })
})

test('equal values carry no mark and no words', () => {
  expect(compare('binguo-333', 'seagull-305')('seats')).toMatchObject({ differs: false, better: null, words: null })
})

test('two trims of one model are named by their trims', () => {
  expect(compare('binguo-203', 'binguo-333')('price')?.words).toBe('203km 悦享款便宜 10,000 元')
})

test('of more than two nothing is better; the words hold the one against her first choice', () => {
  const row = compare('seagull-305', 'binguo-203', 't03-310')
  expect(row('price')).toMatchObject({ better: null, words: '缤果比海鸥便宜 16,000 元' })
  expect(row('fastCharge')).toMatchObject({ differs: true, better: null, words: null })
  expect(compare('binguo-203', 'seagull-305', 't03-310')('price')?.words).toBe('缤果比海鸥便宜 16,000 元')
  expect(compare('t03-310', 'seagull-305', 'binguo-333')('seats')?.words).toBe('T03 比海鸥多 1 座')
})

test('warranties that are longer in years and shorter in kilometres are not judged', () => {
  expect(compare('binguo-333', 'seagull-305')('warrantyBattery')).toMatchObject({
    values: ['8 年或 12 万公里', '8 年或 10 万公里'],
    better: 0,
    words: '缤果多保 2 万公里',
  })
})
