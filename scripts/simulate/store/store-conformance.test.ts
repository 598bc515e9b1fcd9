import { DEPOSITS } from '@cheji/bff/features/deposits/deposit.record'
import type { DocumentStore } from '@cheji/bff/infrastructure/document-store'
import { withDatabase } from '../../embedded-mongo/embedded-mongo'
import { seeded } from '../../sandbox/sample/random'
import { run } from '../run'
import { makeKeys } from '../wechat/keys'
import { type EngineStore, openEngineStore } from './engine-store'
import { MemoryStore } from './memory-store'
import { declaredIndexes } from './models'
import { type Operation, type Recorded, recording } from './recorder'

const RUNS = 20
const SEQUENCES_A_RUN = 15
const OPERATIONS_A_SEQUENCE = 16
const LONGEST_MS = 240_000

const indexes = declaredIndexes()
let engine: EngineStore

beforeAll(async () => {
  const uri = process.env['TEST_MONGODB_URI'] ?? ''
  engine = await openEngineStore(withDatabase(uri, `cheji_conformance_${process.pid}`))
})
afterAll(async () => engine.close())

/** What a store answers, its refusals by a unique index included. */
const answerOf = async (store: DocumentStore, again: Operation): Promise<unknown> => {
  try {
    return await again(store)
  } catch (error) {
    const { code, message } = error as { code?: number; message: string }
    return { code, index: code === 11000 ? /index: (\S+)/.exec(message)?.[1]?.replace(/^.*\.\$/, '') : message }
  }
}

const allOf = async (store: DocumentStore): Promise<unknown> =>
  Promise.all([...indexes.keys()].map(async (name) => store.find(name, {}, { sort: { _id: 1 }, limit: 1_000 })))

/** Both stores from the same start, through the same operations. */
const compare = async (start: Recorded['before'], operations: readonly { name: string; again: Operation }[]) => {
  const memory = new MemoryStore(indexes)
  await engine.empty()
  for (const [collection, documents] of start)
    for (const document of documents)
      for (const store of [memory, engine.store]) await store.insertOne(collection, document)
  for (const { name, again } of operations) {
    const [own, real] = [await answerOf(memory, again), await answerOf(engine.store, again)]
    expect({ name, answer: own }).toEqual({ name, answer: real })
  }
  expect(await allOf(memory)).toEqual(await allOf(engine.store))
}

test(
  `${RUNS * SEQUENCES_A_RUN} sequences of what the money paths ask of a database are answered alike`,
  async () => {
    const keys = makeKeys()
    let sequences = 0
    for (let seed = 1; seed <= RUNS; seed++) {
      const recorded: Recorded[] = []
      const { fleet } = await run({ seed, keys, store: recording(new MemoryStore(indexes), recorded) })
      fleet.bury()
      const chance = seeded('where to look', seed)
      for (let sequence = 0; sequence < SEQUENCES_A_RUN; sequence++) {
        const from = chance.int(0, recorded.length - OPERATIONS_A_SEQUENCE)
        const operations = recorded.slice(from, from + OPERATIONS_A_SEQUENCE)
        await compare(operations[0]?.before ?? new Map(), operations)
        sequences += 1
      }
    }
    expect(sequences).toBeGreaterThanOrEqual(300)
  },
  LONGEST_MS,
)

const T = (minute: number): Date => new Date(Date.UTC(2026, 11, 1, 8, minute))
const order = (id: string, fields: object) => ({
  _id: id,
  orderNo: id,
  payCode: id,
  buyerId: 'b',
  openFor: null,
  ...fields,
})

test('rare answers are alike too', async () => {
  const start = new Map([
    [
      DEPOSITS,
      [
        order('a', {
          openFor: 'x',
          checkAt: T(3),
          outbox: [
            { id: '1', token: 1 },
            { id: '2', token: 1 },
          ],
          n: 1,
        }),
        order('b', { checkAt: null, outbox: [], refunds: [{ nextAt: T(5) }, { nextAt: T(1) }] }),
        order('c', { checkAt: T(1), outbox: [{ id: '3', token: 7 }], refunds: [{ nextAt: T(2) }], late: null }),
      ],
    ],
  ])
  const operations: Record<string, Operation> = {
    'an id that is taken': async (s) => s.insertOne(DEPOSITS, order('a', { orderNo: 'z', payCode: 'z' })),
    'a number that is taken': async (s) => s.insertOne(DEPOSITS, order('d', { orderNo: 'a' })),
    'a second open order of the car': async (s) => s.insertOne(DEPOSITS, order('d', { openFor: 'x' })),
    'one that is not open': async (s) => s.insertOne(DEPOSITS, order('d', {})),
    'a change into what is taken': async (s) => s.findOneAndUpdate(DEPOSITS, { _id: 'd' }, { $set: { openFor: 'x' } }),
    'null finds what is not there': async (s) => s.find(DEPOSITS, { late: null }, { sort: { _id: 1 }, limit: 9 }),
    'times are not before null': async (s) => s.count(DEPOSITS, { checkAt: { $lte: T(9) } }),
    'null sorts first': async (s) => s.find(DEPOSITS, {}, { sort: { checkAt: 1, _id: 1 }, limit: 2 }),
    'the earliest of several': async (s) =>
      s.find(DEPOSITS, { 'refunds.nextAt': { $lte: T(9) } }, { sort: { 'refunds.nextAt': 1, _id: 1 }, limit: 9 }),
    'the first entry alone': async (s) => s.find(DEPOSITS, { 'outbox.0.token': 7 }, { sort: { _id: 1 }, limit: 9 }),
    'a place that is not there': async (s) => s.count(DEPOSITS, { 'outbox.1': { $exists: false } }),
    'pulls by two fields': async (s) =>
      s.findOneAndUpdate(DEPOSITS, { _id: 'a' }, { $pull: { outbox: { id: '1', token: 2 } } }),
    'pulls one': async (s) => s.findOneAndUpdate(DEPOSITS, { _id: 'a' }, { $pull: { outbox: { id: '1', token: 1 } } }),
    'pushes several': async (s) =>
      s.findOneAndUpdate(
        DEPOSITS,
        { _id: 'a' },
        { $push: { outbox: { $each: [{ id: '4' }, { id: '5' }] } }, $inc: { n: 2, m: 1 } },
      ),
    'pushes into nothing': async (s) => s.findOneAndUpdate(DEPOSITS, { _id: 'd' }, { $push: { events: { seq: 1 } } }),
    'sets inside an element': async (s) =>
      s.findOneAndUpdate(
        DEPOSITS,
        { 'outbox.0.token': 7 },
        { $set: { 'outbox.0.at': T(2) }, $inc: { 'outbox.0.token': 1 } },
      ),
    'keeps the greater': async (s) => s.findOneAndUpdate(DEPOSITS, { _id: 'a' }, { $max: { n: 1, at: T(1) } }),
    'takes the greater': async (s) => s.findOneAndUpdate(DEPOSITS, { _id: 'a' }, { $max: { n: 9, at: T(2) } }),
    'the last in order': async (s) =>
      s.findOneAndUpdate(DEPOSITS, { buyerId: 'b' }, { $set: { seen: true } }, { sort: { _id: -1 } }),
    'nothing matches': async (s) => s.findOneAndUpdate(DEPOSITS, { _id: 'q' }, { $set: { seen: true } }),
    'an element with both': async (s) =>
      s.find(DEPOSITS, { outbox: { $elemMatch: { id: '3', token: 8 } } }, { sort: { _id: 1 }, limit: 9 }),
    'undefined is null': async (s) => s.findOneAndUpdate(DEPOSITS, { _id: 'b' }, { $set: { late: undefined } }),
  }
  await compare(
    start,
    Object.entries(operations).map(([name, again]) => ({ name, again })),
  )
})
