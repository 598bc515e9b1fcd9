import { randomUUID } from 'node:crypto'
import { eventually } from '../testing/eventually'
import type { Answer } from '../testing/http-client'
import { type TestBff, startTestBff } from '../testing/test-bff'
import { HEADERS, sign } from './contract/signing'

const SECRET = 'development-core-platform-event-secret-not-for-production'
const PATH = '/hooks/core-platform'

let bff: TestBff
beforeAll(async () => {
  bff = await startTestBff()
  await bff.sandbox.settings({ pushEvents: false })
})
afterAll(async () => {
  await bff.stop()
})

let number = 900_000
const anEvent = () => ({
  number: ++number,
  type: 'stores.changed',
  occurredAt: '2026-11-25T10:00:00+08:00',
  resourceId: '',
  version: 1,
})
const send = async (
  body: string,
  options: { secret?: string; seconds?: number; nonce?: string; sentBody?: string; omit?: string } = {},
): Promise<Answer> => {
  const { secret = SECRET, seconds = 0, nonce = randomUUID(), sentBody = body, omit = '' } = options
  const timestamp = String(Math.floor(bff.clock.now().getTime() / 1000) + seconds)
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    [HEADERS.keyId]: 'core-platform',
    [HEADERS.timestamp]: timestamp,
    [HEADERS.nonce]: nonce,
    [HEADERS.signature]: sign(secret, { method: 'POST', target: PATH, timestamp, nonce, body }),
  }
  return bff.raw(PATH, {
    method: 'POST',
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== omit)),
    body: sentBody,
  })
}
const stored = async (_id: number) =>
  bff.connection.collection<{ _id: number }>('upstream_events').countDocuments({ _id })
const counted = async (outcome: string) => bff.metric(`cheji_hooks_total{hook="core-platform",outcome="${outcome}"}`)

test('a signed event is stored before it is answered', async () => {
  const event = anEvent()
  const answer = await send(JSON.stringify(event))
  expect([answer.status, answer.text]).toEqual([204, ''])
  expect(await stored(event.number)).toBe(1)
})

test('an event that comes again under a new nonce is answered the same and stored once', async () => {
  const event = anEvent()
  const statuses = await Promise.all(Array.from({ length: 5 }, async () => (await send(JSON.stringify(event))).status))
  expect(statuses).toEqual([204, 204, 204, 204, 204])
  expect(await stored(event.number)).toBe(1)
})

test.each([
  ['forged', 'forged', { secret: 'another secret' }],
  ['tampered', 'forged', { sentBody: '{"number":1}' }],
  ['too old', 'stale', { seconds: -330 }],
  ['from the future', 'stale', { seconds: 330 }],
  ['with no nonce', 'forged', { omit: HEADERS.nonce }],
  ['with a short nonce', 'forged', { nonce: 'short' }],
  ['with no signature', 'forged', { omit: HEADERS.signature }],
  ['with no timestamp', 'forged', { omit: HEADERS.timestamp }],
])('one that is %s is refused and leaves no trace but a count', async (_, outcome, options) => {
  const event = anEvent()
  const before = await counted(outcome)
  const answer = await send(JSON.stringify(event), options)
  expect(answer.status).toBe(401)
  expect(answer.body).toMatchObject({ error: { code: 'signature_invalid' } })
  expect(await stored(event.number)).toBe(0)
  expect(await counted(outcome)).toBe(before + 1)
})

test('a replayed message is refused', async () => {
  const event = anEvent()
  const nonce = randomUUID()
  expect((await send(JSON.stringify(event), { nonce })).status).toBe(204)
  expect((await send(JSON.stringify(event), { nonce })).status).toBe(401)
  expect((await send(JSON.stringify(anEvent()), { nonce })).status).toBe(401)
})

test.each([
  ['no JSON', '{"number":'],
  ['no number', JSON.stringify({ ...anEvent(), number: 'one' })],
  ['an operator for a number', JSON.stringify({ ...anEvent(), number: { $gt: 0 } })],
])('a signed message with %s is malformed', async (_, body) => {
  const answer = await send(body)
  expect(answer.status).toBe(400)
  expect(answer.body).toMatchObject({ error: { code: 'validation_failed' } })
})

test('an event of a kind that we do not know yet is stored', async () => {
  const event = { ...anEvent(), type: 'loans.changed', note: 'new' }
  expect((await send(JSON.stringify(event))).status).toBe(204)
  expect(await stored(event.number)).toBe(1)
})

test('a large body is refused', async () => {
  expect((await send(JSON.stringify({ ...anEvent(), note: 'x'.repeat(70_000) }))).status).toBe(413)
})

describe('two processes', () => {
  let second: TestBff
  beforeAll(async () => {
    second = await startTestBff({ beside: bff, tuning: { syncIntervalMs: 600_000, pollMs: 700 } })
    await bff.sandbox.settings({ pushEvents: true })
  })
  afterAll(async () => {
    await second.stop()
  })

  const firstTrim = async (from: TestBff): Promise<{ trimId: string; priceFen: number; priceVersion: number }> => {
    const { body } = await from.get('/api/v1/catalogue/models?limit=1')
    const [item] = (body as { items: { trim: { trimId: string; priceFen: number; priceVersion: number } }[] }).items
    if (!item) throw new Error('no model')
    return item.trim
  }

  test('the other one answers with the new price after an event that reached the first, long before it would have asked by itself', async () => {
    const { trimId, priceFen } = await firstTrim(second)
    const newPriceFen = priceFen - 100_000
    await bff.sandbox.change('price', { trimId, priceFen: newPriceFen })
    await eventually(async () => {
      const { body } = await second.get(`/api/v1/catalogue/trims/${trimId}/prices`)
      expect(body).toMatchObject({ current: { priceFen: newPriceFen } })
    })
  })

  test('an older price never comes back, whatever the platform says', async () => {
    const { trimId } = await firstTrim(second)
    const prices = async (from: TestBff) => {
      const { body } = await from.get(`/api/v1/catalogue/trims/${trimId}/prices`)
      return (body as { current: { priceFen: number; version: number } }).current
    }
    await bff.sandbox.fault({ endpoint: 'core-platform GET /v1/prices', kind: 'stale' })
    const before = await prices(second)
    await bff.sandbox.heal()
    await bff.sandbox.change('price', { trimId, priceFen: before.priceFen - 100_000 })
    await eventually(async () => {
      expect((await prices(second)).version).toBe(before.version + 1)
      expect((await prices(bff)).version).toBe(before.version + 1)
    })
    const third = await startTestBff({ beside: bff })
    expect((await prices(third)).version).toBe(before.version + 1)
    await third.stop()
  })
})
