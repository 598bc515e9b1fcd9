import { matchedLength } from './matched-part'

const shuyang = { name: '沭阳县', pinyin: 'shuyangxian', initials: 'syx' }

test.each([
  ['沭', 1],
  ['沭阳', 2],
  ['sy', 2],
  ['SY ', 2],
  ['syx', 3],
  ['shuyang', 3],
  ['泗', 0],
  ['', 0],
])('of 沭阳县, %j colours %i characters', (typed, length) => {
  expect(matchedLength(shuyang, typed)).toBe(length)
})
