import fc from 'fast-check'
import { memoryStorage } from '../../test/memory-storage'
import { createKeptAnswers } from './kept-answers'

const answer = (body: unknown) => ({ body, receivedAt: 1, sourceAgeMs: 0 })
const keeping = (key: string, group = 'g', most = 2, personal = false) => ({ key, group, most, personal })

test('the least recently used of a group goes first', () => {
  const kept = createKeptAnswers(memoryStorage())
  kept.put(keeping('a'), answer(1))
  kept.put(keeping('b'), answer(2))
  kept.get('a')
  kept.put(keeping('c'), answer(3))
  expect([kept.get('a')?.body, kept.get('b')?.body, kept.get('c')?.body]).toEqual([1, undefined, 3])
})

test('it is all there after a restart, and what is hers goes at sign-out', () => {
  const storage = memoryStorage()
  const before = createKeptAnswers(storage)
  before.put(keeping('public'), answer('p'))
  before.put(keeping('hers', 'h', 2, true), answer('h'))
  const after = createKeptAnswers(storage)
  expect(after.get('hers')?.body).toBe('h')
  after.forgetPersonal()
  expect(createKeptAnswers(storage).get('hers')).toBeUndefined()
  expect(createKeptAnswers(storage).get('public')?.body).toBe('p')
  expect(storage.keys().sort()).toEqual(['answer:public', 'answers'])
})

test('a phone without room keeps nothing and breaks nothing', () => {
  const kept = createKeptAnswers(memoryStorage(10))
  kept.put(keeping('a'), answer('too long for ten characters'))
  expect(kept.get('a')).toBeUndefined()
})

test('one answer too large for the phone is not kept', () => {
  const kept = createKeptAnswers(memoryStorage())
  kept.put(keeping('a'), answer('x'.repeat(400_000)))
  expect(kept.get('a')).toBeUndefined()
})

test('whatever is kept: no group grows beyond its most, nothing is left in storage without an entry', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          key: fc.integer({ min: 0, max: 9 }),
          group: fc.integer({ min: 0, max: 2 }),
          size: fc.integer({ min: 0, max: 250_000 }),
        }),
        { maxLength: 40 },
      ),
      (puts) => {
        const storage = memoryStorage()
        const kept = createKeptAnswers(storage)
        for (const { key, group, size } of puts) {
          kept.put(keeping(`${String(group)}-${String(key)}`, String(group), 3), answer('x'.repeat(size)))
        }
        const index = storage.read('answers') as { key: string; group: string; size: number }[] | undefined
        for (const group of ['0', '1', '2'])
          expect((index ?? []).filter((e) => e.group === group).length).toBeLessThanOrEqual(3)
        expect((index ?? []).reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(1_500_000)
        expect(
          storage
            .keys()
            .filter((key) => key !== 'answers')
            .sort(),
        ).toEqual((index ?? []).map(({ key }) => `answer:${key}`).sort())
      },
    ),
  ))
