import { countOf, countQuery, isBand, listQuery, NO_FILTERS, readBand, toggled } from './filters'

const filters = {
  ...NO_FILTERS,
  price: { minFen: 4_000_000, maxFen: 7_000_000 },
  rangeMinKm: 200,
  seats: ['5', '4'],
  fastCharge: true,
}

test('a query names only what is asked for, lists in one order', () => {
  expect(listQuery(NO_FILTERS)).toEqual({ limit: '50' })
  expect(listQuery(filters, 'range_desc')).toEqual({
    priceMinFen: '4000000',
    priceMaxFen: '7000000',
    rangeMinKm: '200',
    seats: '4,5',
    fastCharge: 'true',
    sort: 'range_desc',
    limit: '50',
  })
  expect(listQuery({ ...NO_FILTERS, seats: ['4', '5'] })).toEqual(listQuery({ ...NO_FILTERS, seats: ['5', '4'] }))
})

test('a question for counts asks for one car and keeps the conditions', () => {
  expect(countQuery({ ...NO_FILTERS, budgetMaxFen: 7_000_000, homeSocket: true })).toEqual({
    budgetMaxFen: '7000000',
    homeSocket: 'true',
    limit: '1',
  })
})

test('every condition counts, every choice of a list too', () => {
  expect(countOf(NO_FILTERS)).toBe(0)
  expect(countOf(filters)).toBe(5)
})

test('a choice is added and taken off', () => {
  const once = toggled(NO_FILTERS, 'brands', 'orchard')
  expect(once.brands).toEqual(['orchard'])
  expect(toggled(once, 'brands', 'orchard')).toEqual(NO_FILTERS)
})

test('a band is read and known again', () => {
  expect(readBand('3000000-5000000')).toEqual({ minFen: 3_000_000, maxFen: 5_000_000 })
  expect(isBand(readBand('3000000-5000000'), '3000000-5000000')).toBe(true)
  expect(isBand(undefined, '3000000-5000000')).toBe(false)
})
