import { PriceDelta } from '@cheji/bff/core-platform/contract/catalogue'
import { type TestSandbox, startTestSandbox } from '../testing/test-sandbox'
import type { Fault } from './fault'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(async () => sandbox.stop())
beforeEach(async () => {
  await sandbox.control('POST', '/reset')
})

const PRICES = 'core-platform GET /v1/prices'
const set = async (kind: string, fields: object = {}) =>
  sandbox.control<Fault>('PUT', '/faults', { endpoint: PRICES, kind, ...fields })
const prices = async () => sandbox.upstream('GET', '/v1/prices')
const list = async () => (await sandbox.control<{ items: Fault[] }>('GET', '/faults')).items

test('a status, as often as asked, with Retry-After where it makes sense', async () => {
  await set('status', { value: 429, times: 2 })
  const first = await prices()
  expect([first.status, first.headers.get('retry-after')]).toEqual([429, '1'])
  expect((await prices()).status).toBe(429)
  expect((await prices()).status).toBe(200)
  expect(await list()).toEqual([])
})

test('a whole system, until it is lifted', async () => {
  const { id } = await set('status', { endpoint: 'core-platform *', value: 503 })
  expect((await prices()).status).toBe(503)
  expect((await sandbox.upstream('GET', '/v1/stores')).status).toBe(503)
  expect((await sandbox.upstream('GET', '/nowhere')).status).toBe(503)
  expect((await fetch(`${sandbox.url}/wechat/sns/jscode2session`)).status).toBe(200)
  expect(await list()).toMatchObject([{ id, hits: 3, left: null }])
  await sandbox.control('DELETE', `/faults/${id}`)
  expect((await prices()).status).toBe(200)
})

test('a cut connection', async () => {
  await set('drop', { times: 1 })
  await expect(prices()).rejects.toThrow()
  expect((await prices()).status).toBe(200)
})

test('a connection cut after the work was done', async () => {
  await set('drop_after', { endpoint: 'sms POST /v1/messages', times: 1 })
  const body = JSON.stringify({ to: '15400001234', templateId: 'login_code', params: { code: '1' } })
  const headers = { authorization: 'Bearer development-sms-key-not-for-production' }
  await expect(fetch(`${sandbox.url}/sms/v1/messages`, { method: 'POST', body, headers })).rejects.toThrow()
  expect((await sandbox.control<{ items: object[] }>('GET', '/sms')).items).toHaveLength(1)
})

test('half an answer that is no JSON', async () => {
  await set('malformed', { times: 1 })
  const response = await prices()
  expect(response.status).toBe(200)
  await expect(response.json()).rejects.toThrow()
})

test('no answer until it is lifted', async () => {
  await set('hang')
  let answered = false
  const waiting = prices().then((response) => {
    answered = true
    return response.status
  })
  await sandbox.upstream('GET', '/v1/stock')
  while ((await list())[0]?.hits !== 1) await sandbox.upstream('GET', '/v1/stock')
  expect(answered).toBe(false)
  await sandbox.control('DELETE', '/faults')
  expect(await waiting).toBe(200)
})

test('a spent hang still hangs for whoever it hit, until everything is lifted', async () => {
  await set('hang', { times: 1 })
  const waiting = prices()
  while ((await list()).length > 0) await sandbox.upstream('GET', '/v1/stock')
  expect((await prices()).status).toBe(200)
  await sandbox.control('DELETE', '/faults')
  expect((await waiting).status).toBe(200)
})

test('a delay', async () => {
  await set('delay', { value: 1, times: 1 })
  expect((await prices()).status).toBe(200)
  expect(await list()).toEqual([])
})

test('a stale answer: the state and the time of the moment in which it was set', async () => {
  const before = PriceDelta.parse(await (await prices()).json())
  await set('stale')
  const trimId = before.entries[0]?.trimId
  await sandbox.control('POST', '/core-platform/changes', { kind: 'price', trimId, priceFen: 3_000_000 })
  await sandbox.control('PATCH', '/settings', { clockOffsetMs: 60_000 })
  const stale = PriceDelta.parse(await (await prices()).json())
  expect(stale.version).toBe(before.version)
  expect(stale.entries).toEqual(before.entries)
  await sandbox.control('DELETE', '/faults')
  const fresh = PriceDelta.parse(await (await prices()).json())
  expect(fresh.version).toBe(before.version + 1)
  expect(Date.parse(fresh.asOf) - Date.parse(stale.asOf)).toBeGreaterThanOrEqual(59_000)
})

test('an error code of WeChat', async () => {
  await set('errcode', { endpoint: 'wechat GET /sns/jscode2session', value: 45011 })
  const response = await fetch(`${sandbox.url}/wechat/sns/jscode2session`)
  expect(await response.json()).toMatchObject({ errcode: 45011 })
})

test('one of the same endpoint and kind is replaced; several kinds go together', async () => {
  await set('status', { value: 500 })
  await set('status', { value: 502 })
  await set('delay', { value: 1 })
  expect(await list()).toHaveLength(2)
  expect((await prices()).status).toBe(502)
  const { items } = await sandbox.control<{ items: { faults: string[]; status: number }[] }>('GET', '/requests')
  expect(items[0]).toMatchObject({ endpoint: PRICES, faults: ['status', 'delay'], status: 502 })
})

test.each([
  [{ endpoint: 'core-platform GET /v1/nothing', kind: 'drop' }, 'unknown_endpoint'],
  [{ endpoint: PRICES, kind: 'lose' }, 'cannot happen'],
  [{ endpoint: 'core-platform events', kind: 'hang' }, 'cannot happen'],
  [{ endpoint: PRICES, kind: 'delay' }, 'needs a value'],
  [{ endpoint: PRICES, kind: 'errcode', value: 1 }, 'only WeChat'],
  [{ endpoint: 'wechat *', kind: 'stale' }, 'only the core platform'],
  [{ endpoint: PRICES, kind: 'drop', times: 0 }, 'times'],
])('%j is refused', async (body, words) => {
  await expect(sandbox.control('PUT', '/faults', body)).rejects.toThrow(words)
})
