import { Schema, Types } from 'mongoose'
import { eventually } from '../testing/eventually'
import { type TestInfrastructure, startTestInfrastructure } from '../testing/test-infrastructure'
import { OUTBOX_HAS_ROOM, type OutboxEntry, addOutbox, newOutboxEntry } from './outbox-entry'
import { type Deliver, OutboxRelay } from './outbox-relay'
import { mongoDocumentStore } from './mongo-document-store'
import { OutboxStore } from './outbox-store'
import { PermanentFailure } from './permanent-failure'

const LEASE_MS = 30_000

let infrastructure: TestInfrastructure
const running: OutboxRelay[] = []
beforeAll(async () => {
  infrastructure = await startTestInfrastructure()
})
afterEach(async () => {
  await Promise.all(running.splice(0).map(async (relay) => relay.stop()))
  await owners().deleteMany({})
})
afterAll(async () => {
  await infrastructure.end()
})

interface Owner {
  _id: Types.ObjectId
  outbox: OutboxEntry[]
  deliveredRevision?: number
}
const owners = () => infrastructure.connection.collection<Owner>('owners')
const store = () => new OutboxStore(mongoDocumentStore(infrastructure.connection), 'owners')

/** A document with entries 1 … count. */
const anOwner = async (count = 1): Promise<Types.ObjectId> => {
  const _id = new Types.ObjectId()
  const outbox = Array.from({ length: count }, (_, index) =>
    newOutboxEntry(index + 1, 'tell', { revision: index + 1 }, infrastructure.clock()),
  )
  await owners().insertOne({ _id, outbox })
  return _id
}

/** A relay that delivers with `deliver`, as one process has it. */
const startRelay = (deliver: Deliver): OutboxRelay => {
  const relay = new OutboxRelay({
    ...infrastructure,
    store: mongoDocumentStore(infrastructure.connection),
    pollMs: 20,
    leaseMs: LEASE_MS,
  })
  relay.register('owners', 'tell', deliver)
  relay.start()
  running.push(relay)
  return relay
}
const entriesOf = async (_id: Types.ObjectId): Promise<OutboxEntry[]> => (await owners().findOne({ _id }))?.outbox ?? []
const emptied = async (_id: Types.ObjectId) =>
  eventually(async () => {
    expect(await entriesOf(_id)).toEqual([])
  })

test('delivers in order, one at a time for each document, and writes what the delivery says with the removal', async () => {
  const [a, b] = [await anOwner(5), await anOwner(5)]
  const seen: Record<string, number[]> = {}
  let underWay = new Set<string>()
  startRelay(async ({ ownerId, entry }) => {
    const owner = String(ownerId)
    expect(underWay.has(owner)).toBe(false)
    underWay = new Set([...underWay, owner])
    await new Promise(setImmediate)
    underWay = new Set([...underWay].filter((other) => other !== owner))
    ;(seen[owner] ??= []).push(entry.seq)
    return { $set: { deliveredRevision: entry.seq } }
  })
  await Promise.all([emptied(a), emptied(b)])
  expect(seen).toEqual({ [a.toString()]: [1, 2, 3, 4, 5], [b.toString()]: [1, 2, 3, 4, 5] })
  expect(await owners().findOne({ _id: a })).toMatchObject({ deliveredRevision: 5 })
})

test('two relays deliver every entry once while both live', async () => {
  const ids = await Promise.all(Array.from({ length: 25 }, async () => anOwner(2)))
  const delivered: string[] = []
  const deliver: Deliver = ({ entry }) => {
    delivered.push(entry.id)
    return Promise.resolve(undefined)
  }
  startRelay(deliver)
  startRelay(deliver)
  await Promise.all(ids.map(emptied))
  expect(delivered).toHaveLength(50)
  expect(new Set(delivered).size).toBe(50)
})

test('what a crashed process had claimed is delivered by another once the lease ends, not before', async () => {
  const id = await anOwner()
  expect(await store().claim(infrastructure.clock(), LEASE_MS)).toBeDefined()
  const tokens: number[] = []
  const relay = startRelay(({ entry }) => {
    tokens.push(entry.token)
    return Promise.resolve(undefined)
  })
  expect(await store().claim(infrastructure.clock(), LEASE_MS)).toBeUndefined()
  infrastructure.still.advance(LEASE_MS - 1)
  expect(await store().claim(infrastructure.clock(), LEASE_MS)).toBeUndefined()
  infrastructure.still.advance(1)
  relay.wake()
  await emptied(id)
  expect(tokens).toEqual([2])
})

test('a process that lost its lease can neither remove nor put off the entry of the next', async () => {
  const id = await anOwner()
  const slow = await store().claim(infrastructure.clock(), LEASE_MS)
  infrastructure.still.advance(LEASE_MS)
  const next = await store().claim(infrastructure.clock(), LEASE_MS)
  if (!slow || !next) throw new Error('both must have claimed')
  expect(await store().remove(id, slow.entry, { $set: { deliveredRevision: 9 } })).toBe(false)
  await store().retryAt(id, slow.entry, infrastructure.clock(), 'too late')
  await store().park(id, slow.entry, infrastructure.clock(), 'too late')
  expect(await owners().findOne({ _id: id })).toMatchObject({
    outbox: [{ token: 2, failures: 0, parkedAt: null, visibleAt: next.entry.visibleAt }],
  })
  expect(await owners().findOne({ _id: id })).not.toHaveProperty('deliveredRevision')
  expect(await store().remove(id, next.entry)).toBe(true)
})

test('a failure is tried again later, with the reason kept', async () => {
  const id = await anOwner()
  let fails = true
  const relay = startRelay(() => (fails ? Promise.reject(new Error('platform away')) : Promise.resolve(undefined)))
  await eventually(async () => {
    expect(await entriesOf(id)).toMatchObject([{ failures: 1, lastError: 'platform away' }])
  })
  const [entry] = await entriesOf(id)
  const waitMs = (entry?.visibleAt.getTime() ?? 0) - infrastructure.clock().getTime()
  expect(waitMs).toBeGreaterThanOrEqual(500)
  expect(waitMs).toBeLessThanOrEqual(1000)
  fails = false
  infrastructure.still.advance(1000)
  relay.wake()
  await emptied(id)
})

test('twenty failures park an entry; later ones of its document wait; staff send it again', async () => {
  const [id, other] = [await anOwner(2), await anOwner(1)]
  let broken: string | undefined = id.toString()
  const relay = startRelay(({ ownerId }) =>
    String(ownerId) === broken ? Promise.reject(new Error('no')) : Promise.resolve(undefined),
  )
  await emptied(other)
  for (let failures = 1; failures <= 20; failures++) {
    await eventually(async () => {
      expect((await entriesOf(id))[0]?.failures).toBe(failures)
    })
    infrastructure.still.advance(10 * 60_000)
    relay.wake()
  }
  expect(await entriesOf(id)).toMatchObject([
    { failures: 20, parkedAt: expect.any(Date) },
    { seq: 2, token: 0 },
  ])
  expect(await store().depth()).toEqual({ waiting: 0, parked: 1 })
  const [parked] = await store().parked(10)
  expect(parked).toMatchObject({ ownerId: id.toString(), kind: 'tell', failures: 20, lastError: 'no' })

  broken = undefined
  expect(await store().unpark('11111111-1111-4111-8111-111111111111', infrastructure.clock())).toBe(false)
  expect(await store().unpark(parked?.id ?? '', infrastructure.clock())).toBe(true)
  relay.wake()
  await emptied(id)
})

test('a permanent refusal parks at once', async () => {
  const id = await anOwner()
  startRelay(() => Promise.reject(new PermanentFailure('store_not_found')))
  await eventually(async () => {
    expect(await entriesOf(id)).toMatchObject([
      { failures: 1, parkedAt: expect.any(Date), lastError: 'store_not_found' },
    ])
  })
})

test('an entry that nothing delivers is parked and not lost', async () => {
  const id = new Types.ObjectId()
  await owners().insertOne({ _id: id, outbox: [newOutboxEntry(1, 'forgotten', {}, infrastructure.clock())] })
  startRelay(() => Promise.resolve(undefined))
  await eventually(async () => {
    expect(await entriesOf(id)).toMatchObject([{ parkedAt: expect.any(Date) }])
  })
})

test('stopping waits for the delivery under way and claims nothing more', async () => {
  const id = await anOwner(2)
  let release = (): void => undefined
  let begun = 0
  const relay = startRelay(async () => {
    begun++
    await new Promise<void>((resolve) => {
      release = resolve
    })
    return undefined
  })
  await eventually(() => {
    expect(begun).toBe(1)
  })
  const stopped = relay.stop()
  release()
  await stopped
  expect(begun).toBe(1)
  expect(await entriesOf(id)).toMatchObject([{ seq: 2, token: 0 }])
})

test('an entry pushed while another is delivered waits for its turn', async () => {
  const id = await anOwner(1)
  const order: number[] = []
  startRelay(async ({ entry }) => {
    if (entry.seq === 1)
      await owners().updateOne(
        { _id: id, ...OUTBOX_HAS_ROOM },
        { $push: { outbox: newOutboxEntry(2, 'tell', {}, infrastructure.clock()) } },
      )
    order.push(entry.seq)
    return undefined
  })
  await emptied(id)
  expect(order).toEqual([1, 2])
})

test('a full document takes no more entries, a large body none at all', async () => {
  const id = await anOwner(50)
  const push = { $push: { outbox: newOutboxEntry(51, 'tell', {}, infrastructure.clock()) } }
  expect((await owners().updateOne({ _id: id, ...OUTBOX_HAS_ROOM }, push)).modifiedCount).toBe(0)
  expect(() => newOutboxEntry(1, 'tell', { text: '字'.repeat(700) }, infrastructure.clock())).toThrow(RangeError)
})

test('due entries are found by their index', async () => {
  const schema = new Schema<{ outbox: OutboxEntry[] }>({})
  addOutbox(schema)
  const model = infrastructure.connection.model('Owner', schema, 'owners')
  await model.createIndexes()
  const plan = await owners()
    .find({ 'outbox.0.visibleAt': { $lte: new Date() } })
    .explain()
  expect(JSON.stringify(plan)).toContain('"indexName":"outbox_due"')
  await anOwner(2)
  expect(await store().claim(infrastructure.clock(), LEASE_MS)).toMatchObject({ entry: { seq: 1, token: 1 } })
  const parkedPlan = await owners()
    .find({ 'outbox.0.parkedAt': { $type: 'date' } })
    .explain()
  expect(JSON.stringify(parkedPlan)).toContain('"indexName":"outbox_parked"')
})
