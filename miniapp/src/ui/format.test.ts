import fc from 'fast-check'
import {
  agoWords,
  clockWords,
  countWords,
  dateWords,
  distanceWords,
  exactPriceWords,
  fromPriceWords,
  kmWords,
  nearDayWords,
  percentWords,
  whenWords,
} from './format'

const NOW = new Date('2026-11-24T18:30:00+08:00')

test('prices', () => {
  expect(fromPriceWords(5_680_000)).toBe('¥5.68万起')
  expect(exactPriceWords(5_680_000)).toBe('56,800 元')
})

test.each([
  [0, false, '10 米'],
  [804, false, '800 米'],
  [996, false, '1.0 公里'],
  [3_240, false, '3.2 公里'],
  [9_949, false, '9.9 公里'],
  [9_951, false, '10 公里'],
  [38_400, false, '38 公里'],
  [1_234_567, false, '1,235 公里'],
  [20, true, '约 100 米'],
  [849, true, '约 800 米'],
  [3_240, true, '约 3.2 公里'],
])('%d m, fuzzy %s: %s', (metres, fuzzy, words) => {
  expect(distanceWords(metres, fuzzy)).toBe(words)
})

test('distances read longer the farther, and each unit is used in its own span', () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_000_000 }), fc.boolean(), (metres, fuzzy) => {
      const words = distanceWords(metres, fuzzy)
      expect(words).toMatch(/^(约 )?(\d{2,3} 米|\d\.\d 公里|[\d,]{2,} 公里)$/)
      expect(words.startsWith('约')).toBe(fuzzy)
    }),
  ))

test('days and times are Beijing’s, whatever the phone says', () => {
  expect(whenWords('2026-11-25T02:20:00Z', NOW)).toBe('明天 10:20')
  expect(whenWords('2026-11-24T09:05:00+08:00', NOW)).toBe('今天 9:05')
  expect(whenWords('2026-11-26T16:00:00+08:00', NOW)).toBe('后天 16:00')
  expect(whenWords('2026-11-28T09:40:00+08:00', NOW)).toBe('周六 9:40')
  expect(whenWords('2026-12-03T09:40:00+08:00', NOW)).toBe('12 月 3 日，周四 9:40')
  expect(whenWords('2026-11-20T09:40:00+08:00', NOW)).toBe('11 月 20 日，周五 9:40')
  expect(dateWords('2026-11-25')).toBe('11 月 25 日，周三')
  expect(nearDayWords('2026-12-01', NOW)).toBeUndefined()
  expect(clockWords('09:00')).toBe('9:00')
})

test.each([
  [-5, '刚刚'],
  [9_999, '刚刚'],
  [40_000, '40 秒前'],
  [26 * 60_000, '26 分钟前'],
  [3.9 * 3_600_000, '3 小时前'],
  [50 * 3_600_000, '2 天前'],
])('%d ms ago: %s', (age, words) => {
  expect(agoWords(age)).toBe(words)
})

test('counts, ranges, shares', () => {
  expect(countWords(1_234_567)).toBe('1,234,567')
  expect(kmWords(203)).toBe('203 公里')
  expect(percentWords(0.944)).toBe('94%')
})
