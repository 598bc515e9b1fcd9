import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { getMe } from '@cheji/shared/account/account.endpoints'
import { listModels } from '@cheji/shared/catalogue/catalogue.endpoints'
import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { getTestDrive, listTestDrives } from '@cheji/shared/test-drives/test-drives.endpoints'
import { type RunningMongo, startEmbeddedMongo } from '../embedded-mongo/embedded-mongo'
import { book, freeSlots, signInMany } from './buyer'
import { eventually } from './eventually'
import { type Relay, startRelay } from './relay'
import { type World, openWorld } from './world'

/** Generous: processes start slowly on a busy machine. */
jest.setTimeout(240_000)

let dataDir: string
let relay: Relay
let mongo: RunningMongo
let world: World
const startMongo = async () => {
  mongo = await startEmbeddedMongo({ dataDir })
  relay.passTo(mongo.uri)
}
beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'cheji-lost-'))
  relay = await startRelay()
  await startMongo()
  world = await openWorld(relay.uri)
})
afterAll(async () => {
  await world.end()
  await relay.stop()
  await mongo.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test('the database killed and back: refusals are named, what was acknowledged is there, work goes on', async () => {
  const bff = await world.start()
  const slots = await freeSlots(bff, 8)
  const tokens = await signInMany([bff], 'lost', slots.length)
  const tries = slots.map((slot, index) => ({ slot, token: tokens[index] ?? '', key: randomUUID() }))
  const acknowledged = new Map<string, TestDrive>()
  const codes: (string | undefined)[] = []
  const attempt = async ({ slot, token, key }: (typeof tries)[number]) => {
    const { status, code, result } = await book(bff, slot, { token, key })
    if (status === 201) acknowledged.set(token, result)
    else codes.push(code)
  }

  for (const early of tries.slice(0, 2)) await attempt(early)
  const late = tries.slice(2).map(attempt)
  await Promise.race(late)
  process.kill(mongo.pid, 'SIGKILL')
  await mongo.ended
  await Promise.all(late)
  expect(acknowledged.size).toBeGreaterThan(2)

  // What needs no database goes on; what needs it is refused with a code, and nothing is taken.
  expect((await bff.get('/healthz')).status).toBe(200)
  expect((await bff.call(listModels, { query: {} })).status).toBe(200)
  const [first] = tries
  if (!first) throw new Error('no booking')
  const refused = await Promise.all([
    bff.call(getMe, {}, { token: first.token }),
    bff.call(listTestDrives, {}, { token: first.token }),
    book(bff, first.slot, { token: first.token }),
  ])
  codes.push(...refused.map(({ code }) => code))
  expect(refused.map(({ status }) => status)).toEqual([503, 503, 503])
  expect(new Set(codes)).toEqual(new Set(['try_later']))
  expect((await bff.get('/readyz')).status).toBe(503)

  await startMongo()
  await eventually(async () => expect((await bff.get('/readyz')).status).toBe(200))
  for (const [token, { testDriveId, slotId, code }] of acknowledged) {
    const drive = await bff.ask(getTestDrive, { params: { testDriveId } }, { token })
    expect(drive).toMatchObject({ slotId, code })
  }
  for (const { slot, token, key } of tries) {
    const { status, result } = await book(bff, slot, { token, key })
    expect([status, result.slotId]).toEqual([201, slot.slotId])
    const { upcoming } = await bff.ask(listTestDrives, {}, { token })
    expect(upcoming.map(({ testDriveId }) => testDriveId)).toEqual([result.testDriveId])
  }
  await eventually(async () => {
    const kept = await world.sandbox.bookings()
    expect(kept.map(({ revision }) => revision)).toEqual(tries.map(() => 1))
  })
})
