import { randomUUID } from 'node:crypto'
import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { getTestDrive, listTestDrives } from '@cheji/shared/test-drives/test-drives.endpoints'
import type { BffProcess } from './bff-process'
import { book, freeSlots, signIn, signInMany } from './buyer'
import { eventually } from './eventually'
import { type World, openWorld } from './world'

/** Generous: processes start slowly on a busy machine. */
jest.setTimeout(240_000)

const PUT = 'core-platform PUT /v1/test-drives/:reference'
/** Every lease that the dead process held has run out by then. */
const AFTER_THE_LEASE_MS = 61_000

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(async () => world.end())

const isDelivered = async (bff: BffProcess, testDriveId: string, token: string) =>
  eventually(async () => {
    const drive = await bff.ask(getTestDrive, { params: { testDriveId } }, { token })
    expect(drive.delivery).toBe('delivered')
    return drive
  })

test('killed amid a stream of bookings: what was acknowledged is there, all arrive once', async () => {
  const doomed = await world.start()
  const slots = await freeSlots(doomed, 12)
  const tokens = await signInMany([doomed], 'killed', slots.length)
  const tries = slots.map((slot, index) => ({ slot, token: tokens[index] ?? '', key: randomUUID() }))
  const acknowledged = new Map<string, TestDrive>()
  const attempt = async ({ slot, token, key }: (typeof tries)[number]) => {
    const { status, result } = await book(doomed, slot, { token, key })
    expect(status).toBe(201)
    acknowledged.set(token, result)
  }

  // The first deliveries are under way and never answered; of the other bookings some are, some are not.
  await world.sandbox.fault({ endpoint: PUT, kind: 'hang' })
  for (const early of tries.slice(0, 4)) await attempt(early)
  await eventually(async () => expect(await world.sandbox.hits()).toBeGreaterThan(0))
  const late = tries.slice(4).map(attempt)
  await Promise.race(late)
  await doomed.kill()
  await Promise.allSettled(late)
  await eventually(async () => {
    const hanging = (await world.sandbox.requests()).filter(({ faults }) => faults.includes('hang'))
    expect(hanging).toHaveLength(await world.sandbox.hits())
  })
  expect(acknowledged.size).toBeGreaterThan(4)
  expect(await world.sandbox.bookings()).toEqual([])
  await world.sandbox.heal()

  const bff = await world.start({ clockAheadMs: AFTER_THE_LEASE_MS })
  for (const [token, { testDriveId, slotId, code }] of acknowledged) {
    const drive = await bff.ask(getTestDrive, { params: { testDriveId } }, { token })
    expect(drive).toMatchObject({ testDriveId, slotId, code, status: 'booked' })
  }
  // Whoever got no answer taps once more, with the same key: one booking, whether the first was stored or not.
  for (const { slot, token, key } of tries) {
    const { status, result } = await book(bff, slot, { token, key })
    expect([status, result.slotId]).toEqual([201, slot.slotId])
    const { upcoming } = await bff.ask(listTestDrives, {}, { token })
    expect(upcoming.map(({ testDriveId }) => testDriveId)).toEqual([result.testDriveId])
    await isDelivered(bff, result.testDriveId, token)
  }
  const kept = await world.sandbox.bookings()
  expect(kept).toHaveLength(tries.length)
  expect(new Set(kept.map(({ revision, status }) => `${revision} ${status}`))).toEqual(new Set(['1 booked']))
  const writes = (await world.sandbox.requests()).filter(({ method, status }) => method === 'PUT' && status === 200)
  expect(new Set(writes.map(({ path }) => path)).size).toBe(writes.length)
})

test('killed after the store had the booking and before it knew: still one booking', async () => {
  const doomed = await world.start()
  const token = await signIn(doomed, 'half-way')
  const [slot] = await freeSlots(doomed, 1)
  if (!slot) throw new Error('no slot')
  await world.sandbox.fault({ endpoint: PUT, kind: 'drop_after' })
  const { result } = await book(doomed, slot, { token })
  await eventually(async () => expect(await world.sandbox.bookings()).toHaveLength(1))
  await doomed.kill()
  await world.sandbox.heal()

  const bff = await world.start({ clockAheadMs: AFTER_THE_LEASE_MS })
  const drive = await isDelivered(bff, result.testDriveId, token)
  expect(drive).toMatchObject({ status: 'booked', revision: 1, code: result.code })
  expect(await world.sandbox.bookings()).toMatchObject([{ reference: result.testDriveId, revision: 1 }])
})
