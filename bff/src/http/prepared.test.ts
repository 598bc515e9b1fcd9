import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { request } from 'node:http'
import { type TestBff, startTestBff } from '../testing/test-bff'

const LIST = '/api/v1/catalogue/models'
const TARGETS = [
  LIST,
  `${LIST}?brands=wuling&fastCharge=true`,
  `${LIST}/wuling-binguo`,
  '/api/v1/catalogue/trims/wuling-binguo-203/prices',
]

let bff: TestBff
beforeAll(async () => {
  bff = await startTestBff()
})
afterAll(async () => {
  await bff.stop()
})

/** The bytes as they travel: fetch would unpack them. */
const travel = async (target: string, headers: Record<string, string> = {}, method = 'GET', url = bff.url) =>
  new Promise<{ status: number; headers: Record<string, unknown>; bytes: Buffer }>((resolve, reject) => {
    request(url + target, { method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks) })
      })
    })
      .on('error', reject)
      .end()
  })

describe.each(TARGETS)('%s', (target) => {
  test('says the same in each encoding, with the length of what travels', async () => {
    const [plain, gzip, br] = await Promise.all(
      ['identity', 'gzip', 'gzip, deflate, br'].map(async (encoding) =>
        travel(target, { 'accept-encoding': encoding }),
      ),
    )
    if (!plain || !gzip || !br) throw new Error('no answer')
    expect([plain, gzip, br].map(({ status }) => status)).toEqual([200, 200, 200])
    expect([plain, gzip, br].map(({ headers }) => headers['content-encoding'])).toEqual(
      plain.bytes.length < 1024 ? [undefined, undefined, undefined] : [undefined, 'gzip', 'br'],
    )
    for (const { headers, bytes } of [plain, gzip, br]) expect(headers['content-length']).toBe(String(bytes.length))
    const unpacked = [gzip, br].map(({ headers, bytes }) =>
      headers['content-encoding'] === 'br'
        ? brotliDecompressSync(bytes)
        : headers['content-encoding'] === 'gzip'
          ? gunzipSync(bytes)
          : bytes,
    )
    for (const bytes of unpacked) expect(bytes.equals(plain.bytes)).toBe(true)
    expect(new Set([plain, gzip, br].map(({ headers }) => headers['etag'])).size).toBe(1)
  })

  test('is a 304 for whoever has it, without a body and with its age', async () => {
    const { headers } = await travel(target)
    const etag = String(headers['etag'])
    for (const tags of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*']) {
      const again = await travel(target, { 'if-none-match': tags })
      expect(again).toMatchObject({
        status: 304,
        headers: { etag, 'x-as-of': headers['x-as-of'], vary: 'Accept-Encoding' },
      })
      expect(again.bytes).toHaveLength(0)
      expect(again.headers).not.toHaveProperty('content-type')
    }
    expect((await travel(target, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  test('does every duty', async () => {
    const first = await travel(target)
    expect(first.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'public, no-cache',
      'content-type': 'application/json; charset=utf-8',
    })
    expect(first.headers['x-request-id']).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
    expect((await travel(target)).headers['x-request-id']).not.toBe(first.headers['x-request-id'])
    const line = bff.logs.find((text) => text.includes(String(first.headers['x-request-id'])))
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      method: 'GET',
      status: 200,
      route: expect.stringMatching(/^\/api\/v1\/catalogue\//) as string,
    })
    expect(line).not.toContain('wuling')
  })

  test('answers HEAD with its headers only', async () => {
    const [get, head] = await Promise.all([travel(target), travel(target, {}, 'HEAD')])
    expect(head.status).toBe(200)
    expect(head.bytes).toHaveLength(0)
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
  })
})

test.each([
  ['br;q=0, gzip', 'gzip'],
  ['gzip;q=0, br;q=0', undefined],
  ['BR', 'br'],
  ['brotli', undefined],
  ['*', undefined],
  ['x-br, xgzip', undefined],
])('Accept-Encoding %s takes %s', async (accepted, encoding) => {
  const { headers } = await travel(LIST, { 'accept-encoding': accepted })
  expect(headers['content-encoding']).toBe(encoding)
})

test('a request is counted under its pattern', async () => {
  const line = 'cheji_http_request_seconds_count{method="GET",route="/api/v1/catalogue/models/:modelId",status="200"}'
  const before = await bff.metric(line)
  await travel(`${LIST}/byd-seagull`)
  expect(await bff.metric(line)).toBe(before + 1)
})

test('a version that is too old and an address that asks too often are refused as everywhere', async () => {
  const strict = await startTestBff({
    beside: bff,
    env: { MINIMUM_CLIENT_VERSION: '1.2.0', ADDRESS_REQUESTS_PER_MINUTE: '20' },
  })
  try {
    const old = await travel(LIST, { 'x-client-version': '1.1.9' }, 'GET', strict.url)
    expect(old.status).toBe(426)
    expect(JSON.parse(old.bytes.toString())).toMatchObject({ error: { code: 'client_too_old' } })
    expect((await travel(LIST, { 'x-client-version': '1.2.0' }, 'GET', strict.url)).status).toBe(200)
    const answers = await Promise.all(Array.from({ length: 30 }, async () => travel(LIST, {}, 'GET', strict.url)))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]?.headers['retry-after']).toMatch(/^\d+$/)
    expect(JSON.parse(refused[0]?.bytes.toString() ?? '{}')).toMatchObject({ error: { code: 'rate_limited' } })
  } finally {
    await strict.stop()
  }
})

test('what is prepared and what Koa answers say the same', async () => {
  const prepared = await bff.get(`${LIST}?brands=byd`)
  // A filter that is not known yet, from a newer client, is left to Koa.
  const byKoa = await bff.get(`${LIST}?brands=byd&later=1`, { headers: { 'x-client-version': '99.0.0' } })
  expect(prepared.headers.get('etag')).not.toBeNull()
  expect(byKoa.headers.get('etag')).toBeNull()
  expect(byKoa.body).toEqual({ ...(prepared.body as object), asOf: (byKoa.body as { asOf: string }).asOf })
})
