import { eventually } from '../testing/eventually'
import { type TestInfrastructure, startTestInfrastructure } from '../testing/test-infrastructure'
import { EventFeed } from './event-feed'
import { type EventModels, type StoredEvent, eventModels } from './events.model'

const LEASE_MS = 30_000

let infrastructure: TestInfrastructure
let models: EventModels
const running: EventFeed[] = []
beforeAll(async () => {
  infrastructure = await startTestInfrastructure()
  models = eventModels(infrastructure.connection)
})
afterEach(async () => {
  await Promise.all(running.splice(0).map(async (feed) => feed.stop()))
  await models.events.deleteMany({})
})
afterAll(async () => {
  await infrastructure.end()
})

/** The feed of one process. */
const aFeed = (): EventFeed => {
  const feed = new EventFeed({ ...infrastructure, models, pollMs: 15, leaseMs: LEASE_MS })
  running.push(feed)
  return feed
}
const arrives = async (
  _id: number,
  type: StoredEvent['type'],
  durable = false,
  receivedAt = infrastructure.clock(),
): Promise<void> => {
  await models.events.create({
    _id,
    type,
    occurredAt: '2026-11-25T10:00:00+08:00',
    resourceId: 'r1',
    version: _id,
    receivedAt,
    token: 0,
    failures: 0,
    ...(durable && { dueAt: infrastructure.clock() }),
  })
}

test('hints reach every process once, in whatever order events come', async () => {
  await arrives(1, 'prices.changed')
  const heard: number[][] = [[], []]
  for (const list of heard) {
    const feed = aFeed()
    feed.onEvent('prices.changed', ({ number }) => void list.push(number))
    await feed.start()
  }
  await arrives(4, 'prices.changed')
  await eventually(() => {
    expect(heard).toEqual([[4], [4]])
  })
  await arrives(2, 'prices.changed')
  await arrives(3, 'stores.changed')
  await arrives(5, 'prices.changed')
  await eventually(() => {
    expect(heard.map((list) => list.sort())).toEqual([
      [2, 4, 5],
      [2, 4, 5],
    ])
  })
})

test('one that becomes visible late is still handed on, and none twice', async () => {
  const heard: number[] = []
  const feed = aFeed()
  feed.onEvent('prices.changed', ({ number }) => void heard.push(number))
  await feed.start()
  await arrives(9, 'prices.changed')
  await eventually(() => {
    expect(heard).toEqual([9])
  })
  infrastructure.still.advance(50_000)
  await arrives(10, 'prices.changed')
  await eventually(() => {
    expect(heard).toEqual([9, 10])
  })
  const late = new Date(infrastructure.clock().getTime() - 45_000)
  await arrives(3, 'prices.changed', false, late)
  await eventually(() => {
    expect(heard).toEqual([9, 10, 3])
  })
  infrastructure.still.advance(600_000)
  await arrives(4, 'prices.changed')
  await eventually(() => {
    expect(heard).toEqual([9, 10, 3, 4])
  })
})

test('a hint that cannot be followed harms no other', async () => {
  const heard: number[] = []
  const feed = aFeed()
  feed.onEvent('prices.changed', () => {
    throw new Error('cannot follow')
  })
  feed.onEvent('prices.changed', ({ number }) => void heard.push(number))
  await feed.start()
  await arrives(1, 'prices.changed')
  await arrives(2, 'prices.changed')
  await eventually(() => {
    expect(heard).toEqual([1, 2])
  })
})

test('work is done once for all processes, also what came while none ran', async () => {
  await arrives(1, 'test_drive.confirmed', true)
  const worked: string[] = []
  for (let process = 0; process < 2; process++) {
    const feed = aFeed()
    feed.onEventOnce('test_drive.confirmed', ({ number, resourceId }) => void worked.push(`${number} ${resourceId}`))
    await feed.start()
  }
  for (let number = 2; number <= 20; number++) await arrives(number, 'test_drive.confirmed', true)
  await eventually(async () => {
    expect(await models.events.countDocuments({ dueAt: { $exists: true } })).toBe(0)
  })
  expect(worked).toHaveLength(20)
  expect(new Set(worked).size).toBe(20)
})

test('work that fails is tried again, work of a crashed process too', async () => {
  let fails = true
  const worked: number[] = []
  const feed = aFeed()
  feed.onEventOnce('test_drive.refused', ({ number }) => {
    if (fails) throw new Error('not now')
    worked.push(number)
  })
  await arrives(1, 'test_drive.refused', true)
  await models.events.create({
    _id: 2,
    type: 'test_drive.refused',
    occurredAt: '2026-11-25T10:00:00+08:00',
    version: 1,
    receivedAt: infrastructure.clock(),
    token: 1,
    failures: 0,
    dueAt: new Date(infrastructure.clock().getTime() + LEASE_MS),
  })
  await feed.start()
  await eventually(async () => {
    expect(await models.events.findById(1).lean()).toMatchObject({ failures: 1 })
  })
  fails = false
  infrastructure.still.advance(LEASE_MS)
  await eventually(() => {
    expect(worked.sort()).toEqual([1, 2])
  })
})

test('a type has one worker', () => {
  const feed = aFeed()
  feed.onEventOnce('test_drive.done', () => undefined)
  expect(() => {
    feed.onEventOnce('test_drive.done', () => undefined)
  }).toThrow()
  expect([feed.isDurable('test_drive.done'), feed.isDurable('prices.changed')]).toEqual([true, false])
})
