import { sampleFacets } from '../testing/samples'
import { NO_FILTERS } from './filters'
import { chosenConditions, relaxations } from './relaxations'

const facets = sampleFacets()
const words = (filters: typeof NO_FILTERS) =>
  relaxations(filters, facets).map(({ words: parts, count }) => `${parts.join('')} ${String(count)}`)

test('one wider condition each, with the count that the facets give it', () => {
  const filters = {
    ...NO_FILTERS,
    price: { minFen: 3_000_000, maxFen: 4_000_000 },
    budgetMaxFen: 5_000_000,
    rangeMinKm: 400,
    seats: ['7'],
  }
  expect(words(filters)).toEqual(['车价换成 3–5 万 2', '一共花到 7 万 2', '跑 300 公里 就够 2', '4 座 也行 2'])
  expect(relaxations(filters, facets)[1]?.filters).toEqual({ ...filters, budgetMaxFen: 7_000_000 })
})

test('nothing is suggested that brings nothing', () => {
  expect(words({ ...NO_FILTERS, fastCharge: true, bodyStyles: ['sedan'] })).toEqual([])
  expect(words({ ...NO_FILTERS, budgetMaxFen: 10_000_000, rangeMinKm: 200 })).toEqual([])
})

test('every condition can be taken off by itself', () => {
  const filters = {
    ...NO_FILTERS,
    price: { minFen: 3_000_000, maxFen: 5_000_000 },
    seats: ['4', '5'],
    homeSocket: true,
  }
  const chosen = chosenConditions(filters, facets, '3–5 万元')
  expect(chosen.map(({ label }) => label)).toEqual(['3–5 万元', '4 座', '5 座', '家用插座能充'])
  expect(chosen[0]?.without.price).toBeUndefined()
  expect(chosen[1]?.without.seats).toEqual(['5'])
  expect(chosen[3]?.without.homeSocket).toBe(false)
})
