import fc from 'fast-check'
import { currentPrice, priceEntries, pricesOfTrim } from './price-list'
import { samplePrice } from './testing/sample'

const history = [
  samplePrice('a', 6_280_000, { version: 1, since: '2026-01-10' }),
  samplePrice('a', 6_180_000, { version: 2, since: '2026-07-01' }),
  samplePrice('a', 5_980_000, { version: 3, since: '2026-11-01' }),
]

test.each([
  ['2026-01-09', undefined],
  ['2026-01-10', 1],
  ['2026-06-30', 1],
  ['2026-07-01', 2],
  ['2027-01-01', 3],
])('on %s version %s holds', (day, version) => {
  expect(currentPrice(history, day)?.version).toBe(version)
})

test('of two prices from one day the later version holds, and a price of tomorrow does not hold today', () => {
  const corrected = samplePrice('a', 5_990_000, { version: 4, since: '2026-11-01' })
  const tomorrow = samplePrice('a', 100, { version: 5, since: '2026-11-26' })
  expect(currentPrice([corrected, tomorrow, ...history], '2026-11-25')?.version).toBe(4)
})

test('the history reads newest first, each with its last day and its change', () => {
  expect(priceEntries(history)).toEqual([
    expect.objectContaining({ version: 3, since: '2026-11-01', until: null, changeFen: -200_000 }),
    expect.objectContaining({ version: 2, since: '2026-07-01', until: '2026-10-31', changeFen: -100_000 }),
    expect.objectContaining({ version: 1, since: '2026-01-10', until: '2026-06-30', changeFen: null }),
  ])
})

test('a price that was corrected on its first day ends on that day', () => {
  const [, mistaken] = priceEntries([
    samplePrice('a', 100, { version: 1, since: '2026-11-01' }),
    samplePrice('a', 200, { version: 2, since: '2026-11-01' }),
  ])
  expect(mistaken).toMatchObject({ since: '2026-11-01', until: '2026-11-01' })
})

test('the order in which prices come decides nothing', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`)
  const entries = fc.uniqueArray(fc.record({ since: day, version: fc.integer({ min: 1, max: 30 }) }), {
    selector: ({ version }) => version,
    maxLength: 12,
  })
  fc.assert(
    fc.property(entries, day, fc.infiniteStream(fc.nat(100)), (list, today, dice) => {
      const prices = list.map(({ since, version }) => samplePrice('a', version * 100, { since, version }))
      const shuffled = prices
        .map((price) => ({ price, place: dice.next().value ?? 0 }))
        .sort((a, b) => a.place - b.place)
        .map(({ price }) => price)
      expect(currentPrice(shuffled, today)).toEqual(currentPrice(prices, today))
      expect(pricesOfTrim(shuffled).get('a')).toEqual(pricesOfTrim(prices).get('a'))
    }),
  )
})
