import { LruCache } from './lru-cache'

test('keeps what was asked for last', () => {
  const cache = new LruCache<string, number>(2)
  cache.set('a', 1)
  cache.set('b', 2)
  expect(cache.get('a')).toBe(1)
  cache.set('c', 3)
  expect(cache.get('b')).toBeUndefined()
  expect(cache.get('a')).toBe(1)
  expect(cache.get('c')).toBe(3)
})

test('a value that is set again is not kept twice', () => {
  const cache = new LruCache<string, number>(2)
  for (const value of [1, 2, 3]) cache.set('a', value)
  cache.set('b', 4)
  expect(cache.get('a')).toBe(3)
})
