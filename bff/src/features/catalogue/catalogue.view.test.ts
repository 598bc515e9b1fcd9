import { buildCatalogueView } from './catalogue.view'
import { sampleModel, samplePrice } from './testing/sample'

const model = sampleModel({
  id: 'binguo',
  sizeClass: '小型',
  trims: [
    { id: 'long', rangeKm: 333 },
    { id: 'short', rangeKm: 203 },
  ],
})

test('trims stand cheapest first, with the price of the day and what follows from it', () => {
  const prices = [
    samplePrice('long', 7_280_000),
    samplePrice('short', 6_180_000, { version: 1, since: '2026-01-01' }),
    samplePrice('short', 5_980_000, { version: 2, since: '2026-11-01' }),
    samplePrice('short', 5_880_000, { version: 3, since: '2026-12-01' }),
  ]
  const trimOn = (day: string) => buildCatalogueView({ models: [model], prices, stock: [] }, day).models[0]?.trims[0]
  expect(trimOn('2026-11-25')).toMatchObject({
    id: 'short',
    price: { version: 2, priceFen: 5_980_000 },
    history: [{ version: 1 }, { version: 2 }],
    rangeEstimate: { spring: 180, winter: 135 },
    daysPerCharge: { spring: 3, winter: 2 },
    driveAway: { taxYear: 2026, purchaseTaxFen: 264_602 },
  })
  expect(trimOn('2026-12-31')).toMatchObject({ price: { version: 3 }, driveAway: { taxYear: 2026 } })
  expect(trimOn('2028-01-01')).toMatchObject({ driveAway: { taxYear: 2028, purchaseTaxFen: 520_354 } })
})

test('a trim without a price is left out and named, a model without trims is not shown', () => {
  const view = buildCatalogueView(
    {
      models: [model, sampleModel({ id: 'free', trims: [{ id: 'gift' }] })],
      prices: [samplePrice('short', 5_980_000)],
      stock: [],
    },
    '2026-11-25',
  )
  expect(view.models.map(({ id, trims }) => [id, trims.length])).toEqual([['binguo', 1]])
  expect(view.unpricedTrimIds).toEqual(['long', 'gift'])
  expect(view.trimById.has('gift')).toBe(false)
})

test.each([
  [1.5, true],
  [3.5, true],
  [6.6, false],
  [undefined, false],
])('charging with %s kW from the household socket: %s', (acKw, expected) => {
  const one = sampleModel({ id: 'm', trims: [{ id: 't', ...(acKw !== undefined && { acKw }) }] })
  const view = buildCatalogueView({ models: [one], prices: [samplePrice('t', 5_000_000)], stock: [] }, '2026-11-25')
  expect(view.trimById.get('t')?.homeSocket).toBe(expected)
})
