import { median, quantile } from './statistics'

test.each([
  [[3], 3],
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2],
])('the middle of %j is %i', (values, expected) => {
  expect(median(values)).toBe(expected)
})

test('a quantile is one of the values', () => {
  const values = Array.from({ length: 100 }, (_, at) => 100 - at)
  expect(quantile(values, 0.99)).toBe(99)
  expect(quantile(values, 1)).toBe(100)
  expect(quantile(values, 0)).toBe(1)
  expect(quantile([], 0.5)).toBeNaN()
})
