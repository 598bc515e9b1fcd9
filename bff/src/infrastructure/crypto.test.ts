import { createFieldEncryption, createPseudonyms } from './crypto'
import { systemRandom } from './random'

const oldKey = { id: 'k1', key: Buffer.alloc(32, 1) }
const newKey = { id: 'k2', key: Buffer.alloc(32, 2) }
const under = (...keys: (typeof oldKey)[]) => createFieldEncryption(keys, systemRandom)

test('a field opens in its own context only', () => {
  const fields = under(oldKey)
  const sealed = fields.encrypt('13812342086', 'users.phone')
  expect(sealed).not.toContain('13812342086')
  expect(fields.decrypt(sealed, 'users.phone')).toBe('13812342086')
  expect(() => fields.decrypt(sealed, 'users.openid')).toThrow()
})

test('equal values look different', () => {
  const fields = under(oldKey)
  expect(fields.encrypt('x', 'c')).not.toBe(fields.encrypt('x', 'c'))
})

test.each([0, 1, 2, 3])('part %p cannot be altered', (part) => {
  const fields = under(oldKey)
  const parts = fields.encrypt('13812342086', 'c').split('.')
  parts[part] =
    part === 0
      ? 'k9'
      : Buffer.from(parts[part] ?? '', 'base64url')
          .reverse()
          .toString('base64url')
  expect(() => fields.decrypt(parts.join('.'), 'c')).toThrow()
})

test('a shortened tag is refused', () => {
  const fields = under(oldKey)
  const [id, iv, tag = '', sealed] = fields.encrypt('x', 'c').split('.')
  const short = Buffer.from(tag, 'base64url').subarray(0, 4).toString('base64url')
  expect(() => fields.decrypt([id, iv, short, sealed].join('.'), 'c')).toThrow()
})

test('keys rotate: the first writes, all read, all are looked up by', () => {
  const before = under(oldKey)
  const after = under(newKey, oldKey)
  const sealed = before.encrypt('x', 'c')
  expect(after.decrypt(sealed, 'c')).toBe('x')
  expect(after.encrypt('x', 'c')).toMatch(/^k2\./)
  expect(() => under(newKey).decrypt(sealed, 'c')).toThrow('not configured')
  expect(after.blindIndexes('x', 'c')).toEqual([after.blindIndex('x', 'c'), before.blindIndex('x', 'c')])
})

test('blind indexes are equal for equal values of one context only', () => {
  const { blindIndex } = under(oldKey)
  expect(blindIndex('x', 'c')).toBe(blindIndex('x', 'c'))
  expect(blindIndex('x', 'd')).not.toBe(blindIndex('x', 'c'))
  expect(blindIndex('y', 'c')).not.toBe(blindIndex('x', 'c'))
})

test('pseudonyms hold for one secret', () => {
  expect(createPseudonyms('a'.repeat(32))('u')).toBe(createPseudonyms('a'.repeat(32))('u'))
  expect(createPseudonyms('a'.repeat(32))('u')).not.toBe(createPseudonyms('b'.repeat(32))('u'))
})
