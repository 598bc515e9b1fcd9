import { type TestBff, startTestBff } from '../../testing/test-bff'

let bff: TestBff
beforeAll(async () => {
  bff = await startTestBff()
})
afterAll(async () => bff.stop())

const WECHAT_PHONE = '13812345001'
const TYPED_PHONE = '13912345002'

test('a run with success and every kind of failure logs no number, openid, token, key or code', async () => {
  const { openid } = (await bff.sandbox.post('/wechat/subscriptions', { code: 'dev-logged', accepted: [] })) as {
    openid: string
  }
  const token = await bff.signIn('logged')
  const { code: phoneCode } = (await bff.sandbox.post('/wechat/phone-codes', { phone: WECHAT_PHONE })) as {
    code: string
  }
  const post = async (path: string, body: object) => bff.post(`/api/v1/account/${path}`, body, { token })
  expect((await post('phone/wechat', { code: phoneCode })).status).toBe(200)
  expect((await post('phone/wechat', { code: phoneCode })).status).toBe(400)
  expect((await post('phone/sms-code', { phone: TYPED_PHONE })).status).toBe(200)
  const { items } = (await bff.sandbox.get(`/sms?to=${TYPED_PHONE}`)) as { items: { text: string }[] }
  const smsCode = /\d{6}/.exec(items[0]?.text ?? '')?.[0] ?? ''
  expect((await post('phone/typed', { phone: TYPED_PHONE, smsCode })).status).toBe(200)
  for (const kind of ['drop', 'malformed']) {
    await bff.sandbox.fault({ endpoint: 'wechat GET /sns/jscode2session', kind, times: 1 })
    expect((await bff.post('/api/v1/account/login', { code: 'dev-logged.again' })).status).toBe(503)
    await bff.sandbox.fault({ endpoint: 'sms POST /v1/messages', kind, times: 1 })
    await bff.clock.advance(61_000)
    const asked = await post('phone/sms-code', { phone: TYPED_PHONE })
    expect([200, 503]).toContain(asked.status)
  }
  expect((await bff.get(`/api/v1/account/me?phone=${TYPED_PHONE}`, { token })).status).toBe(400)
  expect((await bff.get('/api/v1/account/export', { token })).status).toBe(200)
  expect((await bff.delete('/api/v1/account', { token })).status).toBe(200)

  const output = bff.logs.join('')
  expect(output).toContain('/api/v1/account/phone/typed')
  expect(output).toContain('try_later')
  const stored = (await bff.connection.collection('wechat_tokens').findOne()) as { tokenSealed?: string } | null
  const secrets = [
    ...[WECHAT_PHONE, TYPED_PHONE, openid, token, phoneCode, 'dev-logged', stored?.tokenSealed ?? 'no token stored'],
    'development-wechat-app-secret',
    'development-sms-key',
    'session_key',
  ]
  for (const secret of secrets) expect(output).not.toContain(secret)
  // A six-digit code may be part of a time or an id; beside its own name it may not stand.
  expect(output).not.toMatch(new RegExp(`code\\W{1,4}${smsCode}`))
})
