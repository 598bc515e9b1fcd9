import { developmentOptions } from '../options'
import { type TestSandbox, startTestSandbox } from '../testing/test-sandbox'

const { appId, appSecret, templateIds } = developmentOptions.wechat
const [TEMPLATE = ''] = templateIds

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(async () => sandbox.stop())
beforeEach(async () => {
  await sandbox.control('POST', '/reset')
})

type Json = Record<string, unknown>
const app = { appid: appId, secret: appSecret }
const get = async (path: string, query: Record<string, string>): Promise<Json> =>
  (await fetch(`${sandbox.url}/wechat${path}?${new URLSearchParams(query).toString()}`)).json() as Promise<Json>
const post = async (path: string, body: unknown, token?: string): Promise<Json> => {
  const query = token === undefined ? '' : `?access_token=${token}`
  const response = await fetch(`${sandbox.url}/wechat${path}${query}`, { method: 'POST', body: JSON.stringify(body) })
  expect(response.status).toBe(200)
  return response.json() as Promise<Json>
}
const login = async (code: string, fields: Record<string, string> = {}) =>
  get('/sns/jscode2session', { ...app, js_code: code, grant_type: 'authorization_code', ...fields })
const stableToken = async (force_refresh = false) =>
  post('/cgi-bin/stable_token', { grant_type: 'client_credential', ...app, force_refresh })
const token = async () => String((await stableToken())['access_token'])
const ahead = async (clockOffsetMs: number) => sandbox.control('PATCH', '/settings', { clockOffsetMs })

describe('login', () => {
  test('one person has one openid, another another', async () => {
    const first = await login('preview-wang')
    expect(first).toMatchObject({ openid: expect.stringMatching(/^o[\w-]{27}$/), x_sandbox: expect.any(String) })
    expect(Buffer.from(String(first['session_key']), 'base64')).toHaveLength(16)
    expect((await login('dev-wang'))['openid']).toBe(first['openid'])
    expect((await login('dev-li'))['openid']).not.toBe(first['openid'])
  })

  test.each(['once-wang', 'dev-wang.7f3a', 'preview-wang.1'])('%s works once', async (code) => {
    expect(await login(code)).toHaveProperty('openid')
    expect(await login(code)).toMatchObject({ errcode: 40163 })
  })

  test.each([
    ['risky-wang', {}, 40226],
    ['busy-wang', {}, -1],
    ['081aBcDe', {}, 40029],
    ['', {}, 41008],
    ['dev-wang', { appid: 'another' }, 40013],
    ['dev-wang', { secret: 'another' }, 40125],
    ['dev-wang', { grant_type: 'password' }, 40002],
  ])('%j with %j is %i', async (code, fields, errcode) => {
    expect(await login(code, fields)).toMatchObject({ errcode })
  })

  test('a hundred a minute for one person', async () => {
    for (let i = 0; i < 100; i++) await login('dev-busybody')
    expect(await login('dev-busybody')).toMatchObject({ errcode: 45011 })
    expect(await login('dev-somebody')).toHaveProperty('openid')
    await ahead(61_000)
    expect(await login('dev-busybody')).toHaveProperty('openid')
  })
})

describe('stable token', () => {
  const good = async (value: string) => {
    const { errcode } = await post('/wxa/business/getuserphonenumber', { code: 'none' }, value)
    return errcode === 40029
  }

  test('the same for all who ask, at the same moment too', async () => {
    const answers = await Promise.all([stableToken(), stableToken(), stableToken()])
    expect(new Set(answers.map((it) => it['access_token'])).size).toBe(1)
    expect(answers[0]['expires_in']).toBe(7200)
    expect(await good(await token())).toBe(true)
  })

  test('near its end a new one, the old one good until then', async () => {
    const old = await token()
    await ahead(7_000_000)
    const next = await token()
    expect(next).not.toBe(old)
    expect([await good(old), await good(next)]).toEqual([true, true])
    await ahead(7_201_000)
    expect(await post('/wxa/business/getuserphonenumber', {}, old)).toMatchObject({ errcode: 42001 })
  })

  test('a forced one ends the one before; twenty a day', async () => {
    const old = await token()
    const forced = String((await stableToken(true))['access_token'])
    expect(await post('/wxa/business/getuserphonenumber', {}, old)).toMatchObject({ errcode: 40001 })
    expect(await token()).toBe(forced)
    for (let i = 1; i < 20; i++) await stableToken(true)
    expect(await stableToken(true)).toMatchObject({ errcode: 45009 })
  })

  test('run out or forgotten on demand', async () => {
    const value = await token()
    await sandbox.control('POST', '/wechat/tokens/expire')
    expect(await post('/cgi-bin/message/subscribe/send', {}, value)).toMatchObject({ errcode: 42001 })
    await sandbox.control('POST', '/wechat/tokens/expire', { forget: true })
    expect(await post('/cgi-bin/message/subscribe/send', {}, value)).toMatchObject({ errcode: 40001 })
    expect(await post('/cgi-bin/message/subscribe/send', {})).toMatchObject({ errcode: 41001 })
  })

  test('as long as tokens may become', async () => {
    await sandbox.control('PATCH', '/settings', { accessTokenLength: 512 })
    const value = await token()
    expect(value).toHaveLength(512)
    expect(await good(value)).toBe(true)
  })
})

describe('phone number', () => {
  const mint = async () =>
    (await sandbox.control<{ code: string }>('POST', '/wechat/phone-codes', { phone: '15400001234' })).code

  test('a code gives the number once', async () => {
    const code = await mint()
    const value = await token()
    expect(await post('/wxa/business/getuserphonenumber', { code }, value)).toMatchObject({
      errcode: 0,
      phone_info: { purePhoneNumber: '15400001234', countryCode: '86', watermark: { appid: appId } },
    })
    expect(await post('/wxa/business/getuserphonenumber', { code }, value)).toMatchObject({ errcode: 40029 })
  })

  test('for five minutes', async () => {
    const code = await mint()
    await ahead(5 * 60_000 + 1_000)
    expect(await post('/wxa/business/getuserphonenumber', { code }, await token())).toMatchObject({ errcode: 40029 })
  })

  test('no code for what is no mobile number', async () => {
    await expect(sandbox.control('POST', '/wechat/phone-codes', { phone: '110' })).rejects.toThrow(' 400 ')
  })
})

describe('subscribe messages', () => {
  const message = async (fields: object = {}) => {
    const openid = String((await login('dev-wang'))['openid'])
    const data = { thing1: { value: '五菱缤果' }, time2: { value: '2026年11月28日 10:20' } }
    const whole = { touser: openid, template_id: TEMPLATE, page: 'packages/a/pages/b/b?id=1', data, ...fields }
    return post('/cgi-bin/message/subscribe/send', whole, await token())
  }
  const accept = async (accepted: string[]) =>
    sandbox.control<{ accepts: object[] }>('POST', '/wechat/subscriptions', { code: 'dev-wang', accepted })

  test('one accept, one message', async () => {
    expect(await message()).toMatchObject({ errcode: 43101 })
    const { accepts } = await accept([TEMPLATE, TEMPLATE])
    expect(accepts).toMatchObject([{ templateId: TEMPLATE, left: 2 }])
    expect(await message()).toMatchObject({ errcode: 0 })
    expect(await message()).toMatchObject({ errcode: 0 })
    expect(await message()).toMatchObject({ errcode: 43101 })
    const { items } = await sandbox.control<{ items: object[] }>('GET', '/wechat/messages')
    expect(items).toHaveLength(2)
    expect(items[0]).toMatchObject({ templateId: TEMPLATE, data: { thing1: '五菱缤果' } })
  })

  test.each([
    [{ touser: 'nobody' }, 40003],
    [{ template_id: 'another' }, 40037],
    [{ page: '/leading/slash' }, 41030],
    [{ data: {} }, 47003],
    [{ data: { thing1: { value: '一二三四五六七八九十一二三四五六七八九十一' } } }, 47003],
    [{ data: { thing1: { value: ' ' } } }, 47003],
    [{ data: { colour1: { value: '红' } } }, 47003],
    [{ data: { time1: { value: '明天上午' } } }, 47003],
    [{ data: { phrase1: { value: '六个字不可以' } } }, 47003],
    [{ data: { character_string1: { value: '中文' } } }, 47003],
    [{ data: 'text' }, 47001],
  ])('%j is %i and costs no accept', async (fields, errcode) => {
    await accept([TEMPLATE])
    expect(await message(fields)).toMatchObject({ errcode })
    expect(await message()).toMatchObject({ errcode: 0 })
  })

  test('only pages of the released version, once they are known', async () => {
    await sandbox.control('PATCH', '/settings', { wechatPages: ['packages/a/pages/b/b'] })
    await accept([TEMPLATE])
    expect(await message({ page: 'packages/a/pages/c/c' })).toMatchObject({ errcode: 41030 })
    expect(await message()).toMatchObject({ errcode: 0 })
  })

  test('accepts and messages outlast a restart', async () => {
    await accept([TEMPLATE])
    await sandbox.restart()
    expect(await message()).toMatchObject({ errcode: 0 })
  })
})

describe('mini-program code', () => {
  const draw = async (body: object) =>
    fetch(`${sandbox.url}/wechat/wxa/getwxacodeunlimit?access_token=${await token()}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })

  test('a picture', async () => {
    const response = await draw({ scene: 'm=byd-seagull', page: 'packages/a/pages/b/b', width: 280 })
    expect(response.headers.get('content-type')).toBe('image/png')
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(bytes.readUInt32BE(16)).toBe(280)
  })

  test.each([
    [{ scene: 'x'.repeat(33) }, 40169],
    [{ scene: '中文' }, 40169],
    [{ scene: 'a', page: '/a/b' }, 41030],
    [{ scene: 'a', page: 'a/b?c=d' }, 41030],
    [{}, 47001],
  ])('%j is JSON with %i', async (body, errcode) => {
    expect(await (await draw(body)).json()).toMatchObject({ errcode })
  })
})
