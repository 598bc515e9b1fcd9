import { sign } from 'node:crypto'
import { developmentOptions } from '../../options'
import { orderOf, payClient } from '../../testing/pay-client'
import { type TestSandbox, startTestSandbox } from '../../testing/test-sandbox'

const { appId, merchantKeyPem } = developmentOptions.wechatPay
const RETURN_TO = 'http://127.0.0.1:3001/#/packages/deposits/pages/order/index?id=1'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(async () => sandbox.stop())
beforeEach(async () => {
  await sandbox.control('POST', '/reset')
})

const prepaid = async (no = 'order-1', fields: object = {}) => {
  const order = orderOf(no, 'http://127.0.0.1:9/hook', fields)
  const { data } = await payClient(sandbox.url).post('v3/pay/transactions/jsapi', order)
  return String(data['prepay_id'])
}
const open = async (query: Record<string, string>) => {
  const response = await fetch(`${sandbox.url}/wechat-pay/cashier?${new URLSearchParams(query).toString()}`)
  return { status: response.status, page: await response.text() }
}
const press = async (fields: Record<string, string>, headers: Record<string, string> = {}) => {
  const body = new URLSearchParams(fields)
  const response = await fetch(`${sandbox.url}/wechat-pay/cashier`, {
    method: 'POST',
    body,
    headers,
    redirect: 'manual',
  })
  return { status: response.status, location: response.headers.get('location'), page: await response.text() }
}
const stateOf = async (no = 'order-1') => {
  const { items } = await sandbox.control<{ items: { _id: string; state: string }[] }>('GET', '/wechat-pay/orders')
  return items.find(({ _id }) => _id === no)?.state
}
/** What `wx.requestPayment` would be called with. */
const parametersFor = (prepayId: string) => {
  const timeStamp = String(Math.floor(Date.now() / 1000))
  const text = `${appId}\n${timeStamp}\nnonce\nprepay_id=${prepayId}\n`
  const paySign = sign('sha256', Buffer.from(text), merchantKeyPem).toString('base64')
  return { timeStamp, nonceStr: 'nonce', package: `prepay_id=${prepayId}`, signType: 'RSA', paySign }
}

test('what is to be paid, in words; what somebody wrote is text', async () => {
  const prepayId = await prepaid('order-1', { description: '订金 <b>五菱</b>' })
  const { status, page } = await open({ prepayId, returnTo: RETURN_TO })
  expect(status).toBe(200)
  for (const words of ['沙箱 · 不动真钱', '1,000.00', '订金 &lt;b&gt;五菱', 'orde r-1', '120 分钟', '晚 31 分钟来'])
    expect(page).toContain(words)
})

test.each(['ok', 'cancel', 'fail'])('%s leads back, and only a payment changes the order', async (deed) => {
  const prepayId = await prepaid()
  const { status, location } = await press({ prepayId, returnTo: RETURN_TO, deed, notify: 'never' })
  expect(status).toBe(303)
  expect(location).toBe(`http://127.0.0.1:3001/?cashier=${deed}#/packages/deposits/pages/order/index?id=1`)
  expect(await stateOf()).toBe(deed === 'ok' ? 'SUCCESS' : 'NOTPAY')
})

test('what is paid or closed cannot be paid; without a way back the page says how it went', async () => {
  const prepayId = await prepaid()
  expect((await press({ prepayId, deed: 'ok', notify: 'never' })).page).toContain('付好了')
  expect((await open({ prepayId })).page).toContain('已经付过了')
  expect((await press({ prepayId, deed: 'ok' })).page).toContain('付失败了')
})

test('the parameters of requestPayment must be the merchant’s', async () => {
  const parameters = parametersFor(await prepaid())
  expect(await open({ ...parameters, appId, returnTo: RETURN_TO })).toMatchObject({ status: 200 })
  const wrong = [
    { ...parameters, package: 'prepay_id=wx0' },
    { ...parameters, signType: 'MD5' },
    { ...parameters, appId: 'wxanother' },
    { ...parameters, paySign: parameters.paySign.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) },
    { prepayId: 'wx0' },
  ]
  for (const query of wrong) expect((await open(query)).page).toContain('参数不对')
  await expect(
    sandbox.control('POST', '/wechat-pay/pay', { requestPayment: { ...parameters, nonceStr: 'another' } }),
  ).rejects.toThrow('SIGN_ERROR')
  await sandbox.control('POST', '/wechat-pay/pay', { requestPayment: parameters, notify: 'never' })
  expect(await stateOf()).toBe('SUCCESS')
})

test('a prepay lasts two hours', async () => {
  const prepayId = await prepaid()
  await sandbox.control('PATCH', '/settings', { clockOffsetMs: 2 * 3_600_000 })
  expect((await open({ prepayId })).page).toContain('没有这张单')
})

test('nobody is sent to another machine, and no other site presses the button', async () => {
  const prepayId = await prepaid()
  expect((await open({ prepayId, returnTo: 'https://example.com/' })).page).not.toContain('example.com')
  expect(await press({ prepayId, deed: 'cancel', returnTo: 'https://example.com/' })).toMatchObject({ status: 400 })
  expect(await press({ prepayId, deed: 'ok' }, { origin: 'https://example.com' })).toMatchObject({ status: 400 })
  expect(await stateOf()).toBe('NOTPAY')
})
