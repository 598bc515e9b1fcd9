import { type Arrived, type HookReceiver, startHookReceiver } from '../testing/hook-receiver'
import { CERTIFICATE_1, CERTIFICATE_2, PUBLIC_KEY_ID, orderOf, payClient } from '../testing/pay-client'
import { type TestSandbox, startTestSandbox } from '../testing/test-sandbox'
import { type PayNotification, RETRY_PLAN_S } from './notification'

let sandbox: TestSandbox
let hook: HookReceiver
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(async () => sandbox.stop())
beforeEach(async () => {
  hook = await startHookReceiver()
  await sandbox.control('POST', '/reset')
})
afterEach(async () => hook.stop())

const settings = async (some: object) => sandbox.control('PATCH', '/settings', some)
const fault = async (kind: string, fields: object = {}) =>
  sandbox.control('PUT', '/faults', { endpoint: 'wechat-pay events', kind, ...fields })
const list = async () => (await sandbox.control<{ items: PayNotification[] }>('GET', '/wechat-pay/notifications')).items
const pay = async (no: string, fields: object = {}) => {
  await payClient(sandbox.url).post('v3/pay/transactions/jsapi', orderOf(no, `${hook.url}/payments`))
  await sandbox.control('POST', '/wechat-pay/pay', { outTradeNo: no, ...fields })
}
/** Resolves once what is known of the newest notification is as wanted. */
const untilNewest = async (isSo: (newest: PayNotification) => boolean): Promise<PayNotification> => {
  for (;;) {
    const [newest] = await list()
    if (newest && isSo(newest)) return newest
  }
}
const numberIn = ({ resource }: Arrived) => resource?.['out_trade_no']

test('encrypted, signed, once', async () => {
  await pay('order-1')
  const arrived = await hook.until(1)
  expect(arrived).toMatchObject({
    path: '/payments',
    isSigned: true,
    serial: PUBLIC_KEY_ID,
    eventType: 'TRANSACTION.SUCCESS',
    resource: { out_trade_no: 'order-1', trade_state: 'SUCCESS', amount: { total: 100_000, payer_total: 100_000 } },
  })
  expect(arrived.body).not.toContain('order-1')
  await untilNewest(({ deliveredAt, nextAt }) => deliveredAt !== null && nextAt === null)
  expect(hook.arrived).toHaveLength(1)
})

test('signed by the certificate that has taken over, once it has', async () => {
  await settings({ wechatPayKeys: 'certificate', wechatPayCertificates: [1, 2], wechatPayCertificate: 1 })
  await fault('lose')
  const order = orderOf('order-1', `${hook.url}/payments`)
  await payClient(sandbox.url, [CERTIFICATE_1]).post('v3/pay/transactions/jsapi', order)
  await sandbox.control('POST', '/wechat-pay/pay', { outTradeNo: 'order-1' })
  const { _id: id } = await untilNewest(({ lastResult }) => lastResult !== null)
  const send = async () => sandbox.control('POST', '/wechat-pay/notifications/send', { ids: [id] })
  await send()
  await settings({ wechatPayCertificate: 2 })
  await send()
  expect(hook.arrived.map((arrived) => [arrived.serial, arrived.isSigned])).toEqual([
    [CERTIFICATE_1, true],
    [CERTIFICATE_2, true],
  ])
})

test('sixteen attempts over a day, then no more', async () => {
  hook.answer(500)
  await pay('order-1')
  await hook.until(1)
  let offsetMs = 0
  for (const [index, pauseS] of RETRY_PLAN_S.entries()) {
    const { nextAt } = await untilNewest(({ attempts }) => attempts === index + 1)
    // The clock of the sandbox goes on while this runs: at most a little more than the plan.
    offsetMs += pauseS * 1000
    const dueInS = (Date.parse(String(nextAt)) - Date.now() - offsetMs) / 1000
    expect(dueInS).toBeLessThanOrEqual(0)
    expect(dueInS).toBeGreaterThan(-15)
    await settings({ clockOffsetMs: offsetMs })
    await hook.until(index + 2)
  }
  expect(RETRY_PLAN_S.reduce((sum, pauseS) => sum + pauseS, 0)).toBe(24 * 3600 + 4 * 60)
  expect(await untilNewest(({ attempts }) => attempts === 16)).toMatchObject({ nextAt: null, deliveredAt: null })
  expect(new Set(hook.arrived.map(({ id }) => id)).size).toBe(1)
})

test('the plan made faster; what is undelivered at a stop goes out after the next start', async () => {
  hook.answer(503)
  await settings({ wechatPaySpeed: 1_000_000 })
  await pay('order-1')
  await hook.until(3)
  await settings({ wechatPaySpeed: 1 })
  const { attempts } = await untilNewest(
    ({ nextAt }) => nextAt !== null && Date.parse(String(nextAt)) > Date.now() + 1_000,
  )
  hook.answer(200)
  await sandbox.restart()
  await settings({ clockOffsetMs: 86_400_000 })
  await hook.until(attempts + 1)
  await untilNewest(({ deliveredAt }) => deliveredAt !== null)
})

test('late or never, as the payer’s page says', async () => {
  await pay('order-1', { notify: 'never' })
  await pay('order-2', { notify: 'late' })
  expect((await list()).map(({ nextAt }) => nextAt !== null)).toEqual([true, false])
  await settings({ clockOffsetMs: 31 * 60_000 })
  expect(numberIn(await hook.until(1))).toBe('order-2')
  await sandbox.control('POST', '/wechat-pay/notifications/retry')
  expect(numberIn(await hook.until(2))).toBe('order-1')
})

test('duplicates, losses, delays', async () => {
  await fault('duplicate', { times: 1 })
  await pay('order-1')
  await hook.until(2)
  await untilNewest(({ deliveredAt }) => deliveredAt !== null)
  await fault('lose', { times: 1 })
  await pay('order-2')
  await untilNewest(({ lastResult }) => lastResult === 'lost on demand')
  await fault('delay', { value: 60_000, times: 1 })
  await pay('order-3')
  await untilNewest(({ lastResult }) => lastResult === 'delayed on demand')
  expect(hook.arrived).toHaveLength(2)
  await settings({ clockOffsetMs: 60_000 })
  expect(numberIn(await hook.until(3))).toBe('order-3')
})

test('the next one comes first', async () => {
  await fault('out_of_order')
  await pay('order-1')
  await pay('order-2')
  await hook.until(2)
  expect(hook.arrived.map(numberIn)).toEqual(['order-2', 'order-1'])
})

test('a probe comes before the true one', async () => {
  await fault('probe', { times: 1 })
  await pay('order-1')
  await hook.until(2)
  expect(hook.arrived.map(({ isProbe, isSigned }) => ({ isProbe, isSigned }))).toEqual([
    { isProbe: true, isSigned: false },
    { isProbe: false, isSigned: true },
  ])
})

test.each([
  ['bad_signature', { isSigned: false, serial: PUBLIC_KEY_ID, resource: { out_trade_no: 'order-1' } }],
  ['unknown_serial', { isSigned: false, serial: expect.not.stringContaining(PUBLIC_KEY_ID) }],
  ['tampered', { isSigned: false, resource: null }],
  ['bad_ciphertext', { isSigned: true, resource: null }],
  ['wrong_amount', { isSigned: true, resource: { amount: { total: 100_100, payer_total: 100_100 } } }],
  ['malformed', { isSigned: true, resource: null, id: '' }],
  ['old_timestamp', { isSigned: true, resource: { out_trade_no: 'order-1' } }],
])('%s: a forgery is no delivery, the true one follows by the plan', async (kind, expected) => {
  await fault(kind, { times: 1 })
  await pay('order-1')
  const first = await hook.until(1)
  expect(first).toMatchObject(expected)
  if (kind === 'old_timestamp') expect(first.timestamp.getTime()).toBeLessThan(Date.now() - 300_000)
  expect(await untilNewest(({ attempts }) => attempts === 1)).toMatchObject({ deliveredAt: null })
  await settings({ clockOffsetMs: 15_000 })
  expect(await hook.until(2)).toMatchObject({ isSigned: true, resource: { amount: { total: 100_000 } } })
  await untilNewest(({ deliveredAt }) => deliveredAt !== null)
})

test('by hand: any of them, any number of times, otherwise than they are, to the byte again', async () => {
  await pay('order-1', { notify: 'never' })
  const [{ _id: id } = { _id: '' }] = await list()
  const send = async (body: object) => sandbox.control('POST', '/wechat-pay/notifications/send', body)
  expect(await send({ ids: [id, id] })).toMatchObject({ items: [{ id, status: 204 }, { status: 204 }] })
  await send({ ids: [id], spoil: 'replay' })
  expect(hook.arrived[2]?.body).toBe(hook.arrived[1]?.body)
  await send({ ids: [id], resource: { mchid: '1', payer: { openid: 'oSomebody' } } })
  expect(hook.arrived[3]).toMatchObject({ isSigned: true, resource: { mchid: '1', payer: { openid: 'oSomebody' } } })
  await expect(send({ ids: ['none'] })).rejects.toThrow(' 404 ')
  expect(await untilNewest(() => true)).toMatchObject({ deliveredAt: null, attempts: 0 })
})
