import { editDistance } from './edit-distance'

test.each([
  ['', 'abc', 3],
  ['haiou', 'haiou', 0],
  ['hhmini', 'hgmini', 1],
  ['bingou', 'binguo', 2],
  ['海欧', '海鸥', 1],
])('from %s to %s: %i', (a, b, edits) => {
  expect(editDistance(a, b)).toBe(edits)
  expect(editDistance(b, a)).toBe(edits)
})
