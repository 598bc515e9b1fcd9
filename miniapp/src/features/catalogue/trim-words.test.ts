import { fastChargeWords, makerRangeWords, metreWords, plainNumber } from './trim-words'

test('range, length, numbers', () => {
  expect(makerRangeWords({ rangeKm: 203, rangeCycle: 'CLTC' })).toBe('203 公里')
  expect(makerRangeWords({ rangeKm: 120, rangeCycle: 'NEDC' })).toBe('120 公里（老标准 NEDC）')
  expect(metreWords(3950)).toBe('3.95 米')
  expect(plainNumber(9)).toBe('9')
  expect(plainNumber(17.3)).toBe('17.3')
})

test('fast charging as far as it is known', () => {
  const known = { maxKw: null }
  expect(fastChargeWords({ ...known, supported: true, minutes30to80: 35 })).toBe('35 分钟')
  expect(fastChargeWords({ ...known, supported: true, minutes30to80: null })).toBe('能快充，时间厂家没公布')
  expect(fastChargeWords({ ...known, supported: false, minutes30to80: null })).toBe('只能慢充')
})
