import { pathOf } from '@cheji/shared/kernel/endpoint'
import { booked, findSlots, freeSlot } from './features/test-drives/testing/booker'
import { type TestBff, startTestBff } from './testing/test-bff'
import { eventually } from './testing/eventually'
import { STAFF } from './testing/test-environment'

let bff: TestBff
beforeAll(async () => {
  bff = await startTestBff({ env: { METRICS_TOKEN: 'metrics-token-0123456789' } })
})
afterAll(async () => {
  await bff.stop()
})

/** What a body must hold to be looked at, where it cannot be empty. */
const BODIES: Readonly<Record<string, object>> = {
  'PATCH /api/v1/test-drives/:testDriveId': { slotId: 'a-store.a-model.20300101.0900' },
  'POST /api/v1/deposits/:depositId/allocation': { number: 1, answer: 'agree' },
  'POST /api/v1/deposits/:depositId/cancel': { expectedRefundFen: 0 },
  'POST /api/v1/deposits/:depositId/messages': { accepted: [], rejected: [] },
  'POST /api/v1/test-drives/:testDriveId/reminders': { accepted: [], rejected: [] },
}
const NOWHERE = '0123456789abcdef01234567'

const codeOf = ({ body }: { body: unknown }): unknown => (body as { error?: { code?: unknown } }).error?.code
/** Calls an endpoint with one id for all that its path names but an order number, which is digits. */
const call = async ({ method, path }: { method: string; path: string }, token?: string, id = NOWHERE) => {
  const names = [...path.matchAll(/:([a-zA-Z]+)/g)].map(([, name = '']) => name)
  const target = pathOf(
    { path },
    Object.fromEntries(names.map((name) => [name, name === 'outTradeNo' ? '26112900000001' : id])),
  )
  return bff.raw(target, {
    method,
    headers: {
      'idempotency-key': 'a-key-0123456789',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(method !== 'GET' && { 'content-type': 'application/json' }),
    },
    ...(method !== 'GET' && { body: JSON.stringify(BODIES[`${method} ${path}`] ?? {}) }),
  })
}
/** The endpoints of these kinds of access. */
const served = (...kinds: string[]) =>
  bff.app.router.served.map(({ endpoint }) => endpoint).filter(({ access }) => kinds.includes(access))

describe('the walk through all permissions', () => {
  test('nobody who is not signed in gets past a public endpoint', async () => {
    for (const { endpoint } of bff.app.router.served) {
      const code = codeOf(await call(endpoint))
      const refusal = endpoint.access === 'staff' ? 'staff_only' : 'signed_out'
      if (endpoint.access === 'public') expect(['signed_out', 'staff_only']).not.toContain(code)
      else expect([endpoint.method, endpoint.path, code]).toEqual([endpoint.method, endpoint.path, refusal])
    }
  })

  test('a session that was ended opens nothing any more, nor does one that never was', async () => {
    const revoked = await bff.signIn('left')
    expect((await bff.post('/api/v1/account/logout', {}, { token: revoked })).status).toBe(200)
    const closed = served('user', 'owner', 'driver')
    expect(closed.length).toBeGreaterThan(10)
    for (const token of [revoked, STAFF.token, 'x'.repeat(43)])
      for (const endpoint of closed) {
        const answer = await call(endpoint, token)
        expect([endpoint.method, endpoint.path, answer.status, codeOf(answer)]).toEqual([
          endpoint.method,
          endpoint.path,
          401,
          'signed_out',
        ])
      }
  })

  test('a user gets past no staff endpoint', async () => {
    const token = await bff.signIn('walker')
    for (const endpoint of served('staff')) expect(codeOf(await call(endpoint, token))).toBe('staff_only')
  })

  test("what is nobody's and what is another's is not found, with whatever else the request holds", async () => {
    const [owner, stranger] = [await bff.signIn('owner'), await bff.signIn('stranger')]
    const sample = await findSlots(bff)
    const body = { slotId: freeSlot(sample).slotId, modelId: sample.modelId }
    const { testDriveId } = await booked(bff, body, { token: owner })
    const owned = served('owner', 'driver')
    expect(owned.length).toBeGreaterThan(3)
    for (const id of [NOWHERE, testDriveId])
      for (const endpoint of owned) {
        const answer = await call(endpoint, stranger, id)
        expect([endpoint.path, answer.status, codeOf(answer)]).toEqual([endpoint.path, 404, 'not_found'])
      }
    const hers = await bff.get(`/api/v1/test-drives/${testDriveId}`, { token: owner })
    expect(hers.body).toMatchObject({ status: 'booked', revision: 1 })
  })
})

describe('probes', () => {
  test('say that it lives and is ready, and why', async () => {
    expect((await bff.get('/healthz')).body).toEqual({ alive: true })
    expect((await bff.get('/readyz')).body).toEqual({
      ready: true,
      checks: { mongodb: true, indexes: true, catalogue: true },
    })
  })

  test('metrics need their token and hold routes, never paths', async () => {
    for (const token of [undefined, 'wrong-token-0123456789', STAFF.token])
      expect(codeOf(await bff.get('/metrics', token ? { token } : {}))).toBe('staff_only')
    await bff.get('/api/v1/stores/a-secret-store')
    const { status, text } = await bff.get('/metrics', { token: 'metrics-token-0123456789' })
    expect(status).toBe(200)
    expect(text).toContain('route="/api/v1/stores/:storeId"')
    expect(text).toMatch(/cheji_cache_version\{resource="prices"\} \d+/)
    expect(text).toContain('cheji_outbox_documents{collection="test_drives",state="parked"} 0')
    expect(text).not.toContain('a-secret-store')
  })
})

describe('documentation', () => {
  interface Operation {
    operationId: string
    'x-access': string
    responses: Record<string, unknown>
  }
  const document = async () =>
    (await bff.get('/openapi.json')).body as {
      openapi: string
      paths: Record<string, Record<string, Operation>>
      components: { schemas: Record<string, unknown> }
    }

  test('OpenAPI has every endpoint that is served, with its access and the error body', async () => {
    const { openapi, paths } = await document()
    expect(openapi).toBe('3.1.0')
    for (const { endpoint } of bff.app.router.served) {
      const operation = paths[endpoint.path.replace(/:([a-zA-Z]+)/g, '{$1}')]?.[endpoint.method.toLowerCase()]
      expect(operation?.['x-access']).toBe(endpoint.access)
      expect(JSON.stringify(operation?.responses['default'])).toContain('#/components/schemas/Error')
      expect(operation?.responses).toHaveProperty(endpoint.creates ? '201' : '200')
    }
  })

  test('a client can be made from it: operation ids differ and every reference leads somewhere', async () => {
    const whole = await document()
    const ids = Object.values(whole.paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId))
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, name] of JSON.stringify(whole).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g))
      expect(whole.components.schemas).toHaveProperty(name ?? '')
  })

  test('the page asks no other host for anything', async () => {
    const page = await bff.get('/docs')
    expect(page.status).toBe(200)
    expect(page.text).not.toMatch(/https?:\/\//)
    expect(page.headers.get('content-security-policy')).toContain("connect-src 'self'")
    for (const [, address = ''] of page.text.matchAll(/(?:src|href)="([^"]+)"/g))
      expect((await bff.get(address)).status).toBe(200)
    expect((await bff.get('/docs/package.json')).status).toBe(404)
    expect((await bff.get('/docs/..%2Fpackage.json')).status).toBe(404)
  })
})

test('pictures are served by the names of the manifest alone', async () => {
  for (const file of ['manifest.json', '..%2Fmain.js', '%2Fetc%2Fpasswd', 'nothing.webp'])
    expect((await bff.get(`/assets/${file}`)).status).toBe(404)
})

test('staff see what is parked and send it again, and it is recorded who did', async () => {
  const parkedAt = new Date()
  const id = '0b9cf2d4-8a44-4a0e-9d4e-1f5a1c9d2e11'
  const entry = {
    id,
    seq: 1,
    kind: 'unheard-of',
    body: {},
    token: 3,
    failures: 20,
    parkedAt,
    lastError: 'why',
    visibleAt: new Date('9999-12-31T00:00:00Z'),
  }
  await bff.connection.collection('test_drives').insertOne({ active: false, outbox: [entry] })
  const { token } = STAFF
  const listed = await bff.get('/api/v1/staff/outbox/parked', { token })
  expect(listed.body).toMatchObject({
    items: [{ entryId: id, collection: 'test_drives', lastError: 'why', failures: 20 }],
  })
  expect((await bff.post(`/api/v1/staff/outbox/parked/${id}/retry`, {}, { token })).body).toEqual({ done: true })
  await eventually(async () => {
    const { body } = await bff.get('/api/v1/staff/outbox/parked', { token })
    expect(body).toMatchObject({ items: [{ entryId: id, failures: 1, lastError: 'nothing delivers unheard-of' }] })
  })
  const unknown = await bff.post(
    '/api/v1/staff/outbox/parked/11111111-1111-4111-8111-111111111111/retry',
    {},
    { token },
  )
  expect(codeOf(unknown)).toBe('not_found')
  const calls = await bff.connection.collection('staff_calls').find().toArray()
  expect(calls[0]).toMatchObject({ name: 'tester', method: 'GET', route: '/api/v1/staff/outbox/parked' })
})

describe('with the platform down', () => {
  afterEach(async () => bff.sandbox.heal())

  test('a start without a snapshot is not ready, and becomes so by itself when the platform is back', async () => {
    const fresh = await startTestBff({
      untilReady: false,
      beforeStart: async (sandbox) => sandbox.fault({ endpoint: 'core-platform *', kind: 'status', value: 503 }),
      tuning: { corePlatform: { halfOpenAfterMs: 100 } },
    })
    const notReady = await fresh.get('/readyz')
    expect([notReady.status, notReady.headers.get('retry-after')]).toEqual([503, '1'])
    expect(notReady.body).toMatchObject({ ready: false, checks: { mongodb: true, indexes: true, catalogue: false } })
    expect(codeOf(await fresh.get('/api/v1/catalogue/models'))).toBe('warming_up')
    await fresh.sandbox.heal()
    await eventually(async () => {
      expect((await fresh.get('/readyz')).status).toBe(200)
    })
    await fresh.stop()
  })

  test('a restart serves the last good snapshot and says when it is stale', async () => {
    await bff.sandbox.fault({ endpoint: 'core-platform *', kind: 'status', value: 503 })
    const restarted = await startTestBff({ beside: bff })
    const list = async () => (await restarted.get('/api/v1/catalogue/models')).body as { total: number; stale: boolean }
    await bff.clock.advance(61_000)
    expect(await list()).toMatchObject({ stale: true })
    expect((await list()).total).toBeGreaterThan(10)
    await restarted.stop()
  })
})
