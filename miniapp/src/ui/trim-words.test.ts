import { trimWords } from './trim-words'

test.each([
  ['203km 悦享款', '203 公里悦享款'],
  ['405km', '405 公里款'],
  ['360km Pro', '360 公里 Pro'],
  ['430 Air+', '430 Air+'],
  ['200km 灵动熊 快充款', '200 公里灵动熊 快充款'],
])('%s is said %s', (name, words) => {
  expect(trimWords(name)).toBe(words)
})
