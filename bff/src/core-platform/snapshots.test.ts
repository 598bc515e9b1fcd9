import { type TestInfrastructure, startTestInfrastructure } from '../testing/test-infrastructure'
import { SnapshotStore } from './snapshots'

let infrastructure: TestInfrastructure
let snapshots: SnapshotStore
let writings = 0
beforeAll(async () => {
  infrastructure = await startTestInfrastructure()
  snapshots = new SnapshotStore(infrastructure.connection, () => `w${++writings}`)
})
afterAll(async () => {
  await infrastructure.end()
})

const now = new Date('2026-11-25T02:00:00Z')
const save = async (name: string, version: number, value: unknown, asOf = now) =>
  snapshots.save(name, { version, asOf, value }, now)

test('comes back as it was kept', async () => {
  expect(await snapshots.load('a')).toBeUndefined()
  expect(await save('a', 1, { names: ['海鸥', '🚗'] })).toBe(true)
  expect(await snapshots.load('a')).toEqual({ version: 1, asOf: now, value: { names: ['海鸥', '🚗'] } })
})

test('an older version never replaces a newer one', async () => {
  await save('b', 5, 'new')
  expect(await save('b', 4, 'old')).toBe(false)
  expect(await snapshots.load('b')).toMatchObject({ version: 5, value: 'new' })
})

test('the newest wins, whichever of many writers comes last', async () => {
  const versions = [3, 9, 1, 7, 2, 8, 6, 4, 5]
  await Promise.all(versions.map(async (version) => save('c', version, `v${version}`)))
  expect(await snapshots.load('c')).toMatchObject({ version: 9, value: 'v9' })
})

test('the same version again only moves on when it was confirmed', async () => {
  await save('d', 1, 'x')
  const later = new Date(now.getTime() + 5000)
  expect(await save('d', 1, 'x', later)).toBe(true)
  expect(await save('d', 1, 'x', now)).toBe(true)
  expect(await snapshots.load('d')).toMatchObject({ asOf: later })
})

test('one larger than a document may be is kept in parts, and replaced without leftovers', async () => {
  const small = new SnapshotStore(infrastructure.connection, () => `w${++writings}`, 100)
  const parts = async () => infrastructure.connection.collection('snapshot_parts').countDocuments({ snapshot: 'e' })
  const value = Array.from({ length: 50 }, (_, index) => `第 ${index} 家店 🚗`)
  await small.save('e', { version: 1, asOf: now, value }, now)
  expect(await parts()).toBeGreaterThan(5)
  expect(await snapshots.load('e')).toMatchObject({ version: 1, value })
  await snapshots.save('e', { version: 2, asOf: now, value: 'small' }, new Date(now.getTime() + 11 * 60_000))
  expect(await snapshots.load('e')).toMatchObject({ version: 2, value: 'small' })
  expect(await parts()).toBe(1)
})
