import { SAMPLE_NAMING } from './naming'

it('uses only placeholders that seeding fills', () => {
  const { storePatterns, stationPatterns, landmarks } = SAMPLE_NAMING
  const placeholders = [...storePatterns, ...stationPatterns, ...landmarks].flatMap(
    (text) => text.match(/\{\w+\}/g) ?? [],
  )
  expect([...new Set(placeholders)].sort()).toEqual(['{n}', '{place}', '{road}', '{town}'])
})

it('forbids phone numbers that could be dialled', () => {
  const landline = new RegExp(SAMPLE_NAMING.phones.fictionalLandlinePattern)
  const mobile = new RegExp(SAMPLE_NAMING.phones.fictionalMobilePattern)
  expect('0394-0000123').toMatch(landline)
  expect('0394-6123456').not.toMatch(landline)
  expect('15400001234').toMatch(mobile)
  expect('13800138000').not.toMatch(mobile)
})

it('has no name twice', () => {
  for (const list of [SAMPLE_NAMING.roads, SAMPLE_NAMING.towns, SAMPLE_NAMING.surnames, SAMPLE_NAMING.givenNames]) {
    expect(new Set(list).size).toBe(list.length)
  }
  expect(new Set(SAMPLE_NAMING.operators.map(({ id }) => id)).size).toBe(SAMPLE_NAMING.operators.length)
})
