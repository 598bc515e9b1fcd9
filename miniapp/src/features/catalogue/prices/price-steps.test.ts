import { dayWords } from './price-chart'
import { changeWords } from './price-history'
import { priceSteps } from './price-steps'

const entry = (version: number, priceFen: number, since: string) => ({
  version,
  priceFen,
  since,
  until: null,
  changeFen: null,
  reason: '厂家调价',
})
const now = new Date('2026-11-25T02:00:00Z')

test('oldest first, widths add up, heights are true above the named base', () => {
  const { steps, baseFen } = priceSteps(
    [entry(3, 5_980_000, '2026-11-01'), entry(2, 6_180_000, '2026-07-01'), entry(1, 6_280_000, '2026-03-12')],
    now,
  )
  expect(steps.map(({ entry: { version } }) => version)).toEqual([1, 2, 3])
  expect(steps.map(({ isNow }) => isNow)).toEqual([false, false, true])
  expect(steps.reduce((sum, { widthPercent }) => sum + widthPercent, 0)).toBeCloseTo(100)
  expect(Math.min(...steps.map(({ widthPercent }) => widthPercent))).toBeGreaterThanOrEqual(22)
  expect(baseFen % 100_000).toBe(0)
  const [first, second, third] = steps.map(({ heightPercent }) => heightPercent)
  expect(first).toBe(78)
  expect((second ?? 0) / (first ?? 1)).toBeCloseTo((6_180_000 - baseFen) / (6_280_000 - baseFen))
  expect(third).toBeGreaterThan(0)
})

test('only the last four are drawn', () => {
  const entries = [6, 5, 4, 3, 2, 1].map((n) => entry(n, 5_000_000 + n * 100_000, `2026-0${String(n)}-01`))
  expect(priceSteps(entries, now).steps.map(({ entry: { version } }) => version)).toEqual([3, 4, 5, 6])
})

test('changes and days in words', () => {
  expect(changeWords(5_980_000, -250_000, '厂家调价')).toBe('降 2,500 元，厂家调价')
  expect(changeWords(5_980_000, 100_000, '厂家调价')).toBe('涨 1,000 元，厂家调价')
  expect(changeWords(6_230_000, null, '开售价')).toBe('62,300 元，开售价')
  expect(dayWords('2026-11-01', now)).toBe('11 月 1 日')
  expect(dayWords('2025-09-01', now)).toBe('2025 年 9 月 1 日')
})
