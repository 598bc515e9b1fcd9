import { pathOf } from '@cheji/shared/kernel/endpoint'
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

const codeOf = ({ body }: { body: unknown }): unknown => (body as { error?: { code?: unknown } }).error?.code
/** Calls an endpoint with ids that exist nowhere and an empty body. */
const call = async ({ method, path }: { method: string; path: string }, token?: string) => {
  const names = [...path.matchAll(/:([a-zA-Z]+)/g)].map(([, name = '']) => name)
  const target = pathOf({ path }, Object.fromEntries(names.map((name) => [name, '0123456789abcdef01234567'])))
  return bff.raw(target, {
    method,
    headers: {
      'idempotency-key': 'a-key-0123456789',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(method !== 'GET' && { 'content-type': 'application/json' }),
    },
    ...(method !== 'GET' && { body: '{}' }),
  })
}

describe('the walk through all permissions', () => {
  test('nobody who is not signed in gets past a public endpoint', async () => {
    for (const { endpoint } of bff.app.router.served) {
      const code = codeOf(await call(endpoint))
      const refusal = endpoint.access === 'staff' ? 'staff_only' : 'signed_out'
      if (endpoint.access === 'public') expect(['signed_out', 'staff_only']).not.toContain(code)
      else expect([endpoint.method, endpoint.path, code]).toEqual([endpoint.method, endpoint.path, refusal])
    }
  })

  test('a user gets past no staff endpoint, and what is owned by nobody is not found', async () => {
    const token = await bff.signIn('walker')
    const owned = bff.app.router.served.filter(
      ({ endpoint }) => endpoint.access === 'owner' || endpoint.access === 'staff',
    )
    expect(owned.length).toBeGreaterThan(3)
    for (const { endpoint, schemas } of owned) {
      const code = codeOf(await call(endpoint, token))
      // Some bodies cannot be empty: that is said before anything is looked for.
      const wanted =
        endpoint.access === 'staff' ? ['staff_only'] : ['not_found', ...(schemas.body ? ['validation_failed'] : [])]
      expect([endpoint.path, wanted.includes(String(code))]).toEqual([endpoint.path, true])
    }
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
