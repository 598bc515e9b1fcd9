import fc from 'fast-check'
import { VersionedSet } from './versioned-set'

const Step = fc.record({
  remove: fc.boolean(),
  ids: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 }),
  value: fc.nat(),
})

test('a reader that follows deltas, however rarely, has what the set has', () => {
  fc.assert(
    fc.property(fc.array(Step, { maxLength: 30 }), fc.array(fc.boolean(), { maxLength: 30 }), (steps, looks) => {
      const set = VersionedSet.of(['a', 'b'], (id) => id, 7)
      const reader = new Map<string, string>()
      let version: number | undefined
      const look = () => {
        const delta = set.changedSince(version)
        expect(delta.full).toBe(version === undefined)
        if (delta.full) reader.clear()
        for (const id of delta.removedIds) reader.delete(id)
        for (const item of delta.items) reader.set(item.slice(0, 1), item)
        version = delta.version
      }
      for (const [index, { remove, ids, value }] of steps.entries()) {
        if (looks[index]) look()
        const before = set.version
        if (remove) set.remove(ids)
        else set.put(ids.map((id) => [id, `${id}${value}`]))
        expect(set.version).toBe(before + 1)
      }
      look()
      expect([...reader.values()].sort()).toEqual(set.values().sort())
    }),
  )
})

test('a version that the set never had gets everything', () => {
  const set = VersionedSet.of(['a'], (id) => id, 7)
  expect(set.changedSince(6)).toMatchObject({ full: true, items: ['a'] })
  expect(set.changedSince(8)).toMatchObject({ full: true, items: ['a'] })
  expect(set.changedSince(7)).toEqual({ version: 7, full: false, items: [], removedIds: [] })
})

test('a copy stays as it was', () => {
  const set = VersionedSet.of(['a'], (id) => id, 1)
  const copy = set.copy()
  set.put([['b', 'b']])
  set.remove(['a'])
  expect(copy.values()).toEqual(['a'])
  expect(copy.version).toBe(1)
  expect(set.values()).toEqual(['b'])
})
