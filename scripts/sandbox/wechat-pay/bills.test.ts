import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { addDays, beijingDay, beijingInstant } from '@cheji/shared/kernel/time'
import { Formatter } from 'wechatpay-axios-plugin'
import { PAYER, orderOf, payClient, rawRequest } from '../testing/pay-client'
import { type TestSandbox, startTestSandbox } from '../testing/test-sandbox'

const today = beijingDay(new Date())
const tomorrow = addDays(today, 1)
let now = new Date()
let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox({ clock: () => now })
  await sandbox.control('PATCH', '/settings', { wechatPayRefundAfterMs: 0 })
  const client = payClient(sandbox.url)
  for (const no of ['order-1', 'order-2', 'order-3']) {
    await client.post('v3/pay/transactions/jsapi', orderOf(no, 'http://127.0.0.1:9/hook', { attach: `of ${no}` }))
    if (no !== 'order-3') await sandbox.control('POST', '/wechat-pay/pay', { outTradeNo: no, notify: 'never' })
  }
  await client.post('v3/refund/domestic/refunds', {
    out_trade_no: 'order-2',
    out_refund_no: 'r1',
    amount: { refund: 12_345, total: 100_000, currency: 'CNY' },
  })
  // Read once, so that it has come to its end today.
  await client.get('v3/refund/domestic/refunds/r1')
})
afterAll(async () => sandbox.stop())
beforeEach(() => {
  now = beijingInstant(tomorrow, '12:00')
})

interface Announcement {
  hash_value: string
  download_url: string
}
const ask = async (address: string) => {
  const response = await rawRequest(sandbox.url, 'GET', address, { at: now })
  return { status: response.status, data: (await response.json()) as Announcement & { code?: string } }
}
const download = async ({ download_url }: Announcement) => {
  const { pathname, search } = new URL(download_url)
  return rawRequest(sandbox.url, 'GET', `${pathname.replace('/wechat-pay', '')}${search}`, { at: now })
}
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

test('the trade bill of yesterday, as an independent reader understands it', async () => {
  const { data } = await ask(`/v3/bill/tradebill?bill_date=${today}&bill_type=ALL`)
  const response = await download(data)
  expect(response.headers.has('wechatpay-signature')).toBe(false)
  const file = await bytesOf(response)
  expect(createHash('sha1').update(file).digest('hex')).toBe(data.hash_value)
  const { rows, summary } = Formatter.castCsvBill(file) as { rows: object[]; summary: object }
  expect(rows).toMatchObject([
    { 商户订单号: 'order-1', 交易状态: 'SUCCESS', 订单金额: '1000.00', 用户标识: PAYER, 商户数据包: 'of order-1' },
    { 商户订单号: 'order-2', 交易状态: 'SUCCESS', 退款金额: '0.00' },
    { 商户订单号: 'order-2', 交易状态: 'REFUND', 商户退款单号: 'r1', 退款金额: '123.45', 退款状态: 'SUCCESS' },
  ])
  expect(Object.keys(rows[0] ?? {})).toHaveLength(27)
  expect(summary).toMatchObject({ 总交易单数: '3', 订单总金额: '2000.00', 退款总金额: '123.45' })
})

test('packed, and by kind', async () => {
  const { data } = await ask(`/v3/bill/tradebill?bill_date=${today}&bill_type=REFUND&tar_type=GZIP`)
  const file = gunzipSync(await bytesOf(await download(data)))
  expect(createHash('sha1').update(file).digest('hex')).toBe(data.hash_value)
  expect(Formatter.castCsvBill(file)).toMatchObject({ rows: [{ 交易状态: 'REFUND' }] })
})

test('the movements of the account', async () => {
  const { data } = await ask(`/v3/bill/fundflowbill?bill_date=${today}&account_type=BASIC`)
  const { rows, summary } = Formatter.castCsvBill(await bytesOf(await download(data))) as {
    rows: Record<string, string>[]
    summary: object
  }
  expect(rows.map((row) => row['收支金额（元）'])).toEqual(['1000.00', '1000.00', '123.45'])
  expect(rows.map((row) => row['账户结余（元）'])).toEqual(['51000.00', '52000.00', '51876.55'])
  expect(summary).toMatchObject({ 收入金额: '2000.00', 支出金额: '123.45' })
})

test('not before ten, not of an empty day, not of today, not for ever', async () => {
  now = beijingInstant(tomorrow, '09:59')
  expect(await ask(`/v3/bill/tradebill?bill_date=${today}`)).toMatchObject({ data: { code: 'STATEMENT_CREATING' } })
  now = beijingInstant(tomorrow, '12:00')
  for (const [address, code] of [
    [`tradebill?bill_date=${addDays(today, -1)}`, 'NO_STATEMENT_EXIST'],
    [`fundflowbill?bill_date=${today}&account_type=FEES`, 'NO_STATEMENT_EXIST'],
    [`tradebill?bill_date=${tomorrow}`, 'PARAM_ERROR'],
    [`tradebill?bill_date=${addDays(today, -100)}`, 'PARAM_ERROR'],
    ['tradebill?bill_date=today', 'PARAM_ERROR'],
  ])
    expect([address, await ask(`/v3/bill/${address}`)]).toMatchObject([address, { status: 400, data: { code } }])
})

test('the address is good for five minutes, and only as it was given', async () => {
  const { data } = await ask(`/v3/bill/tradebill?bill_date=${today}`)
  expect((await download({ ...data, download_url: `${data.download_url}x` })).status).toBe(403)
  now = new Date(now.getTime() + 5 * 60_000)
  expect((await download(data)).status).toBe(403)
})
