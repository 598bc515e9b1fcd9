import { request as httpRequest } from 'node:http'
import { type TestSandbox, startTestSandbox } from '../testing/test-sandbox'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(async () => sandbox.stop())
beforeEach(async () => {
  await sandbox.control('POST', '/reset')
})

const status = async (path: string, headers: Record<string, string> = {}, method = 'GET', body?: string) =>
  (await fetch(`${sandbox.url}${path}`, { method, headers, redirect: 'manual', ...(body !== undefined && { body }) }))
    .status

test('the state of everything', async () => {
  await sandbox.upstream('GET', '/v1/stock')
  expect(await sandbox.control('GET', '/status')).toMatchObject({
    systems: [
      { name: 'core-platform', lastRequest: { endpoint: 'core-platform GET /v1/stock', status: 200 } },
      { name: 'wechat', faults: 0, lastRequest: null },
      { name: 'wechat-pay', faults: 0, lastRequest: null },
      { name: 'sms' },
    ],
    corePlatform: { counts: { models: 37, testDrives: 0 }, events: { undelivered: 0 } },
  })
})

test('settings change and go back at a reset, except those it is given', async () => {
  await sandbox.control('PATCH', '/settings', { bffUrl: 'http://127.0.0.1:9', confirmAfterMs: 1 })
  expect(await sandbox.control('GET', '/settings')).toMatchObject({ confirmAfterMs: 1, autoConfirm: false })
  const after = await sandbox.control('POST', '/reset', { settings: { confirmAfterMs: 2 } })
  expect(after).toMatchObject({ bffUrl: null, confirmAfterMs: 2 })
  await expect(sandbox.control('PATCH', '/settings', { bffUrl: 'ftp://x' })).rejects.toThrow('bffUrl')
  await expect(sandbox.control('PATCH', '/settings', { colour: 'red' })).rejects.toThrow(' 400 ')
})

test('a reset forgets requests, messages, changes and faults', async () => {
  await sandbox.control('PUT', '/faults', { endpoint: 'sms *', kind: 'drop' })
  await sandbox.control('POST', '/wechat/subscriptions', { code: 'dev-wang', accepted: ['any'] })
  await sandbox.control('POST', '/core-platform/changes', { kind: 'remove_store', storeId: 'cheji-test' })
  await sandbox.upstream('GET', '/v1/stock')
  await sandbox.control('POST', '/reset')
  for (const path of ['/faults', '/wechat/subscriptions', '/requests', '/events', '/core-platform/test-drives'])
    expect([path, await sandbox.control('GET', path)]).toEqual([path, { items: [] }])
  const { items } = await sandbox.control<{ items: { id: string }[] }>('GET', '/core-platform/stores')
  expect(items.some(({ id }) => id === 'cheji-test')).toBe(true)
})

test('requests: newest first, without the queries that hold secrets', async () => {
  await fetch(`${sandbox.url}/wechat/sns/jscode2session?secret=hidden`)
  await sandbox.upstream('GET', '/v1/stock', { headers: { 'x-request-id': 'ABCD1234' } })
  const { items } = await sandbox.control<{ items: { number: number }[] }>('GET', '/requests')
  expect(items).toMatchObject([{ path: '/v1/stock', requestId: 'ABCD1234' }, { path: '/sns/jscode2session' }])
  expect(JSON.stringify(items)).not.toContain('hidden')
  const later = await sandbox.control<{ items: object[] }>('GET', `/requests?after=${items[1]?.number ?? 0}`)
  expect(later.items).toHaveLength(1)
  expect(await sandbox.control('GET', '/requests?system=sms')).toEqual({ items: [] })
})

test('the stream says that something happened', async () => {
  const leave = new AbortController()
  const response = await fetch(`${sandbox.url}/console/api/stream`, { signal: leave.signal })
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader?.read())?.value).toBe('data: {"changed":true}\n\n')
  await sandbox.upstream('GET', '/v1/stock')
  expect((await reader?.read())?.value).toBe('data: {"changed":true}\n\n')
  leave.abort()
})

test('other sites in the same browser are kept out', async () => {
  expect(await status('/console/api/status', { origin: 'http://127.0.0.1:3001' })).toBe(200)
  expect(await status('/console/api/status', { origin: 'https://example.com' })).toBe(403)
  expect(await status('/console/api/status', { origin: 'null' })).toBe(403)
  expect(await status('/console/api/reset', { 'content-type': 'text/plain' }, 'POST', '{}')).toBe(415)
  // A name of somebody else's that was pointed at this machine.
  const rebound = await new Promise<number | undefined>((resolve, reject) => {
    const { port } = new URL(sandbox.url)
    httpRequest({ host: '127.0.0.1', port, path: '/console/api/status', headers: { host: 'example.com' } })
      .on('response', (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      .on('error', reject)
      .end()
  })
  expect(rebound).toBe(403)
})

test('the page’s folder and nothing beside it', async () => {
  expect(await status('/')).toBe(302)
  expect(await status('/console')).toBe(302)
  for (const file of ['', 'console.css', 'main.js']) expect(await status(`/console/${file}`)).toBe(200)
  expect(await status('/console/../sandbox.ts')).toBe(404)
  expect(await status('/console/%2e%2e/README.md')).toBe(404)
  expect(await status('/console/nothing.js')).toBe(404)
  expect(await status('/elsewhere')).toBe(404)
})

test('malformed and huge bodies are answered, not fallen over', async () => {
  const json = { 'content-type': 'application/json' }
  expect(await status('/console/api/faults', json, 'PUT', '{')).toBe(400)
  expect(await status('/sms/v1/messages', {}, 'POST', 'x'.repeat(1_100_000))).toBe(413)
})
