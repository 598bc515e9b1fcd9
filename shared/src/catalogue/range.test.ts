import fc from 'fast-check'
import { daysPerCharge, estimateRangeKm, seasonHundredths } from './range'

test.each([
  [203, 'small', 'spring', 180],
  [203, 'small', 'summer', 165],
  [203, 'small', 'winter', 135],
  [203, 'small', 'winterMotorway', 105],
  [120, 'micro', 'winter', 80],
  [515, 'compact', 'winter', 370],
  [515, 'unknown', 'winterMotorway', 295],
] as const)('%i km of a %s car in %s give %i km', (maker, sizeClass, season, expected) => {
  expect(estimateRangeKm(maker, season, sizeClass)).toBe(expected)
})

test.each([
  [203, 'spring', 3],
  [203, 'winter', 2],
  [333, 'spring', 6],
  [333, 'winter', 4],
] as const)('%i km of a small car in %s last %i days of 40 km', (maker, season, days) => {
  expect(daysPerCharge(maker, season, 'small')).toBe(days)
})

test('a compact car with a heat pump loses less in the cold than a small one, and the same in spring', () => {
  expect(seasonHundredths('winter', 'compact')).toBeGreaterThan(seasonHundredths('winter', 'small'))
  expect(seasonHundredths('spring', 'compact')).toBe(seasonHundredths('spring', 'micro'))
})

test('an estimate is a multiple of five, never above the maker’s figure, and the cold never helps', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 50, max: 1200 }),
      fc.constantFrom('micro', 'small', 'compact'),
      (maker, sizeClass) => {
        const seasons = (['spring', 'summer', 'winter', 'winterMotorway'] as const).map((season) =>
          estimateRangeKm(maker, season, sizeClass),
        )
        for (const km of seasons) expect(km % 5).toBe(0)
        expect(seasons[0]).toBeLessThanOrEqual(maker)
        expect([...seasons].sort((a, b) => b - a)).toEqual(seasons)
      },
    ),
  )
})
