import { eventually } from '../testing/eventually'
import { type TestInfrastructure, startTestInfrastructure } from '../testing/test-infrastructure'
import { SnapshotStore } from './snapshots'
import { SyncedResource, type VersionedAnswer } from './synced-resource'
import { UpstreamUnavailable } from '../infrastructure/upstream-errors'

interface Names extends VersionedAnswer {
  names: string[]
}

let infrastructure: TestInfrastructure
let snapshots: SnapshotStore
let writings = 0
const running: { stop: () => Promise<void> }[] = []
beforeAll(async () => {
  infrastructure = await startTestInfrastructure()
  snapshots = new SnapshotStore(infrastructure.connection, () => `w${++writings}`)
})
afterEach(async () => {
  await Promise.all(running.splice(0).map(async (resource) => resource.stop()))
})
afterAll(async () => {
  await infrastructure.end()
})

/** A platform whose answers the test gives. */
const aPlatform = () => {
  const platform = {
    asked: [] as (number | undefined)[],
    answer: undefined as Names | undefined,
    fetch: (since?: number): Promise<Names> => {
      platform.asked.push(since)
      return platform.answer ? Promise.resolve(platform.answer) : Promise.reject(new UpstreamUnavailable('network'))
    },
  }
  return platform
}
const aResource = (name: string, platform: ReturnType<typeof aPlatform>) => {
  const resource = new SyncedResource<string[], Names>({
    ...infrastructure,
    name,
    fetch: platform.fetch,
    merge: (present = [], delta) => {
      if (delta.names.includes('broken')) throw new Error('cannot be merged')
      return [...present, ...delta.names]
    },
    snapshots,
    intervalMs: 3_600_000,
  })
  running.push(resource)
  return resource
}
const at = (seconds = 0): string => new Date(infrastructure.clock().getTime() + seconds * 1000).toISOString()
const all = (version: number, ...names: string[]): Names => ({ version, asOf: at(), full: true, names })
const more = (version: number, ...names: string[]): Names => ({ version, asOf: at(), full: false, names })

test('takes everything first, then what changed, and tells who listens', async () => {
  const platform = aPlatform()
  const resource = aResource('changes', platform)
  const heard: [string[], number][] = []
  resource.onChange((value, version) => heard.push([value, version]))
  expect([resource.loaded, resource.stale]).toEqual([false, true])
  platform.answer = all(1, 'a')
  await resource.refresh()
  platform.answer = more(2, 'b')
  await resource.refresh()
  platform.answer = more(2)
  await resource.refresh()
  expect(platform.asked).toEqual([undefined, 1, 2])
  expect(resource).toMatchObject({ value: ['a', 'b'], version: 2, stale: false, loaded: true })
  expect(heard).toEqual([
    [['a'], 1],
    [['a', 'b'], 2],
  ])
})

test('an older answer changes nothing and confirms nothing', async () => {
  const platform = aPlatform()
  const resource = aResource('older', platform)
  platform.answer = all(5, 'new')
  await resource.refresh()
  infrastructure.still.advance(61_000)
  platform.answer = all(4, 'old')
  await resource.refresh()
  expect(resource).toMatchObject({ value: ['new'], version: 5, stale: true })
})

test('turns stale a minute after the last confirmation, and fresh with the next', async () => {
  const platform = aPlatform()
  const resource = aResource('stale', platform)
  platform.answer = all(1, 'a')
  await resource.refresh()
  infrastructure.still.advance(60_000)
  expect(resource.stale).toBe(false)
  infrastructure.still.advance(1)
  expect(resource.stale).toBe(true)
  platform.answer = more(1)
  await resource.refresh()
  expect(resource.stale).toBe(false)
})

test('with the platform down a restart serves the last good snapshot, and says that it is stale', async () => {
  const platform = aPlatform()
  platform.answer = all(7, 'kept')
  await aResource('restart', platform).refresh()
  infrastructure.still.advance(3_600_000)
  const down = aPlatform()
  const restarted = aResource('restart', down)
  await restarted.start()
  expect(restarted).toMatchObject({ value: ['kept'], version: 7, stale: true, loaded: true })
  await eventually(() => {
    expect(down.asked).toEqual([7])
  })
  down.answer = more(8, 'again')
  restarted.hint(8)
  await eventually(() => {
    expect(restarted).toMatchObject({ value: ['kept', 'again'], stale: false })
  })
  await eventually(async () => {
    expect(await snapshots.load('restart')).toMatchObject({ version: 8, value: ['kept', 'again'] })
  })
})

test('with nothing to show the platform is asked again soon, long before the usual time', async () => {
  const platform = aPlatform()
  const resource = aResource('unloaded', platform)
  await resource.start()
  await eventually(() => {
    expect(platform.asked).toHaveLength(1)
  })
  platform.answer = all(1, 'late')
  await eventually(() => {
    expect(resource.value).toEqual(['late'])
  })
})

test('a hint is followed only when it is news', async () => {
  const platform = aPlatform()
  const resource = aResource('hints', platform)
  platform.answer = all(3, 'a')
  await resource.start()
  await eventually(() => {
    expect(resource.version).toBe(3)
  })
  resource.hint(2)
  resource.hint(3)
  platform.answer = more(4, 'b')
  resource.hint(4)
  await eventually(() => {
    expect(resource.version).toBe(4)
  })
  expect(platform.asked).toEqual([undefined, 3])
})

test('a change that cannot be merged is fetched whole the next time', async () => {
  const platform = aPlatform()
  const resource = aResource('broken', platform)
  platform.answer = all(1, 'a')
  await resource.refresh()
  platform.answer = more(2, 'broken')
  await expect(resource.refresh()).rejects.toThrow('cannot be merged')
  expect(resource).toMatchObject({ value: ['a'], version: 1 })
  platform.answer = all(2, 'whole')
  await resource.refresh()
  expect(platform.asked).toEqual([undefined, 1, undefined])
  expect(resource).toMatchObject({ value: ['whole'], version: 2 })
})
