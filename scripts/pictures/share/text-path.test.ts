import { textPath } from './text-path'

it('sets one outline a character', () => {
  expect(textPath('车价', 10, 20, 36, '#000000').match(/<path/g)).toHaveLength(2)
})

it('refuses characters it has no outline for', () => {
  expect(() => textPath('车费', 0, 0, 36, '#000000')).toThrow(RangeError)
})
