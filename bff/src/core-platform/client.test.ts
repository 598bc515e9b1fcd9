import { createLogger } from '../infrastructure/logging'
import { type Metrics, createMetrics } from '../infrastructure/metrics'
import { systemRandom } from '../infrastructure/random'
import { eventually } from '../testing/eventually'
import { type TinyUpstream, drop, hang, json, startTinyUpstream, text } from '../testing/tiny-upstream'
import { type CorePlatform, type CorePlatformOptions, createCorePlatform } from './client'
import { HEADERS, signatureMatches } from './contract/signing'
import { UpstreamRejected, UpstreamUnavailable } from '../infrastructure/upstream-errors'

const SECRET = 'a-secret-of-the-platform'
const noStock = { version: 3, asOf: '2026-11-25T10:00:00+08:00', full: false, stock: [] }
const booking = {
  revision: 1,
  status: 'booked',
  storeId: 's1',
  modelId: 'm1',
  trimId: null,
  slotId: 'slot-1',
  startsAt: '2026-11-26T10:00:00+08:00',
  endsAt: '2026-11-26T10:30:00+08:00',
  code: '123456',
  contact: 'call',
  phone: null,
} as const

let upstream: TinyUpstream
let metrics: Metrics
const clients: CorePlatform[] = []
beforeEach(async () => {
  upstream = await startTinyUpstream()
  metrics = createMetrics()
})
afterEach(async () => {
  await upstream.close()
  await Promise.all(clients.splice(0).map(async (client) => client.close()))
})

const connect = (options: Partial<CorePlatformOptions> = {}): CorePlatform => {
  const client = createCorePlatform({
    url: upstream.url,
    keyId: 'key-1',
    secret: SECRET,
    clock: () => new Date('2026-11-25T02:00:00Z'),
    random: systemRandom,
    log: createLogger({ level: 'silent', write: () => undefined }),
    metrics,
    firstBackoffMs: 1,
    ...options,
  })
  clients.push(client)
  return client
}
const reasonOf = async (call: Promise<unknown>): Promise<string> => {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof UpstreamUnavailable ? error.reason : String(error)
}
const metric = async (line: string): Promise<number> => {
  const found = (await metrics.registry.metrics()).split('\n').find((candidate) => candidate.startsWith(`${line} `))
  return Number(found?.slice(line.length) ?? 0)
}

test('signs what it sends, over path, query and body', async () => {
  upstream.answerWith(json(noStock), json({ reference: 'r1', revision: 1, status: 'booked' }))
  const client = connect()
  await client.stock(2)
  await client.putTestDrive('r1', booking, 'key-of-the-booking-1', '7K2M9QXA')
  for (const { method, target, headers, body } of upstream.received) {
    const [timestamp, nonce, signature] = [HEADERS.timestamp, HEADERS.nonce, HEADERS.signature].map((name) =>
      String(headers[name]),
    )
    const parts = { method, target, timestamp: timestamp ?? '', nonce: nonce ?? '', body }
    expect(signatureMatches(SECRET, parts, signature ?? '')).toBe(true)
    expect(timestamp).toBe(String(Date.parse('2026-11-25T02:00:00Z') / 1000))
  }
  const [read, write] = upstream.received
  expect(read?.target).toBe('/base/v1/stock?updatedSince=2')
  expect(write).toMatchObject({
    method: 'PUT',
    target: '/base/v1/test-drives/r1',
    headers: { 'idempotency-key': 'key-of-the-booking-1', 'x-request-id': '7K2M9QXA' },
  })
  expect(read?.headers[HEADERS.nonce]).not.toBe(write?.headers[HEADERS.nonce])
})

test.each([
  ['a lost connection', drop],
  ['a server error', text('oops', 500)],
  ['a request to slow down', json({ code: 'slow', message: '' }, 429)],
  ['half of a JSON text', text('{"version":3')],
  ['an answer that breaks the contract', json({ ...noStock, version: 'three' })],
])('%s is tried again', async (_, fault) => {
  upstream.answerWith(fault, json(noStock))
  expect(await connect().stock()).toEqual(noStock)
  expect(upstream.received).toHaveLength(2)
  expect(await metric('cheji_upstream_retries_total{upstream="core-platform",operation="stock"}')).toBe(1)
})

test('a write is repeated with the same key', async () => {
  upstream.answerWith(drop, json({ reference: 'r1', revision: 1, status: 'booked' }))
  await connect().putTestDrive('r1', booking, 'key-of-the-booking-1')
  expect(upstream.received.map(({ headers }) => headers['idempotency-key'])).toEqual(
    Array(2).fill('key-of-the-booking-1'),
  )
  expect(upstream.received[0]?.body).toBe(upstream.received[1]?.body)
})

test('a refusal is not tried again and keeps its code', async () => {
  upstream.answerWith(json({ code: 'store_not_found', message: 'no such store' }, 404))
  await expect(connect().slots('s9')).rejects.toEqual(new UpstreamRejected(404, 'store_not_found'))
  expect(upstream.received).toHaveLength(1)
})

test('an attempt that hangs is cut, and the whole ends by its deadline', async () => {
  upstream.answerWith(hang)
  expect(await reasonOf(connect({ attemptMs: 500, retries: 1 }).stock())).toBe('deadline')
  expect(upstream.received).toHaveLength(2)
  expect(await reasonOf(connect({ attemptMs: 60_000, deadlineMs: 100 }).prices())).toBe('deadline')
})

test('the breaker opens after failures in a row, refuses at once, and closes again when the platform is back', async () => {
  upstream.answerWith(text('', 500))
  const client = connect({ retries: 0, breakAfter: 3, halfOpenAfterMs: 1_500 })
  const open = 'cheji_upstream_breaker_open{upstream="core-platform"}'
  for (let count = 0; count < 3; count++) expect(await reasonOf(client.stock())).toBe('server_error')
  expect(await metric(open)).toBe(1)
  expect(await reasonOf(client.stock())).toBe('breaker_open')
  expect(upstream.received).toHaveLength(3)

  upstream.answerWith(json(noStock))
  await eventually(async () => {
    expect(await client.stock()).toEqual(noStock)
  })
  expect(await metric(open)).toBe(0)
})

test('refusals and requests to slow down do not open the breaker', async () => {
  upstream.answerWith(json({ code: 'no', message: '' }, 404), json({ code: 'slow', message: '' }, 429))
  const client = connect({ retries: 0, breakAfter: 2 })
  await expect(client.slots('s9')).rejects.toBeInstanceOf(UpstreamRejected)
  for (let count = 0; count < 4; count++) expect(await reasonOf(client.stock())).toBe('throttled')
})

test('reads of the same at the same time share one call; what differs does not', async () => {
  upstream.answerWith(json(noStock))
  const client = connect()
  const answers = await Promise.all([client.stock(1), client.stock(1), client.stock(1), client.stock(2)])
  expect(answers).toHaveLength(4)
  expect(upstream.received.map(({ target }) => target).sort()).toEqual([
    '/base/v1/stock?updatedSince=1',
    '/base/v1/stock?updatedSince=2',
  ])
  expect(await metric('cheji_upstream_shared_reads_total{upstream="core-platform",operation="stock"}')).toBe(2)
  await client.stock(1)
  expect(upstream.received).toHaveLength(3)
})

test('beyond the bulkhead calls are refused instead of queued for ever', async () => {
  upstream.answerWith(hang)
  const client = connect({ concurrent: 1, queued: 1, attemptMs: 80, retries: 0 })
  const reasons = await Promise.all([1, 2, 3].map(async (since) => reasonOf(client.stock(since))))
  expect(reasons.sort()).toEqual(['deadline', 'deadline', 'overloaded'])
})

test('what the platform has grown is taken, and counted', async () => {
  const store = {
    id: 's1',
    nameZh: '门店',
    kind: 'hologram',
    adcode: '321322',
    address: '路',
    coordinates: { system: 'GCJ-02', lat: 34, lng: 118, altitude: 3 },
    phone: '0527',
    hours: { weekday: null, weekend: null },
    calendar: [],
    abilities: ['test_drive', 'teleport'],
    testDriveModelIds: [],
    consultants: [],
    notes: [],
    isTest: false,
    rating: 5,
  }
  upstream.answerWith(json({ ...noStock, stores: [store], removedStoreIds: [], region: 'all' }))
  const { stores } = await connect().stores()
  expect(stores[0]).toMatchObject({ kind: 'unknown', abilities: ['test_drive', 'unknown'] })
  const labels = '{upstream="core-platform",operation="stores"}'
  expect(await metric(`cheji_upstream_unknown_values_total${labels}`)).toBe(2)
  // altitude, rating, region, and stock, which is no part of this answer.
  expect(await metric(`cheji_upstream_unknown_fields_total${labels}`)).toBe(4)
})

test('each call is counted by what became of it', async () => {
  upstream.answerWith(json(noStock), json({ code: 'x', message: '' }, 404), text('', 500))
  const client = connect({ retries: 0 })
  await client.stock()
  await reasonOf(client.stock())
  await reasonOf(client.stock())
  for (const outcome of ['ok', 'rejected', 'server_error'])
    expect(
      await metric(
        `cheji_upstream_call_seconds_count{upstream="core-platform",operation="stock",outcome="${outcome}"}`,
      ),
    ).toBe(1)
})
