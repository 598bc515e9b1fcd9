import { randomUUID } from 'node:crypto'
import { getMe, logout, logoutEverywhere } from '@cheji/shared/account/account.endpoints'
import { getPriceHistory, listModels } from '@cheji/shared/catalogue/catalogue.endpoints'
import { getClientConfig, putClientSwitches } from '@cheji/shared/client-config/client-config.endpoints'
import { beijingDay, beijingInstant, addDays } from '@cheji/shared/kernel/time'
import { acceptReminders, getTestDrive, listTestDrives } from '@cheji/shared/test-drives/test-drives.endpoints'
import { freePort } from '../house/ports'
import type { BffProcess } from './bff-process'
import { book, freeSlots, signIn, signInMany } from './buyer'
import { eventually } from './eventually'
import { newStaffToken } from './staff'
import { type World, openWorld } from './world'

/** Generous: processes start slowly on a busy machine. */
jest.setTimeout(240_000)

const staff = newStaffToken()
let world: World
/** Gets the platform's events. */
let a: BffProcess
let b: BffProcess
beforeAll(async () => {
  world = await openWorld()
  const env = staff.env
  ;[a, b] = await Promise.all([world.start({ env }), world.start({ env, port: await freePort() })])
})
afterAll(async () => world.end())

test('a session opened at one is known at the other, and ends at both', async () => {
  const phone = await signIn(a, 'two-homes')
  const tablet = await signIn(b, 'two-homes')
  const users = await Promise.all([
    a.ask(getMe, {}, { token: tablet }),
    b.ask(getMe, {}, { token: phone }),
    b.ask(getMe, {}, { token: tablet }),
  ])
  expect(new Set(users.map(({ userId }) => userId)).size).toBe(1)

  await a.ask(logout, { body: {} }, { token: phone })
  expect((await a.call(getMe, {}, { token: phone })).code).toBe('signed_out')
  await eventually(async () => expect((await b.call(getMe, {}, { token: phone })).code).toBe('signed_out'))
  expect((await b.call(getMe, {}, { token: tablet })).status).toBe(200)

  await a.ask(logoutEverywhere, { body: {} }, { token: tablet })
  await eventually(async () => expect((await b.call(getMe, {}, { token: tablet })).code).toBe('signed_out'))
})

test('one idempotency key raced on both is one booking', async () => {
  const token = await signIn(a, 'double-tap')
  const [slot] = await freeSlots(b, 1)
  if (!slot) throw new Error('no slot')
  const key = randomUUID()
  const answers = await Promise.all(
    Array.from({ length: 8 }, async (_, n) => book(n % 2 ? a : b, slot, { token, key })),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  expect(new Set(answers.map(({ result }) => result.testDriveId)).size).toBe(1)
  expect((await b.ask(listTestDrives, {}, { token })).upcoming).toHaveLength(1)
  await eventually(async () => expect(await world.sandbox.bookings()).toHaveLength(1))
})

test('sixty people at once, one slot, both processes: its seats are given and no more', async () => {
  const [slot] = (await freeSlots(a, 30)).slice(-1)
  if (!slot) throw new Error('no slot')
  const tokens = await signInMany([a, b], 'crowd', 60)
  const answers = await Promise.all(tokens.map(async (token, n) => book(n % 2 ? a : b, slot, { token })))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(slot.free)
  const refused = answers.filter(({ status }) => status !== 201)
  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['slot_full']))
  const seats = (await world.sandbox.bookings()).length
  await eventually(async () => expect(await world.sandbox.bookings()).toHaveLength(Math.max(seats, 1 + slot.free)))
})

test('a new price that reaches one is answered by the other within two seconds, and never falls back', async () => {
  const { items } = await b.ask(listModels, { query: { limit: '1' } })
  const trimId = items[0]?.trim.trimId ?? ''
  const versionAt = async (bff: BffProcess) => (await bff.ask(getPriceHistory, { params: { trimId } })).current.version
  const seen: number[] = []
  const watching = new AbortController()
  const watch = (async () => {
    while (!watching.signal.aborted) seen.push(await versionAt(b))
  })()

  const waits: number[] = []
  const { current } = await a.ask(getPriceHistory, { params: { trimId } })
  for (let change = 1; change <= 5; change += 1) {
    await world.sandbox.change('price', { trimId, priceFen: current.priceFen - change * 10_000 })
    await eventually(async () => {
      const [latest] = await world.sandbox.list<{ deliveredAt: string | null }>('/events')
      expect(latest?.deliveredAt).not.toBeNull()
    })
    const reachedA = performance.now()
    await eventually(() => expect(seen.at(-1)).toBe(current.version + change))
    waits.push(performance.now() - reachedA)
  }
  watching.abort()
  await watch
  expect(seen).toEqual([...seen].sort((one, other) => one - other))
  expect(await versionAt(a)).toBe(current.version + 5)
  // The middle one of five: a busy machine may hold one of them up.
  expect(waits.sort((one, other) => one - other)[2]).toBeLessThan(2_000)
})

test('a switch set through one is obeyed by the other', async () => {
  const token = await signIn(b, 'switched-off')
  const [slot] = await freeSlots(b, 1)
  if (!slot) throw new Error('no slot')
  const set = async (rules: { feature: 'book'; words: string }[]) =>
    a.ask(putClientSwitches, { body: { rules } }, { token: staff.token })
  await set([{ feature: 'book', words: '预约在修，请给门店打电话' }])
  await eventually(async () => {
    const { features } = await b.ask(getClientConfig, {})
    expect(features.book).toEqual({ on: false, words: '预约在修，请给门店打电话' })
  })
  expect((await book(b, slot, { token })).code).toBe('feature_off')
  await set([])
  await eventually(async () => expect((await book(b, slot, { token })).status).toBe(201))
})

test('what runs every hour has run once, in one of the two', async () => {
  for (const job of ['housekeeping', 'account: clean up', 'test-drives: withdraw phones']) {
    const runs = async () =>
      (await a.metric('cheji_jobs_total', `"${job}"`)) + (await b.metric('cheji_jobs_total', `"${job}"`))
    await eventually(async () => expect(await runs()).toBeGreaterThan(0))
    expect([job, await runs()]).toEqual([job, 1])
  }
})

test('reminders that fall due with two processes watching are sent once', async () => {
  const free = await freeSlots(a, 40)
  const dayOf = ({ startsAt }: { startsAt: string }): string => beijingDay(new Date(startsAt))
  // All of one day: one evening before is due for all of them.
  const days = [...new Set(free.map(dayOf))].map((day) => free.filter((slot) => dayOf(slot) === day))
  const slots =
    days
      .filter(({ length }) => length >= 4)
      .at(-1)
      ?.slice(-6) ?? []
  expect(slots.length).toBeGreaterThanOrEqual(4)
  const tokens = await signInMany([a, b], 'reminded', slots.length)
  const booked: { testDriveId: string; code: string; token: string }[] = []
  for (const [index, slot] of slots.entries()) {
    const token = tokens[index] ?? ''
    const { status, result } = await book(index % 2 ? a : b, slot, { token })
    expect(status).toBe(201)
    const { testDriveId, code } = result
    await a.ask(
      acceptReminders,
      { params: { testDriveId }, body: { accepted: ['day_before'], rejected: ['two_hours_before'] } },
      { token },
    )
    // One message more than is owed: a second one would arrive, were it sent.
    const template = 'development-template-day-before'
    const accepted = { code: `dev-reminded${index}`, accepted: [template, template] }
    await world.sandbox.send('POST', '/wechat/subscriptions', accepted)
    booked.push({ testDriveId, code, token })
  }
  await Promise.all([a.kill(), b.kill()])

  const lastStart = new Date(Math.max(...slots.map(({ startsAt }) => new Date(startsAt).getTime())))
  const eveningBefore = beijingInstant(addDays(beijingDay(lastStart), -1), '18:30')
  const clockAheadMs = eveningBefore.getTime() - Date.now()
  await world.sandbox.settings({ clockOffsetMs: clockAheadMs })
  const [c, d] = await Promise.all([
    world.start({ clockAheadMs }),
    world.start({ clockAheadMs, port: await freePort() }),
  ])
  for (const [index, { testDriveId, token }] of booked.entries())
    await eventually(async () => {
      const { reminders } = await (index % 2 ? c : d).ask(getTestDrive, { params: { testDriveId } }, { token })
      expect(reminders.find(({ kind }) => kind === 'day_before')?.state).toBe('sent')
    })
  const messages = await world.sandbox.list<{ data: Record<string, string> }>('/wechat/messages')
  const codes = messages.map(({ data }) => data['character_string4'])
  expect(codes.sort()).toEqual(booked.map(({ code }) => code).sort())
})
