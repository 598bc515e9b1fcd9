import { AGREEMENT_VERSION } from '@cheji/shared/account/agreement-version'
import { type TestBff, startTestBff } from '../../testing/test-bff'
import { userModel } from './user.model'

const SMS = 'sms POST /v1/messages'

let bff: TestBff
let second: TestBff
let numbers = 10_000_000
beforeAll(async () => {
  bff = await startTestBff()
  second = await startTestBff({ beside: bff })
})
afterAll(async () => {
  await second.stop()
  await bff.stop()
})
afterEach(async () => bff.sandbox.heal())

const newPhone = (): string => `138${++numbers}`
const codeOf = (answer: { body: unknown }) => (answer.body as { error: { code: string } }).error.code
const detailsOf = (answer: { body: unknown }) => (answer.body as { error: { details: unknown } }).error.details
const ask = async (token: string, phone: string, on = bff) =>
  on.post('/api/v1/account/phone/sms-code', { phone }, { token })
const bind = async (token: string, phone: string, smsCode: string, on = bff) =>
  on.post('/api/v1/account/phone/typed', { phone, smsCode }, { token })
/** The code in the newest message to a number. */
const received = async (phone: string): Promise<string> => {
  const { items } = (await bff.sandbox.get(`/sms?to=${phone}`)) as { items: { text: string }[] }
  return /\d{6}/.exec(items[0]?.text ?? '')?.[0] ?? 'none came'
}
const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const minted = async (phone: string): Promise<string> =>
  ((await bff.sandbox.post('/wechat/phone-codes', { phone })) as { code: string }).code
const bindByWechat = async (token: string, code: string) =>
  bff.post('/api/v1/account/phone/wechat', { code }, { token })

describe('POST /account/phone/wechat', () => {
  test('binds the number of WeChat, shown masked and stored sealed', async () => {
    const token = await bff.signIn('wechat-phone')
    const phone = newPhone()
    const answer = await bindByWechat(token, await minted(phone))
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ phoneMasked: `138 **** ${phone.slice(-4)}` })
    expect(JSON.stringify(await userModel(bff.connection).find().lean())).not.toContain(phone)
  })

  test('needs her consent first, and then the same code still works', async () => {
    const token = await bff.signIn('no-consent', { consent: false })
    const code = await minted(newPhone())
    const refused = await bindByWechat(token, code)
    expect([refused.status, codeOf(refused)]).toEqual([403, 'consent_required'])
    expect(detailsOf(refused)).toEqual({ agreementVersion: AGREEMENT_VERSION })
    await bff.post(
      '/api/v1/account/consents',
      { kind: 'agreement_and_privacy', version: AGREEMENT_VERSION, granted: true },
      { token },
    )
    expect((await bindByWechat(token, code)).status).toBe(200)
  })

  test('refuses a code that is unknown or was used', async () => {
    const token = await bff.signIn('phone-replay')
    const code = await minted(newPhone())
    await bindByWechat(token, code)
    for (const answer of [await bindByWechat(token, code), await bindByWechat(token, 'unknown')])
      expect([answer.status, codeOf(answer)]).toEqual([400, 'phone_code_invalid'])
  })

  test.each([
    [-1, 503, 'try_later'],
    [40163, 400, 'phone_code_invalid'],
    [45011, 429, 'rate_limited'],
    [48001, 503, 'try_later'],
  ])('WeChat errcode %d becomes %d %s', async (value, status, error) => {
    const token = await bff.signIn('phone-errors')
    await bff.sandbox.fault({
      endpoint: 'wechat POST /wxa/business/getuserphonenumber',
      kind: 'errcode',
      value,
      times: 1,
    })
    const answer = await bindByWechat(token, await minted(newPhone()))
    expect([answer.status, codeOf(answer)]).toEqual([status, error])
  })

  test.each([{}, { code: { $gt: '' } }, { code: 'x', phone: '13800000000' }])('refuses the body %j', async (body) => {
    const token = await bff.signIn('phone-hostile')
    const answer = await bff.post('/api/v1/account/phone/wechat', body, { token })
    expect([answer.status, codeOf(answer)]).toEqual([400, 'validation_failed'])
  })
})

describe('a typed number', () => {
  test('is bound with the code of the message, asked for at one process and given to another', async () => {
    const token = await bff.signIn('typed')
    const phone = newPhone()
    const asked = await ask(token, phone)
    expect(asked.body).toEqual({ resendAfterS: 60, expiresInS: 300 })
    const answer = await bind(token, phone, await received(phone), second)
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ phoneMasked: `138 **** ${phone.slice(-4)}` })
  })

  test('needs her consent before it is sent anywhere', async () => {
    const token = await bff.signIn('typed-no-consent', { consent: false })
    const phone = newPhone()
    for (const answer of [await ask(token, phone), await bind(token, phone, '123456')])
      expect([answer.status, codeOf(answer)]).toEqual([403, 'consent_required'])
    expect(await received(phone)).toBe('none came')
  })

  test('has a code that works once', async () => {
    const token = await bff.signIn('typed-once')
    const phone = newPhone()
    await ask(token, phone)
    const code = await received(phone)
    const [one, two] = await Promise.all([bind(token, phone, code), bind(token, phone, code, second)])
    expect([one.status, two.status].sort()).toEqual([200, 400])
  })

  test('has a code for this number and this user only', async () => {
    const [token, other] = [await bff.signIn('typed-mine'), await bff.signIn('typed-other')]
    const phone = newPhone()
    await ask(token, phone)
    const code = await received(phone)
    for (const answer of [await bind(token, newPhone(), code), await bind(other, phone, code)])
      expect([answer.status, codeOf(answer)]).toEqual([400, 'sms_code_wrong'])
    expect((await bind(token, phone, code)).status).toBe(200)
  })

  test('locks after five wrong tries, however many come at once', async () => {
    const token = await bff.signIn('typed-guesser')
    const phone = newPhone()
    await ask(token, phone)
    const code = await received(phone)
    const first = await bind(token, phone, wrong(code))
    expect([first.status, codeOf(first), detailsOf(first)]).toEqual([400, 'sms_code_wrong', { triesLeft: 4 }])
    await Promise.all(Array.from({ length: 12 }, async () => bind(token, phone, wrong(code))))
    const right = await bind(token, phone, code)
    expect([codeOf(right), detailsOf(right)]).toEqual(['sms_code_wrong', { triesLeft: 0 }])
  })

  test('has a code that ends after five minutes', async () => {
    const token = await bff.signIn('typed-late')
    const phone = newPhone()
    await ask(token, phone)
    const code = await received(phone)
    await bff.clock.advance(5 * 60_000)
    const answer = await bind(token, phone, code)
    expect([answer.status, codeOf(answer)]).toEqual([400, 'sms_code_wrong'])
  })

  test('gets no second message within a minute, from whomever and at whichever process', async () => {
    const [token, other] = [await bff.signIn('typed-quick'), await bff.signIn('typed-quick-2')]
    const phone = newPhone()
    expect((await ask(token, phone)).status).toBe(200)
    await bff.clock.advance(20_000)
    for (const answer of [await ask(token, newPhone()), await ask(other, phone, second)]) {
      expect([answer.status, codeOf(answer)]).toEqual([429, 'sms_too_often'])
      const { resendAfterS } = detailsOf(answer) as { resendAfterS: number }
      expect(resendAfterS).toBeGreaterThan(30)
      expect(resendAfterS).toBeLessThanOrEqual(40)
      expect(answer.headers.get('retry-after')).toBe(String(resendAfterS))
    }
    await bff.clock.advance(41_000)
    expect((await ask(token, phone)).status).toBe(200)
  })

  test('gets one message of many asked for at once over two processes', async () => {
    const token = await bff.signIn('typed-burst')
    const phone = newPhone()
    const answers = await Promise.all(
      Array.from({ length: 10 }, async (_, n) => ask(token, phone, n % 2 ? bff : second)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const { items } = (await bff.sandbox.get(`/sms?to=${phone}`)) as { items: unknown[] }
    expect(items).toHaveLength(1)
  })

  test('gets at most ten messages a Beijing day', async () => {
    const token = await bff.signIn('typed-daily')
    const phone = newPhone()
    await bff.clock.set(new Date(Math.ceil(bff.clock.now().getTime() / 86_400_000) * 86_400_000))
    for (let n = 0; n < 10; n++) {
      expect((await ask(token, phone)).status).toBe(200)
      await bff.clock.advance(61_000)
    }
    const refused = await ask(token, phone)
    expect([refused.status, codeOf(refused)]).toEqual([429, 'sms_too_often'])
    await bff.clock.advance(86_400_000)
    expect((await ask(token, phone)).status).toBe(200)
  })

  test('asks to try later while the gateway fails', async () => {
    const token = await bff.signIn('typed-gateway')
    await bff.sandbox.fault({ endpoint: SMS, kind: 'status', value: 503, times: 1 })
    const answer = await ask(token, newPhone())
    expect([answer.status, codeOf(answer)]).toEqual([503, 'try_later'])
    await bff.sandbox.fault({ endpoint: SMS, kind: 'drop', times: 1 })
    await bff.clock.advance(61_000)
    expect((await ask(token, newPhone())).status).toBe(503)
  })

  test.each([
    ['phone/sms-code', { phone: '12345678901' }],
    ['phone/sms-code', { phone: '+8613812342086' }],
    ['phone/sms-code', { phone: { $regex: '^1' } }],
    ['phone/typed', { phone: '13812342086', smsCode: '12345' }],
    ['phone/typed', { phone: '13812342086', smsCode: { $ne: '' } }],
    ['phone/typed', { phone: '13812342086', smsCode: '123456', userId: 'another' }],
  ])('%s refuses the body %j', async (path, body) => {
    const token = await bff.signIn('typed-hostile')
    const answer = await bff.post(`/api/v1/account/${path}`, body, { token })
    expect([answer.status, codeOf(answer)]).toEqual([400, 'validation_failed'])
  })

  test('a second number replaces the first', async () => {
    const token = await bff.signIn('typed-again')
    const [before, after] = [newPhone(), newPhone()]
    await bindByWechat(token, await minted(before))
    expect((await bindByWechat(token, await minted(after))).body).toMatchObject({
      phoneMasked: `138 **** ${after.slice(-4)}`,
    })
  })
})
