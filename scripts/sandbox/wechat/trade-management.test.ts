import { developmentOptions } from '../options'
import { PAYER, orderOf, payClient } from '../testing/pay-client'
import { type TestSandbox, startTestSandbox } from '../testing/test-sandbox'

const { appId, appSecret } = developmentOptions.wechat
const { mchId } = developmentOptions.wechatPay
const DAY_S = 86_400

let sandbox: TestSandbox
let token: string
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(async () => sandbox.stop())
beforeEach(async () => {
  await sandbox.control('POST', '/reset', { settings: { wechatTradeManaged: true } })
  const credentials = { grant_type: 'client_credential', appid: appId, secret: appSecret }
  token = String((await post('/cgi-bin/stable_token', credentials))['access_token'])
})

async function post(path: string, body: object): Promise<Record<string, unknown>> {
  const address = `${sandbox.url}/wechat${path}${token ? `?access_token=${token}` : ''}`
  const response = await fetch(address, { method: 'POST', body: JSON.stringify(body) })
  return (await response.json()) as Record<string, unknown>
}
const paid = async (outTradeNo: string) => {
  await payClient(sandbox.url).post('v3/pay/transactions/jsapi', orderOf(outTradeNo, 'http://127.0.0.1:9/hook'))
  await sandbox.control('POST', '/wechat-pay/pay', { outTradeNo, notify: 'never' })
}
const isManaged = async () => post('/wxa/sec/order/is_trade_managed', { appid: appId })
const special = async (order_id: string, days: number) =>
  post('/wxa/sec/order/opspecialorder', { order_id, type: 1, delay_to: Math.floor(Date.now() / 1000) + days * DAY_S })
const ship = async (outTradeNo: string, fields: object = {}) =>
  post('/wxa/sec/order/upload_shipping_info', {
    order_key: { order_number_type: 1, mchid: mchId, out_trade_no: outTradeNo },
    logistics_type: 4,
    delivery_mode: 1,
    shipping_list: [{ item_desc: '五菱缤果' }],
    upload_time: new Date().toISOString(),
    payer: { openid: PAYER },
    ...fields,
  })

test('money is frozen until the car was handed over; that may be said again once', async () => {
  expect(await isManaged()).toMatchObject({ errcode: 0, is_trade_managed: true })
  await paid('order-1')
  expect(await sandbox.control('GET', '/wechat-pay/balance')).toMatchObject({ frozenFen: 100_000 })
  expect(await special('order-1', 60)).toMatchObject({ errcode: 0 })
  expect(await ship('order-1')).toMatchObject({ errcode: 0 })
  expect(await sandbox.control('GET', '/wechat-pay/balance')).toMatchObject({ frozenFen: 0, availableFen: 5_100_000 })
  expect(await ship('order-1')).toMatchObject({ errcode: 0 })
  expect(await ship('order-1')).toMatchObject({ errcode: 10060003 })
})

test('what is frozen is refunded from itself, and a refunded order is not shipped', async () => {
  await paid('order-1')
  await sandbox.control('PUT', '/wechat-pay/balance', { availableFen: 0 })
  await sandbox.control('POST', '/wechat-pay/refunds', { outTradeNo: 'order-1', refundFen: 100_000 })
  expect(await sandbox.control('GET', '/wechat-pay/balance')).toEqual({ availableFen: 0, frozenFen: 0 })
  expect(await ship('order-1')).toMatchObject({ errcode: 10060004 })
})

test('unpaid, unknown, somebody else’s, too late', async () => {
  await paid('order-1')
  expect(await ship('order-9')).toMatchObject({ errcode: 10060001 })
  expect(await special('order-9', 60)).toMatchObject({ errcode: 10060001 })
  expect(await ship('order-1', { payer: { openid: 'oSomebody' } })).toMatchObject({ errcode: 10060019 })
  expect(await ship('order-1', { shipping_list: [] })).toMatchObject({ errcode: 47001 })
  expect(await special('order-1', 331)).toMatchObject({ errcode: 47001 })
})

test('an account whose trade is not managed sends none of this, and its money is never frozen', async () => {
  await sandbox.control('PATCH', '/settings', { wechatTradeManaged: false })
  expect(await isManaged()).toMatchObject({ is_trade_managed: false })
  await paid('order-1')
  expect(await sandbox.control('GET', '/wechat-pay/balance')).toMatchObject({ frozenFen: 0 })
  expect(await ship('order-1')).toMatchObject({ errcode: 48001 })
})
