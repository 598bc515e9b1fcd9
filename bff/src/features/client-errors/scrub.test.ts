import { scrub } from './scrub'

test.each([
  ['call 13812342086 now', 'call # now'],
  ['call 138 1234 2086 now', 'call # now'],
  ['at 33.9512, 118.2751', 'at #, #'],
  ['GET /api/v1/stores?lat=33.95&lng=118.27 failed', 'GET /api/v1/stores failed'],
  ['Bearer q3Zk8vN2xT5bY7cD9eF1gH4j', 'Bearer #'],
  ['openid oABC123def456ghi789jkl', 'openid #'],
  ['zhang@example.com', '#'],
])('hides %s', (text, expected) => {
  expect(scrub(text)).toBe(expected)
})

test.each([
  "TypeError: Cannot read properties of undefined (reading 'trim')",
  'at useModel (packages/model/pages/detail/index.js:12:345)',
  'request:fail timeout',
  'setData of 24 kB, 37 models',
])('keeps %s', (text) => {
  expect(scrub(text)).toBe(text)
})
