import fc from 'fast-check'
import { driveAway, driveAwayWords, purchaseTaxFen, taxRuleWords, wanSpanWords } from './drive-away'

test.each([
  [6_980_000, 2026, 308_850],
  [9_980_000, 2026, 441_593],
  [12_980_000, 2027, 574_336],
  [6_980_000, 2028, 617_699],
  [12_980_000, 2025, 0],
  [40_000_000, 2025, 539_823],
  // Half of the full tax would save more than 15,000 RMB, so the saving stops there.
  [40_000_000, 2026, 2_039_823],
])('tax on %i fen invoiced in %i is %i fen', (priceFen, year, taxFen) => {
  expect(purchaseTaxFen(priceFen, year)).toBe(taxFen)
})

test('the parts of a small car add up to the total', () => {
  const parts = driveAway({ priceFen: 5_980_000, sizeClass: 'small', invoiceYear: 2026 })
  expect(parts).toMatchObject({
    carFen: 5_980_000,
    purchaseTaxFen: 264_602,
    taxYear: 2026,
    compulsoryInsuranceFen: 95_000,
    platesFen: 12_500,
    commercialInsuranceLowFen: 250_000,
    commercialInsuranceHighFen: 450_000,
    totalLowFen: 6_602_102,
    totalHighFen: 6_802_102,
  })
})

test('the rule in words names its year and what follows', () => {
  expect(taxRuleWords(2025)).toContain('免购置税')
  expect(taxRuleWords(2026)).toContain('2028 年起要交全额')
  expect(taxRuleWords(2028)).toBe('2028 年开票，购置税交全额')
})

test('totals are said in ten-thousands, the upper end never rounded below what she may pay', () => {
  expect(driveAwayWords(6_602_102, 6_802_102)).toBe('约 6.6–6.9 万')
  expect(driveAwayWords(6_600_000, 6_600_000)).toBe('约 6.6 万')
  expect(wanSpanWords(6_523_400, 6_551_000)).toBe('6.5–6.6 万')
})

test('an estimate in words never lies inside the true span', () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000_000 }), fc.integer({ min: 0, max: 2_000_000 }), (low, spread) => {
      const numbers = wanSpanWords(low, low + spread)
        .replace(' 万', '')
        .split('–')
        .map((n) => Math.round(Number(n) * 1_000_000))
      expect(numbers[0]).toBeLessThanOrEqual(low)
      expect(numbers.at(-1)).toBeGreaterThanOrEqual(low + spread)
      expect((numbers.at(-1) ?? 0) - (numbers[0] ?? 0)).toBeLessThan(spread + 200_000)
    }),
  ))

test('every amount is whole fen, the total is the sum, and a dearer car never costs less to drive away', () => {
  const price = fc.integer({ min: 1_000_000, max: 100_000_000 })
  const year = fc.integer({ min: 2024, max: 2030 })
  fc.assert(
    fc.property(
      price,
      price,
      year,
      fc.constantFrom('micro', 'small', 'compact', 'unknown'),
      (a, b, invoiceYear, size) => {
        const [cheap, dear] = [Math.min(a, b), Math.max(a, b)].map((priceFen) =>
          driveAway({ priceFen, sizeClass: size, invoiceYear }),
        )
        for (const value of Object.values(cheap ?? {}))
          if (typeof value === 'number') expect(value).toBe(Math.round(value))
        expect(cheap?.totalHighFen).toBe(
          (cheap?.carFen ?? 0) +
            (cheap?.purchaseTaxFen ?? 0) +
            (cheap?.compulsoryInsuranceFen ?? 0) +
            (cheap?.platesFen ?? 0) +
            (cheap?.commercialInsuranceHighFen ?? 0),
        )
        expect(dear?.totalHighFen).toBeGreaterThanOrEqual(cheap?.totalHighFen ?? Infinity)
      },
    ),
  )
})
