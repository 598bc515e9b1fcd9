import type { Facets } from '@cheji/shared/catalogue/catalogue.contract'
import fc from 'fast-check'
import { buildCatalogueView } from './catalogue.view'
import { countFacets, facetRulesOf } from './facets'
import { type CatalogueFilters, applyFilters, predicatesOf } from './filters'
import { createSearchIndex } from './search/search-index'
import { matchWords } from './search/word-matches'
import { sampleModel, samplePrice } from './testing/sample'

const BRANDS = [
  { id: 'wuling', nameZh: '五菱', nameEn: 'Wuling' },
  { id: 'byd', nameZh: '比亚迪', nameEn: 'BYD' },
  { id: 'leapmotor', nameZh: '零跑', nameEn: 'Leapmotor' },
]
const trim = fc.record({
  priceFen: fc.integer({ min: 250, max: 1400 }).map((n) => n * 10_000),
  rangeKm: fc.integer({ min: 100, max: 600 }),
  fastMinutes: fc.constantFrom(30, null),
  acKw: fc.option(fc.constantFrom(1.5, 3.3, 6.6), { nil: undefined }),
})
const model = fc.record({
  brand: fc.constantFrom(...BRANDS),
  bodyStyle: fc.constantFrom('micro-hatch-3d', 'small-suv', 'sedan', 'spaceship'),
  sizeClass: fc.constantFrom('微型', '小型', '紧凑型'),
  seats: fc.constantFrom(4, 5, 7),
  trims: fc.array(trim, { minLength: 1, maxLength: 4 }),
})
const catalogue = fc.array(model, { minLength: 1, maxLength: 12 }).map((models) => {
  const prices = models.flatMap(({ trims }, m) =>
    trims.map(({ priceFen }, t) => samplePrice(`m${String(m)}-t${String(t)}`, priceFen)),
  )
  const upstream = models.map(({ trims, ...facts }, m) =>
    sampleModel({
      id: `m${String(m)}`,
      nameZh: `${facts.brand.nameZh}${m % 2 === 0 ? '缤果' : '海鸥'}`,
      ...facts,
      trims: trims.map(({ priceFen: _, acKw, ...rest }, t) => ({
        id: `m${String(m)}-t${String(t)}`,
        ...rest,
        ...(acKw !== undefined && { acKw }),
      })),
    }),
  )
  return { models: upstream, prices, stock: [] }
})
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const filters: fc.Arbitrary<CatalogueFilters> = fc.record({
  q: optional(fc.constantFrom('五菱', '缤果', 'haiou', 'byd', '4座 8万以内', '沒有')),
  priceMinFen: optional(fc.constantFrom(3_000_000, 5_000_000)),
  priceMaxFen: optional(fc.constantFrom(7_000_000, 10_000_000)),
  budgetMaxFen: optional(fc.constantFrom(6_000_000, 8_000_000)),
  brands: optional(fc.subarray(['wuling', 'byd'], { minLength: 1 })),
  bodyStyles: optional(fc.subarray(['small-suv', 'sedan', 'unknown'] as const, { minLength: 1 })),
  sizeClasses: optional(fc.constantFrom(['micro' as const], ['small' as const, 'compact' as const])),
  seats: optional(fc.constantFrom(['4'], ['5', '7'])),
  rangeMinKm: optional(fc.constantFrom(200, 400)),
  fastCharge: optional(fc.constant(true)),
  homeSocket: optional(fc.constant(true)),
})

/** What the query becomes when she taps one choice. */
const chosen = (query: CatalogueFilters, facet: keyof Facets, value: string): CatalogueFilters => {
  switch (facet) {
    case 'priceBands': {
      const [priceMinFen, priceMaxFen] = value.split('-').map(Number)
      return { ...query, priceMinFen, priceMaxFen }
    }
    case 'budgets':
      return { ...query, budgetMaxFen: Number(value) }
    case 'rangeMinKm':
      return { ...query, rangeMinKm: Number(value) }
    case 'fastCharge':
    case 'homeSocket':
      return { ...query, [facet]: true }
    default:
      return { ...query, [facet]: [value] }
  }
}

test('the count at each choice is the number of models that the list shows after it was tapped, under every combination', () => {
  fc.assert(
    fc.property(catalogue, filters, (sources, query) => {
      const view = buildCatalogueView(sources, '2026-11-25')
      const words = query.q === undefined ? null : matchWords(createSearchIndex(sources.models), query.q).matches
      const list = (asked: CatalogueFilters) => applyFilters(view, predicatesOf(asked, words))
      const { passing, nearMisses } = list(query)
      const facets = countFacets(facetRulesOf(view), passing, nearMisses)
      for (const [name, choices] of Object.entries(facets) as [keyof Facets, Facets[keyof Facets]][])
        for (const { value, count } of choices) expect(list(chosen(query, name, value)).passing).toHaveLength(count)
    }),
    { numRuns: 80 },
  )
})

test('without a price, a budget or words the list shows 30,000 to 100,000 RMB; the band above is a choice', () => {
  const sources = {
    models: [2_900_000, 3_000_000, 10_000_000, 10_000_100].map((priceFen) =>
      sampleModel({ id: `p${String(priceFen)}`, trims: [{ id: `t${String(priceFen)}` }] }),
    ),
    prices: [2_900_000, 3_000_000, 10_000_000, 10_000_100].map((fen) => samplePrice(`t${String(fen)}`, fen)),
    stock: [],
  }
  const view = buildCatalogueView(sources, '2026-11-25')
  const shown = (query: CatalogueFilters) =>
    applyFilters(view, predicatesOf(query, null)).passing.map(({ model: { id } }) => id)
  expect(shown({})).toEqual(['p10000000', 'p3000000'])
  expect(shown({ priceMaxFen: 3_000_000 })).toEqual(['p2900000', 'p3000000'])
  expect(shown({ budgetMaxFen: 4_000_000 })).toEqual(['p2900000', 'p3000000'])
  const { passing, nearMisses } = applyFilters(view, predicatesOf({}, null))
  const bands = countFacets(facetRulesOf(view), passing, nearMisses).priceBands
  expect(bands.map(({ label, count }) => [label, count])).toEqual([
    ['3–5 万', 1],
    ['5–7 万', 0],
    ['7–10 万', 1],
    ['10–15 万', 2],
  ])
})

test('a model passes by one trim, and its card speaks of the cheapest that passes', () => {
  const sources = {
    models: [
      sampleModel({
        id: 'm',
        trims: [
          { id: 'short', rangeKm: 203 },
          { id: 'long', rangeKm: 410 },
          { id: 'longer', rangeKm: 500 },
        ],
      }),
    ],
    prices: [samplePrice('short', 5_980_000), samplePrice('longer', 8_680_000), samplePrice('long', 7_280_000)],
    stock: [],
  }
  const { passing } = applyFilters(buildCatalogueView(sources, '2026-11-25'), predicatesOf({ rangeMinKm: 400 }, null))
  expect(passing.map(({ trims }) => trims.map(({ id }) => id))).toEqual([['long', 'longer']])
})

test('an unknown body style is a choice of its own', () => {
  const sources = {
    models: [sampleModel({ id: 'm', bodyStyle: 'spaceship', trims: [{ id: 't' }] })],
    prices: [samplePrice('t', 5_000_000)],
    stock: [],
  }
  const view = buildCatalogueView(sources, '2026-11-25')
  expect(facetRulesOf(view).find(({ name }) => name === 'bodyStyles')?.choices).toEqual([
    expect.objectContaining({ value: 'unknown', label: '其他' }),
  ])
})
