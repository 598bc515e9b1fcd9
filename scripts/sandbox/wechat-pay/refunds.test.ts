import { orderOf, payClient, rawRequest } from '../testing/pay-client'
import { type HookReceiver, startHookReceiver } from '../testing/hook-receiver'
import { type TestSandbox, startTestSandbox } from '../testing/test-sandbox'

const REFUNDS = 'v3/refund/domestic/refunds'
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

let sandbox: TestSandbox
let hook: HookReceiver
let client: ReturnType<typeof payClient>
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(async () => sandbox.stop())
beforeEach(async () => {
  hook = await startHookReceiver()
  client = payClient(sandbox.url)
  await sandbox.control('POST', '/reset', { settings: { wechatPayRefundAfterMs: 0 } })
})
afterEach(async () => hook.stop())

const settings = async (some: object) => sandbox.control('PATCH', '/settings', some)
/** An order of 1,000 RMB, paid without a notification. */
const paid = async (no: string) => {
  await client.post('v3/pay/transactions/jsapi', orderOf(no, `${hook.url}/payments`))
  await sandbox.control('POST', '/wechat-pay/pay', { outTradeNo: no, notify: 'never' })
}
const refund = async (no: string, refundNo: string, fen: number, fields: object = {}) =>
  client.post(REFUNDS, {
    out_trade_no: no,
    out_refund_no: refundNo,
    amount: { refund: fen, total: 100_000, currency: 'CNY' },
    ...fields,
  })
const refundOf = async (refundNo: string) => (await client.get(`${REFUNDS}/${refundNo}`)).data

test('accepted, done, told', async () => {
  await paid('order-1')
  const notify_url = `${hook.url}/refunds`
  expect(await refund('order-1', 'r1', 40_000, { notify_url, reason: '退订' })).toMatchObject({
    status: 200,
    data: { status: 'PROCESSING', out_refund_no: 'r1', amount: { refund: 40_000, total: 100_000 } },
  })
  const { resource, eventType, isSigned, path } = await hook.until(1)
  expect({ eventType, isSigned, path }).toEqual({ eventType: 'REFUND.SUCCESS', isSigned: true, path: '/refunds' })
  expect(resource).toMatchObject({ refund_status: 'SUCCESS', out_refund_no: 'r1', amount: { refund: 40_000 } })
  expect(resource).not.toHaveProperty('status')
  expect(await refundOf('r1')).toMatchObject({ status: 'SUCCESS', success_time: expect.any(String) })
  const order = await client.get('v3/pay/transactions/out-trade-no/order-1?mchid=1900000001')
  expect(order.data).toMatchObject({ trade_state: 'REFUND' })
})

test('the same number again is the same refund; with another sum it is refused', async () => {
  await paid('order-1')
  const first = await refund('order-1', 'r1', 40_000)
  const again = await refund('order-1', 'r1', 40_000)
  expect(again.data['refund_id']).toBe(first.data['refund_id'])
  expect(await refund('order-1', 'r1', 30_000)).toMatchObject({ status: 400, data: { code: 'INVALID_REQUEST' } })
})

test('never more than was paid, and a minute apart', async () => {
  await paid('order-1')
  expect(await refund('order-1', 'r1', 100_001)).toMatchObject({ status: 400, data: { code: 'INVALID_REQUEST' } })
  expect((await refund('order-1', 'r2', 60_000)).status).toBe(200)
  expect(await refund('order-1', 'r3', 40_000)).toMatchObject({ status: 429, data: { code: 'FREQUENCY_LIMITED' } })
  await settings({ clockOffsetMs: MINUTE_MS })
  expect(await refund('order-1', 'r3', 40_001)).toMatchObject({ data: { code: 'INVALID_REQUEST' } })
  expect((await refund('order-1', 'r3', 40_000)).status).toBe(200)
})

test('of refunds at the same moment only so many are taken as there is money for', async () => {
  await paid('order-1')
  const answers = await Promise.all(
    Array.from({ length: 5 }, async (_, index) => refund('order-1', `r${index}`, 60_000)),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('without money in the account: the same number again, later', async () => {
  await paid('order-1')
  await sandbox.control('PUT', '/wechat-pay/balance', { availableFen: 39_999 })
  expect(await refund('order-1', 'r1', 40_000)).toMatchObject({ status: 403, data: { code: 'NOT_ENOUGH' } })
  await sandbox.control('PUT', '/wechat-pay/balance', { availableFen: 40_000 })
  expect((await refund('order-1', 'r1', 40_000)).status).toBe(200)
  expect(await sandbox.control('GET', '/wechat-pay/balance')).toEqual({ availableFen: 0, frozenFen: 0 })
})

test('unknown orders and refunds, unpaid orders', async () => {
  expect(await refund('order-9', 'r1', 1)).toMatchObject({ status: 404, data: { code: 'RESOURCE_NOT_EXISTS' } })
  expect(await client.get(`${REFUNDS}/r9`)).toMatchObject({ status: 404, data: { code: 'RESOURCE_NOT_EXISTS' } })
  await client.post('v3/pay/transactions/jsapi', orderOf('order-1', `${hook.url}/payments`))
  expect(await refund('order-1', 'r1', 1)).toMatchObject({ status: 403, data: { code: 'TRADE_ERROR' } })
})

test('a storm of errors locks the merchant out for a while', async () => {
  await paid('order-1')
  const answers = await Promise.all(Array.from({ length: 12 }, async (_, index) => refund('order-9', `r${index}`, 1)))
  const codes = answers.map(({ data }) => data['code'])
  expect(codes).toContain('FREQUENCY_LIMITED')
  await settings({ clockOffsetMs: 2_000 })
  expect((await refund('order-1', 'r1', 1)).status).toBe(200)
})

test('an order older than a month is put off once', async () => {
  const now = Date.now()
  await sandbox.control('PATCH', '/settings', { clockOffsetMs: -31 * DAY_MS })
  const old = new Date(now - 31 * DAY_MS)
  const body = JSON.stringify(orderOf('order-1', `${hook.url}/payments`))
  await rawRequest(sandbox.url, 'POST', '/v3/pay/transactions/jsapi', { body, at: old })
  await sandbox.control('POST', '/wechat-pay/pay', { outTradeNo: 'order-1', notify: 'never' })
  await settings({ clockOffsetMs: 0 })
  expect(await refund('order-1', 'r1', 1)).toMatchObject({ status: 429, data: { code: 'FREQUENCY_LIMITED' } })
  await settings({ clockOffsetMs: MINUTE_MS })
  expect((await refund('order-1', 'r1', 1)).status).toBe(200)
})

test('a refund that fails, and one that the merchant’s people make by hand', async () => {
  await paid('order-1')
  await settings({ wechatPayRefundsEnd: 'ABNORMAL' })
  await refund('order-1', 'r1', 40_000, { notify_url: `${hook.url}/refunds` })
  expect((await hook.until(1)).eventType).toBe('REFUND.ABNORMAL')
  expect(await refundOf('r1')).toMatchObject({ status: 'ABNORMAL' })
  await sandbox.control('POST', '/wechat-pay/refunds/r1', { status: 'CLOSED' })
  expect((await hook.until(2)).eventType).toBe('REFUND.CLOSED')
  await settings({ clockOffsetMs: MINUTE_MS, wechatPayRefundsEnd: 'SUCCESS' })
  const byHand = await sandbox.control<{ outRefundNo: string }>('POST', '/wechat-pay/refunds', {
    outTradeNo: 'order-1',
    refundFen: 100_000,
  })
  expect(await refundOf(byHand.outRefundNo)).toMatchObject({ status: 'SUCCESS', amount: { refund: 100_000 } })
})
