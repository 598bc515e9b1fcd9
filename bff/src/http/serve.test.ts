import { endpoint } from '@cheji/shared/kernel/endpoint'
import { ERROR_MESSAGES } from '@cheji/shared/kernel/errors'
import { z } from 'zod'
import { type TestEdge, USER_TOKEN, startTestEdge } from '../testing/test-edge'
import { STAFF } from '../testing/test-environment'
import { ApiError } from './api-error'
import { type ApiRouter, serve } from './serve'

const Echo = z.object({ got: z.unknown() })
const find = {
  params: z.strictObject({ thingId: z.string().regex(/^[a-z0-9-]{1,20}$/) }),
  query: z.strictObject({
    price: z.string().regex(/^\d+$/).transform(Number).optional(),
    q: z.string().max(40).optional(),
  }),
  result: Echo,
}
const make = {
  body: z.strictObject({ name: z.string().max(40), parts: z.array(z.strictObject({ n: z.int() })).optional() }),
  result: Echo,
}
const plain = { result: z.object({ ok: z.boolean() }) }

const routes = (router: ApiRouter): void => {
  serve(router, endpoint<typeof find>('GET', '/things/:thingId', 'public'), find, ({ params, query }) => ({
    got: { ...params, ...query },
  }))
  serve(router, endpoint<typeof plain>('GET', '/things/special', 'public'), plain, () => ({ ok: true }))
  serve(router, endpoint<typeof make>('POST', '/things', 'user', { creates: true }), make, (call) => ({
    got: { body: call.body, user: call.user.userId, ...call.idempotency },
  }))
  serve(router, endpoint<typeof make>('PATCH', '/things', 'public'), make, ({ body }) => ({ got: body }))
  serve(router, endpoint<typeof plain>('DELETE', '/things', 'owner'), plain, () => ({ ok: true }))
  serve(router, endpoint<typeof plain>('GET', '/staff/things', 'staff'), plain, ({ staff }) => ({
    ok: staff === STAFF.name,
  }))
  serve(router, endpoint<typeof plain>('GET', '/broken/missing', 'public'), plain, () => ({}) as { ok: boolean })
  serve(router, endpoint<typeof plain>('GET', '/broken/leaking', 'public'), plain, () => {
    const leaking = { ok: true, phone: '13812342086' }
    return leaking
  })
  serve(router, endpoint<typeof plain>('GET', '/broken/thrown', 'public'), plain, () => {
    throw new Error('secret detail of 13812342086')
  })
  serve(router, endpoint<typeof plain>('GET', '/full', 'public'), plain, () => {
    throw new ApiError('slot_full', { details: { nearest: ['10:20'] }, retryAfterS: 7 })
  })
}

let edge: TestEdge
beforeAll(async () => {
  edge = await startTestEdge({ routes, minimumClientVersion: '0.0.5' })
})
afterAll(async () => {
  await edge.close()
})

const codeOf = ({ body }: { body: unknown }): string => (body as { error: { code: string } }).error.code
const detailsOf = ({ body }: { body: unknown }): unknown => (body as { error: { details?: unknown } }).error.details
const json = { 'content-type': 'application/json' }

describe('answers', () => {
  test('carry what the handler returns, with an id and the headers that browsers need', async () => {
    const answer = await edge.get('/api/v1/things/a-1?price=5&q=%E6%B5%B7%E9%B8%A5+mini')
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ got: { thingId: 'a-1', price: 5, q: '海鸥 mini' } })
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test('prefer a static path to one with parameters, whatever came first', async () => {
    expect((await edge.get('/api/v1/things/special')).body).toEqual({ ok: true })
  })

  test('that break their contract are a fault of ours, not the caller’s news', async () => {
    for (const path of ['missing', 'leaking', 'thrown']) {
      const answer = await edge.get(`/api/v1/broken/${path}`)
      expect(answer.status).toBe(500)
      expect(codeOf(answer)).toBe('internal')
      expect(answer.text).not.toMatch(/secret|138/)
    }
    expect(edge.logs.join('')).not.toContain('13812342086')
    expect(edge.logs.join('')).toContain('secret detail of 138****2086')
  })

  test('of a refusal have code, words, request id, details and Retry-After', async () => {
    const answer = await edge.get('/api/v1/full')
    expect(answer.status).toBe(409)
    expect(answer.headers.get('retry-after')).toBe('7')
    expect(answer.body).toEqual({
      error: {
        code: 'slot_full',
        message: ERROR_MESSAGES.slot_full,
        requestId: answer.headers.get('x-request-id'),
        details: { nearest: ['10:20'] },
      },
    })
  })

  test('of HEAD have no body', async () => {
    const answer = await edge.raw('/api/v1/things/special', { method: 'HEAD' })
    expect([answer.status, answer.text]).toEqual([200, ''])
  })
})

describe('hostile input', () => {
  test.each([
    ['an operator in the query', '?price[$gt]=', 'price[$gt]'],
    ['an unknown field', '?colour=red', 'colour'],
    ['a prototype', '?__proto__=1', '__proto__'],
    ['a constructor', '?constructor.prototype=1', 'constructor.prototype'],
    ['a repeated parameter', '?price=1&price=2', 'price'],
    ['a repeated parameter in brackets', '?price[]=1', 'price[]'],
    ['a wrong type', '?price=cheap', 'price'],
    ['a text that is too long', `?q=${'x'.repeat(41)}`, 'q'],
  ])('%s is refused by name', async (_, query, path) => {
    const answer = await edge.get(`/api/v1/things/a${query}`)
    expect(answer.status).toBe(400)
    expect(codeOf(answer)).toBe('validation_failed')
    expect(detailsOf(answer)).toEqual([expect.objectContaining({ in: 'query', path })])
  })

  test.each([
    ['path', '/api/v1/things/%ff'],
    ['path with half an escape', '/api/v1/things/%e6%b5'],
    ['query', '/api/v1/things/a?q=%ff'],
    ['query with no escape', '/api/v1/things/a?q=%zz'],
  ])('bad UTF-8 in the %s is invalid_encoding', async (_, path) => {
    const answer = await edge.get(path)
    expect([answer.status, codeOf(answer)]).toEqual([400, 'invalid_encoding'])
  })

  test('a path parameter that cannot be is not found', async () => {
    for (const id of ['A', 'a%2F..%2Fb', '%7B%22$gt%22:1%7D', 'x'.repeat(21)])
      expect((await edge.get(`/api/v1/things/${id}`)).status).toBe(404)
  })

  const patch = async (body: string | Buffer, headers: Record<string, string> = json) =>
    edge.raw('/api/v1/things', { method: 'PATCH', headers, body })

  test.each([
    ['half of a JSON text', '{"name":', 400, 'malformed_json'],
    ['no JSON', 'name=x', 400, 'malformed_json'],
    ['an array', '[]', 400, 'validation_failed'],
    ['null', 'null', 400, 'validation_failed'],
    ['a number', '7', 400, 'validation_failed'],
    ['an operator for a text', '{"name":{"$gt":""}}', 400, 'validation_failed'],
    ['an unknown field', '{"name":"x","admin":true}', 400, 'validation_failed'],
    ['a prototype', '{"name":"x","__proto__":{"admin":true}}', 400, 'validation_failed'],
    ['half a character', '{"name":"\\ud800"}', 400, 'invalid_encoding'],
    ['deep nesting', '['.repeat(30_000), 400, 'malformed_json'],
    ['a body above 64 kB', JSON.stringify({ name: 'x'.repeat(70_000) }), 413, 'body_too_large'],
  ])('%s is refused', async (_, body, status, code) => {
    const answer = await patch(body)
    expect([answer.status, codeOf(answer)]).toEqual([status, code])
    expect((Object.prototype as { admin?: boolean }).admin).toBeUndefined()
  })

  test('null for an object names the body', async () => {
    expect(detailsOf(await patch('null'))).toEqual([{ in: 'body', path: '', code: 'invalid_type' }])
  })

  test('a whole character by escapes, and a backslash of the text itself, are fine', async () => {
    const answer = await patch('{"name":"\\ud83d\\ude97 \\\\ud800"}')
    expect(answer.body).toEqual({ got: { name: '🚗 \\ud800' } })
  })

  test('bytes that are no UTF-8 are invalid_encoding', async () => {
    const answer = await patch(Buffer.from([0x7b, 0x22, 0x6e, 0xff, 0xfe, 0x22, 0x7d]))
    expect([answer.status, codeOf(answer)]).toEqual([400, 'invalid_encoding'])
  })

  test('a body in chunks above 64 kB is cut off', async () => {
    const chunks = new ReadableStream({
      pull: (controller) => {
        controller.enqueue(Buffer.alloc(16_384, 120))
      },
    })
    const sent = fetch(`${edge.url}/api/v1/things`, { method: 'PATCH', headers: json, body: chunks, duplex: 'half' })
    const status = await sent.then(
      (answer) => answer.status,
      () => 413,
    )
    expect(status).toBe(413)
  })

  test.each([
    [{ 'content-type': 'text/plain' }],
    [{ 'content-type': 'application/x-www-form-urlencoded' }],
    [{ 'content-type': 'application/json; charset=gbk' }],
    [{ ...json, 'content-encoding': 'gzip' }],
  ])('%p is an unsupported media type', async (headers) => {
    const answer = await patch('{"name":"x"}', headers)
    expect([answer.status, codeOf(answer)]).toEqual([415, 'unsupported_media_type'])
  })

  test('a body where none is expected is refused, an empty object is not', async () => {
    const token = USER_TOKEN
    const headers = { ...json, authorization: `Bearer ${token}` }
    const refused = await edge.raw('/api/v1/things', { method: 'DELETE', headers, body: '{"all":true}' })
    expect(codeOf(refused)).toBe('validation_failed')
    expect((await edge.raw('/api/v1/things', { method: 'DELETE', headers, body: '{}' })).status).toBe(200)
    expect((await edge.delete('/api/v1/things', { token })).status).toBe(200)
  })

  test('an unknown path is 404, a wrong method 405 with what is allowed', async () => {
    expect(codeOf(await edge.get('/api/v1/nothing'))).toBe('not_found')
    expect(codeOf(await edge.get('/../../etc/passwd'))).toBe('not_found')
    const answer = await edge.put('/api/v1/things', {})
    expect([answer.status, codeOf(answer)]).toEqual([405, 'method_not_allowed'])
    expect(answer.headers.get('allow')).toContain('PATCH')
  })
})

describe('access', () => {
  test.each([undefined, 'wrong-token-0123456789', "' or 1=1 --", 'x'])('%p is not signed in', async (token) => {
    const answer = await edge.delete('/api/v1/things', token === undefined ? {} : { token })
    expect([answer.status, codeOf(answer)]).toEqual([401, 'signed_out'])
  })

  test('what is no token is never looked up', async () => {
    edge.lookUps.length = 0
    await edge.delete('/api/v1/things', { token: 'x' })
    await edge.delete('/api/v1/things', { headers: { authorization: `Basic ${USER_TOKEN}` } })
    expect(edge.lookUps).toEqual([])
  })

  test('staff need a staff token, and each use is recorded', async () => {
    for (const token of [USER_TOKEN, 'wrong-token-0123456789'])
      expect(codeOf(await edge.get('/api/v1/staff/things', { token }))).toBe('staff_only')
    expect(edge.staffCalls).toEqual([])
    expect((await edge.get('/api/v1/staff/things', { token: STAFF.token })).body).toEqual({ ok: true })
    expect(edge.staffCalls).toEqual(['tester GET /api/v1/staff/things'])
  })

  test('a staff token is no session', async () => {
    expect(codeOf(await edge.delete('/api/v1/things', { token: STAFF.token }))).toBe('signed_out')
  })
})

describe('creating', () => {
  const body = { name: 'x' }
  const token = USER_TOKEN

  test.each([null, '', 'short', 'x'.repeat(65), 'with space 0123456789'])(
    'needs a proper key: %p is none',
    async (key) => {
      const answer = await edge.post('/api/v1/things', body, { token, key })
      expect([answer.status, codeOf(answer)]).toEqual([400, 'idempotency_key_required'])
    },
  )

  test('answers 201 and tells the same body from another', async () => {
    const key = 'k'.repeat(16)
    const [first, second, other] = await Promise.all([
      edge.post('/api/v1/things', body, { token, key }),
      edge.raw('/api/v1/things', {
        method: 'POST',
        headers: { ...json, authorization: `Bearer ${token}`, 'idempotency-key': key },
        body: '{ "name" : "x" }',
      }),
      edge.post('/api/v1/things', { name: 'y' }, { token, key }),
    ])
    expect([first.status, second.status]).toEqual([201, 201])
    const hashes = [first, second, other].map((answer) => (answer.body as { got: { bodyHash: string } }).got.bodyHash)
    expect(hashes[0]).toBe(hashes[1])
    expect(hashes[0]).not.toBe(hashes[2])
    expect(first.body).toMatchObject({ got: { route: '/api/v1/things', key, user: '64b7f0c2a1b2c3d4e5f60718' } })
  })

  test('access comes before the key', async () => {
    expect(codeOf(await edge.post('/api/v1/things', body, { key: null }))).toBe('signed_out')
  })
})

describe('client versions', () => {
  const send = async (version: string, body: object, query = '') =>
    edge.patch(`/api/v1/things${query}`, body, { headers: { 'x-client-version': version } })
  const grown = { name: 'x', wish: 'red', parts: [{ n: 1, note: 'new' }, { n: 2 }] }

  test('fields of a newer contract are dropped for newer clients, wherever they stand', async () => {
    const answer = await send('99.0.0', grown, '?trace=1')
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ got: { name: 'x', parts: [{ n: 1 }, { n: 2 }] } })
  })

  test('a newer client is still held to what we know', async () => {
    expect(codeOf(await send('99.0.0', { ...grown, name: 7 }))).toBe('validation_failed')
  })

  test.each(['0.1.0', '0.0.9', 'newest', ''])('fields are refused from version %p', async (version) => {
    expect(codeOf(await send(version, grown))).toBe('validation_failed')
  })

  test('a client below the minimum is told so in words', async () => {
    const answer = await send('0.0.4', { name: 'x' })
    expect([answer.status, codeOf(answer)]).toEqual([426, 'client_too_old'])
    expect((answer.body as { error: { message: string } }).error.message).toContain('更新')
    expect(detailsOf(answer)).toEqual({ minimumClientVersion: '0.0.5' })
  })
})
