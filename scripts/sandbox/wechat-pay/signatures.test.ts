import { isSigned, orderOf, payClient, rawRequest } from '../testing/pay-client'
import { type TestSandbox, startTestSandbox } from '../testing/test-sandbox'
import { developmentOptions } from '../options'

const { mchId, publicKeyId } = developmentOptions.wechatPay
const TARGET = `/v3/pay/transactions/out-trade-no/order-1?mchid=${mchId}`

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
  await payClient(sandbox.url).post('v3/pay/transactions/jsapi', orderOf('order-1', 'http://127.0.0.1:9/hook'))
})
afterAll(async () => sandbox.stop())
afterEach(async () => {
  await sandbox.control('DELETE', '/faults')
})

const get = async (options: Parameters<typeof rawRequest>[3] = {}) => rawRequest(sandbox.url, 'GET', TARGET, options)
const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000)

test('the path is signed with the base address’s prefix or without it', async () => {
  expect((await get()).status).toBe(200)
  expect((await get({ forged: { signedPath: `/wechat-pay${TARGET}` } })).status).toBe(200)
  expect((await get({ headers: { 'wechatpay-serial': publicKeyId } })).status).toBe(200)
})

test.each([
  ['another path', { forged: { signedPath: '/v3/certificates' } }],
  ['no signature at all', { forged: { signature: '' } }],
  ['another merchant', { forged: { mchid: '1900000002' } }],
  ['another certificate', { forged: { serial: '0'.repeat(40) } }],
  ['a timestamp of six minutes ago', { at: minutesFromNow(-6) }],
  ['a timestamp of six minutes ahead', { at: minutesFromNow(6) }],
  ['a timestamp that is none', { forged: { timestamp: 'now' } }],
  ['a nonce that is too short', { forged: { nonce: 'abc' } }],
])('%s is refused', async (_, options) => {
  const response = await get(options)
  expect(response.status).toBe(401)
  expect(await response.json()).toMatchObject({ code: 'SIGN_ERROR' })
})

test('a request is good once', async () => {
  const forged = { nonce: 'a-nonce-that-comes-twice' }
  expect((await get({ forged })).status).toBe(200)
  expect((await get({ forged })).status).toBe(401)
})

test('a serial is compared without regard to case; a key that is not in force cannot be asked for', async () => {
  const { mchSerial } = developmentOptions.wechatPay
  expect((await get({ forged: { serial: mchSerial.toLowerCase() } })).status).toBe(200)
  expect((await get({ headers: { 'wechatpay-serial': 'PUB_KEY_ID_0000' } })).status).toBe(400)
})

test('answers are signed, errors and those without a body as well', async () => {
  const close = `/v3/pay/transactions/out-trade-no/order-1/close`
  const body = JSON.stringify({ mchid: mchId })
  for (const response of [
    await get(),
    await get({ forged: { mchid: '1' } }),
    await rawRequest(sandbox.url, 'POST', close, { body }),
    await rawRequest(sandbox.url, 'GET', '/v3/nothing'),
  ]) {
    const text = await response.text()
    expect([response.status, isSigned((name) => response.headers.get(name) ?? '', text)]).toEqual([
      response.status,
      true,
    ])
  }
})

test.each([
  ['bad_signature', 'Verify the response'],
  ['unknown_serial', 'Cannot found the serial'],
  ['old_timestamp', 'time offset'],
])('the client notices the fault %s', async (kind, words) => {
  await sandbox.control('PUT', '/faults', { endpoint: 'wechat-pay *', kind })
  await expect(payClient(sandbox.url).get(TARGET.slice(1))).rejects.toThrow(words)
})

test('such faults are for what is signed', async () => {
  const set = async (endpoint: string) => sandbox.control('PUT', '/faults', { endpoint, kind: 'bad_signature' })
  await expect(set('wechat *')).rejects.toThrow('cannot happen')
  await expect(set('wechat-pay events')).resolves.toMatchObject({ hits: 0 })
})
