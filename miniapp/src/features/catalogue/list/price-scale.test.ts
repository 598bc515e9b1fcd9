import { sampleFacets } from '../testing/samples'
import { NO_FILTERS } from './filters'
import { nearerKnob, priceAt, scaleOf, shareOf, spanOf, spanWords, stepped, withKnob } from './price-scale'

const scale = scaleOf(sampleFacets().priceBands)
const span = { minFen: 4_000_000, maxFen: 7_000_000 }

test('the scale runs over all bands', () => {
  expect(scale).toEqual({ minFen: 3_000_000, maxFen: 15_000_000 })
  expect(scaleOf([])).toEqual({ minFen: 3_000_000, maxFen: 10_000_000 })
})

test('shows her span, else the usual one, with a budget the whole scale', () => {
  expect(spanOf({ ...NO_FILTERS, price: span }, scale)).toEqual(span)
  expect(spanOf(NO_FILTERS, scale)).toEqual({ minFen: 3_000_000, maxFen: 10_000_000 })
  expect(spanOf({ ...NO_FILTERS, budgetMaxFen: 7_000_000 }, scale)).toEqual(scale)
})

test('knobs go by whole ten-thousands, stay on the scale and a step apart', () => {
  expect(withKnob(span, 'minFen', 4_600_000, scale).minFen).toBe(5_000_000)
  expect(withKnob(span, 'minFen', 9_000_000, scale).minFen).toBe(6_000_000)
  expect(withKnob(span, 'maxFen', 99_000_000, scale).maxFen).toBe(15_000_000)
  expect(stepped(span, 'maxFen', -1, scale).maxFen).toBe(6_000_000)
  expect(stepped({ ...span, minFen: 3_000_000 }, 'minFen', -1, scale).minFen).toBe(3_000_000)
})

test('places and prices', () => {
  expect(shareOf(9_000_000, scale)).toBe(0.5)
  expect(priceAt(0.5, scale)).toBe(9_000_000)
  expect(priceAt(-1, scale)).toBe(3_000_000)
  expect(nearerKnob(4_200_000, span)).toBe('minFen')
  expect(nearerKnob(6_800_000, span)).toBe('maxFen')
  expect(spanWords(span)).toBe('4–7 万元')
})
