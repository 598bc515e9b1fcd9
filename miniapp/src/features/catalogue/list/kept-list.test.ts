import { sampleCard, sampleList } from '../testing/samples'
import { NO_FILTERS } from './filters'
import { searchKept, selectKept } from './kept-list'

const pear = sampleCard()
const plum = sampleCard({
  modelId: 'plum',
  name: '李子 Mini',
  brandName: '田野',
  seats: 5,
  priceFen: 6_000_000,
  rangeKm: 310,
})
const list = sampleList([pear, plum])
const names = (filters: typeof NO_FILTERS, sort: 'price_asc' | 'price_desc' | 'range_desc' = 'price_asc') =>
  selectKept(list, filters, sort).items.map(({ modelId }) => modelId)

test('looks through kept cards by what they tell', () => {
  expect(names(NO_FILTERS)).toEqual(['pear', 'plum'])
  expect(names(NO_FILTERS, 'price_desc')).toEqual(['plum', 'pear'])
  expect(names(NO_FILTERS, 'range_desc')).toEqual(['plum', 'pear'])
  expect(names({ ...NO_FILTERS, price: { minFen: 5_500_000, maxFen: 7_000_000 } })).toEqual(['plum'])
  expect(names({ ...NO_FILTERS, budgetMaxFen: 5_700_000 })).toEqual(['pear'])
  expect(names({ ...NO_FILTERS, rangeMinKm: 300 })).toEqual(['plum'])
  expect(names({ ...NO_FILTERS, seats: ['4'] })).toEqual(['pear'])
  expect(names({ ...NO_FILTERS, brands: ['field'] })).toEqual(['plum'])
})

test('says when a condition could not be looked at', () => {
  expect(selectKept(list, { ...NO_FILTERS, seats: ['4'] }, 'price_asc').partly).toBe(false)
  expect(selectKept(list, { ...NO_FILTERS, homeSocket: true }, 'price_asc').partly).toBe(true)
})

test('finds names in whatever case and spacing', () => {
  expect(searchKept(list, '李子mini').map(({ modelId }) => modelId)).toEqual(['plum'])
  expect(searchKept(list, ' ')).toEqual([])
})
