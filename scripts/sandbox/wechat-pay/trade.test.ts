import { Aes } from 'wechatpay-axios-plugin'
import { developmentOptions } from '../options'
import { CERTIFICATE_1, CERTIFICATE_2, PAYER, PUBLIC_KEY_ID, orderOf, payClient } from '../testing/pay-client'
import { type TestSandbox, startTestSandbox } from '../testing/test-sandbox'

const { mchId, apiV3Key } = developmentOptions.wechatPay
const NOWHERE = 'http://127.0.0.1:9/hooks/wechat-pay/payments'
const PREPAY = 'v3/pay/transactions/jsapi'

let sandbox: TestSandbox
let client: ReturnType<typeof payClient>
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(async () => sandbox.stop())
beforeEach(async () => {
  await sandbox.control('POST', '/reset')
  client = payClient(sandbox.url)
})

const prepay = async (no: string, fields: object = {}) => client.post(PREPAY, orderOf(no, NOWHERE, fields))
const query = async (no: string) => client.get(`v3/pay/transactions/out-trade-no/${no}?mchid=${mchId}`)
const close = async (no: string) => client.post(`v3/pay/transactions/out-trade-no/${no}/close`, { mchid: mchId })
const pay = async (outTradeNo: string, fields: object = {}) =>
  sandbox.control('POST', '/wechat-pay/pay', { outTradeNo, ...fields })

describe('orders', () => {
  test('prepaid, unpaid, paid, found by both numbers', async () => {
    expect(await prepay('order-1', { attach: 'one' })).toMatchObject({
      status: 200,
      data: { prepay_id: expect.stringMatching(/^wx\d{14}\w{20}$/), x_sandbox: expect.any(String) },
    })
    const unpaid = await query('order-1')
    expect(unpaid.data).toMatchObject({ trade_state: 'NOTPAY', amount: { total: 100_000 } })
    expect(unpaid.data).not.toHaveProperty('transaction_id')
    await pay('order-1')
    const { data } = await query('order-1')
    expect(data).toMatchObject({
      mchid: mchId,
      out_trade_no: 'order-1',
      trade_state: 'SUCCESS',
      trade_type: 'JSAPI',
      attach: 'one',
      success_time: expect.stringMatching(/\+08:00$/),
      payer: { openid: PAYER },
      amount: { total: 100_000, payer_total: 100_000, currency: 'CNY', payer_currency: 'CNY' },
    })
    const byId = await client.get(`v3/pay/transactions/id/${String(data['transaction_id'])}?mchid=${mchId}`)
    expect(byId.data).toMatchObject({ out_trade_no: 'order-1' })
  })

  test('the same number: a fresh prepay for the same terms, a refusal for others', async () => {
    const first = await prepay('order-1')
    const second = await prepay('order-1')
    expect(second.status).toBe(200)
    expect(second.data['prepay_id']).not.toBe(first.data['prepay_id'])
    expect(await prepay('order-1', { amount: { total: 1 } })).toMatchObject({
      status: 400,
      data: { code: 'INVALID_REQUEST' },
    })
    await pay('order-1')
    expect(await prepay('order-1')).toMatchObject({ status: 400, data: { code: 'ORDERPAID' } })
    expect(await close('order-1')).toMatchObject({ status: 400, data: { code: 'ORDERPAID' } })
  })

  test('a closed order stays closed', async () => {
    await prepay('order-1')
    expect(await close('order-1')).toMatchObject({ status: 204 })
    expect((await query('order-1')).data).toMatchObject({ trade_state: 'CLOSED' })
    expect(await prepay('order-1')).toMatchObject({ data: { code: 'ORDER_CLOSED' } })
    await expect(pay('order-1')).rejects.toThrow('ORDER_CLOSED')
  })

  test('time that runs out closes nothing, and whoever was about to pay may', async () => {
    const soon = new Date(Date.now() + 60_000).toISOString()
    await prepay('order-1', { time_expire: soon })
    await sandbox.control('PATCH', '/settings', { clockOffsetMs: 61_000 })
    expect((await query('order-1')).data).toMatchObject({ trade_state: 'NOTPAY' })
    await expect(pay('order-1')).rejects.toThrow('INVALID_REQUEST')
    await pay('order-1', { evenIfExpired: true })
    expect((await query('order-1')).data).toMatchObject({ trade_state: 'SUCCESS' })
  })

  test('of a payment and a close at the same moment one wins', async () => {
    await prepay('order-1')
    const [paid, closed] = await Promise.all([
      pay('order-1').then(
        () => true,
        () => false,
      ),
      close('order-1').then(({ status }) => status === 204),
    ])
    expect(paid).not.toBe(closed)
  })

  test('unknown numbers and wrong parameters', async () => {
    expect(await query('order-9')).toMatchObject({ status: 404, data: { code: 'ORDER_NOT_EXIST' } })
    expect(await close('order-9')).toMatchObject({ status: 404, data: { code: 'ORDER_NOT_EXIST' } })
    expect(await prepay('order-1', { appid: 'wxanother' })).toMatchObject({ data: { code: 'APPID_MCHID_NOT_MATCH' } })
    expect(await prepay('order-1', { mchid: '1' })).toMatchObject({ data: { code: 'MCH_NOT_EXISTS' } })
    for (const fields of [
      { amount: { total: 0 } },
      { amount: { total: 1.5 } },
      { out_trade_no: 'short' },
      { description: 'x'.repeat(128) },
      { notify_url: 'http://127.0.0.1/hook?query=1' },
      { notify_url: 'http://example.com/hook' },
      { payer: { openid: 'nobody' } },
    ])
      expect([fields, await prepay('order-1', fields)]).toMatchObject([fields, { data: { code: 'PARAM_ERROR' } }])
  })

  test('what is there survives a restart', async () => {
    await prepay('order-1')
    await pay('order-1')
    await sandbox.restart()
    client = payClient(sandbox.url)
    expect((await query('order-1')).data).toMatchObject({ trade_state: 'SUCCESS' })
  })

  test('an answer that was lost, or that was an error after the work, is asked for again', async () => {
    const spoil = async (kind: string) =>
      sandbox.control('PUT', '/faults', { endpoint: `wechat-pay POST /${PREPAY}`, kind, value: 500, times: 1 })
    await spoil('drop_after')
    await expect(prepay('order-1')).rejects.toThrow()
    expect((await query('order-1')).data).toMatchObject({ trade_state: 'NOTPAY' })
    await spoil('status_after')
    expect(await prepay('order-2')).toMatchObject({ status: 500, data: { code: 'SYSTEM_ERROR' } })
    expect((await query('order-2')).data).toMatchObject({ trade_state: 'NOTPAY' })
  })
})

describe('keys', () => {
  const settings = async (some: object) => sandbox.control('PATCH', '/settings', some)

  test('a merchant with the public key has no certificates', async () => {
    expect(await client.get('v3/certificates')).toMatchObject({ status: 404, data: { code: 'RESOURCE_NOT_EXISTS' } })
  })

  test('certificates are downloaded, and take over from one another', async () => {
    await settings({ wechatPayKeys: 'certificate' })
    await expect(payClient(sandbox.url, [PUBLIC_KEY_ID]).get('v3/certificates')).rejects.toThrow(
      'Cannot found the serial',
    )
    const { data } = await payClient(sandbox.url, [CERTIFICATE_1]).get('v3/certificates')
    const [certificate] = data['data'] as { serial_no: string; encrypt_certificate: Record<string, string> }[]
    const { ciphertext = '', nonce = '', associated_data } = certificate?.encrypt_certificate ?? {}
    expect(certificate?.serial_no).toBe(CERTIFICATE_1)
    expect(Aes.AesGcm.decrypt(ciphertext, apiV3Key, nonce, associated_data)).toMatch(/^-----BEGIN CERTIFICATE-----/)

    await settings({ wechatPayCertificates: [1, 2], wechatPayCertificate: 2 })
    const both = await payClient(sandbox.url, [CERTIFICATE_2]).get('v3/certificates')
    expect(both.data['data']).toMatchObject([{ serial_no: CERTIFICATE_1 }, { serial_no: CERTIFICATE_2 }])
  })
})

test('keys and configuration fit what both sides expect of them', () => {
  expect(apiV3Key).toHaveLength(32)
  expect(developmentOptions.wechatPay.mchSerial).toMatch(/^[0-9A-F]{40}$/)
})
