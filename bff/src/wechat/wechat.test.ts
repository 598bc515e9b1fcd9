import { connectMongo } from '../infrastructure/mongo'
import { createFieldEncryption } from '../infrastructure/crypto'
import { systemRandom } from '../infrastructure/random'
import { thing } from './subscribe-messages'
import { tokenModel } from './token.model'
import { mongoTokenStore } from './token.store'
import { type Wechat, createWechat } from './wechat-client'
import { WechatError } from './wechat-error'
import type { ObserveCall } from './wechat-http'

const sandboxUrl = process.env['TEST_SANDBOX_URL'] ?? ''
const APP_ID = 'wxdevelopment00000'
const APP_SECRET = 'development-wechat-app-secret-not-for-production'
const TEMPLATE = 'development-template-day-before'
const encryption = createFieldEncryption([{ id: 'test', key: Buffer.alloc(32, 7) }], systemRandom)

let aheadMs = 0
const clock = () => new Date(Date.now() + aheadMs)
const open: (() => Promise<void>)[] = []
const database = `cheji_wechat_${process.env['JEST_WORKER_ID'] ?? '1'}_${process.pid}`

const control = async <T = unknown>(method: string, path: string, body?: object): Promise<T> => {
  const response = await fetch(`${sandboxUrl}/console/api${path}`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

/** One BFF process's WeChat: a connection and a client of its own. */
const startWechat = async (given: { observe?: ObserveCall; deadlineMs?: number } = {}): Promise<Wechat> => {
  const connection = await connectMongo((process.env['TEST_MONGODB_URI'] ?? '').replace(/\/[^/]*$/, `/${database}`))
  const wechat = createWechat({
    apiUrl: `${sandboxUrl}/wechat`,
    appId: APP_ID,
    appSecret: APP_SECRET,
    tokenStore: mongoTokenStore(tokenModel(connection), APP_ID, encryption, systemRandom),
    clock,
    ...given,
  })
  open.push(async () => {
    await wechat.close()
    await connection.close()
  })
  return wechat
}

const askedForTokens = async (): Promise<number> => {
  const { items } = await control<{ items: { endpoint: string }[] }>('GET', '/requests?system=wechat')
  return items.filter(({ endpoint }) => endpoint.includes('stable_token')).length
}

const accept = async (code: string, times: number): Promise<string> => {
  const accepted = Array.from({ length: times }, () => TEMPLATE)
  return (await control<{ openid: string }>('POST', '/wechat/subscriptions', { code, accepted })).openid
}

const messageTo = (openid: string) => ({
  openid,
  templateId: TEMPLATE,
  page: 'packages/test-drives/pages/detail/index?testDriveId=1',
  data: { thing1: '明天试驾', time2: '2026-11-26 10:20' },
})

const faultOf = async (call: Promise<unknown>): Promise<string> => {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof WechatError ? error.fault : `not a WechatError: ${String(error)}`
}

beforeEach(async () => {
  aheadMs = 0
  await control('POST', '/reset', {})
  const connection = await connectMongo((process.env['TEST_MONGODB_URI'] ?? '').replace(/\/[^/]*$/, `/${database}`))
  await connection.dropDatabase()
  await connection.close()
})
afterEach(async () => {
  await Promise.all(open.splice(0).map(async (close) => close()))
})

describe('login codes', () => {
  test('give the same openid for the same person and a new session key each time', async () => {
    const wechat = await startWechat()
    const first = await wechat.exchangeLoginCode('dev-li.1')
    const second = await wechat.exchangeLoginCode('dev-li.2')
    expect(second.openid).toBe(first.openid)
    expect(first.openid).not.toBe((await wechat.exchangeLoginCode('dev-wang.1')).openid)
  })

  test('work once', async () => {
    const wechat = await startWechat()
    await wechat.exchangeLoginCode('once-li')
    expect(await faultOf(wechat.exchangeLoginCode('once-li'))).toBe('code_used')
  })

  test.each([
    ['nonsense', 'code_invalid'],
    ['risky-li', 'user_blocked'],
    ['busy-li', 'busy'],
  ])('%s is refused as %s', async (code, fault) => {
    expect(await faultOf((await startWechat()).exchangeLoginCode(code))).toBe(fault)
  })

  test.each([
    [45011, 'too_often'],
    [40125, 'misconfigured'],
    [40164, 'misconfigured'],
    [99999, 'unknown'],
  ])('errcode %d is %s', async (value, fault) => {
    await control('PUT', '/faults', { endpoint: 'wechat GET /sns/jscode2session', kind: 'errcode', value, times: 1 })
    expect(await faultOf((await startWechat()).exchangeLoginCode('dev-li'))).toBe(fault)
  })
})

describe('when WeChat is away', () => {
  test.each([
    [{ kind: 'hang' }, 'unreachable'],
    [{ kind: 'drop' }, 'unreachable'],
    [{ kind: 'status', value: 500 }, 'unreachable'],
    [{ kind: 'status', value: 429 }, 'too_often'],
    [{ kind: 'malformed' }, 'malformed'],
  ])('%j ends in %s', async (fault, expected) => {
    await control('PUT', '/faults', { endpoint: 'wechat GET /sns/jscode2session', times: 1, ...fault })
    const wechat = await startWechat({ deadlineMs: 400 })
    expect(await faultOf(wechat.exchangeLoginCode('dev-li'))).toBe(expected)
    await control('DELETE', '/faults')
    expect((await wechat.exchangeLoginCode('dev-li')).openid).toMatch(/^o/)
  })

  test('the error names neither code nor secret nor openid, and each call is counted', async () => {
    const seen: string[] = []
    const wechat = await startWechat({ observe: ({ endpoint, outcome }) => seen.push(`${endpoint} ${outcome}`) })
    await wechat.exchangeLoginCode('dev-li')
    const error = (await wechat
      .exchangeLoginCode('once-secret')
      .then(
        async () => wechat.exchangeLoginCode('once-secret'),
        (reason: unknown) => reason,
      )
      .catch((reason: unknown) => reason)) as Error
    expect(JSON.stringify([error.message, error.stack, error.cause, error])).not.toMatch(
      /once-secret|not-for-production|o[\w-]{27}/,
    )
    expect(seen).toEqual(['jscode2session ok', 'jscode2session ok', 'jscode2session code_used'])
  })
})

describe('phone codes', () => {
  test('give the number once', async () => {
    const wechat = await startWechat()
    const { code } = await control<{ code: string }>('POST', '/wechat/phone-codes', { phone: '13812342086' })
    expect(await wechat.exchangePhoneCode(code)).toEqual({ number: '13812342086', countryCode: '86' })
    expect(await faultOf(wechat.exchangePhoneCode(code))).toBe('code_invalid')
  })
})

describe('messages', () => {
  test('are paid for by accepts, one each', async () => {
    const wechat = await startWechat()
    const openid = await accept('dev-li', 1)
    await wechat.sendSubscribeMessage(messageTo(openid))
    expect(await faultOf(wechat.sendSubscribeMessage(messageTo(openid)))).toBe('not_subscribed')
    const { items } = await control<{ items: { openid: string; data: object }[] }>('GET', '/wechat/messages')
    expect(items).toEqual([
      expect.objectContaining({ openid, data: { thing1: '明天试驾', time2: '2026-11-26 10:20' } }),
    ])
  })

  test.each([
    [{ openid: 'nobody' }, 'openid_invalid'],
    [{ templateId: 'of-another-app' }, 'template_invalid'],
    [{ page: '/no such page' }, 'page_invalid'],
    [{ data: { thing1: '比二十个字还要长得多的一段说明写在这里不行' } }, 'data_invalid'],
  ])('%j is refused as %s', async (change, fault) => {
    const wechat = await startWechat()
    const openid = await accept('dev-li', 1)
    expect(await faultOf(wechat.sendSubscribeMessage({ ...messageTo(openid), ...change }))).toBe(fault)
  })

  test('a thing is cut to twenty characters', () => {
    expect(thing('沭阳人民路店')).toBe('沭阳人民路店')
    expect(Array.from(thing('车'.repeat(30)))).toHaveLength(20)
    expect(thing('车'.repeat(30))).toMatch(/…$/)
  })
})

describe('the access token', () => {
  test('is fetched once by two processes that need it at the same moment', async () => {
    const [a, b] = [await startWechat(), await startWechat()]
    const openid = await accept('dev-li', 20)
    const sends = Array.from({ length: 20 }, async (_, n) => (n % 2 ? a : b).sendSubscribeMessage(messageTo(openid)))
    await Promise.all(sends)
    expect(await askedForTokens()).toBe(1)
  })

  test.each([
    ['ran out', false],
    ['was forgotten', true],
  ])('that %s is renewed once by two processes, and every message arrives', async (_, forget) => {
    const [a, b] = [await startWechat(), await startWechat()]
    const openid = await accept('dev-li', 20)
    await a.sendSubscribeMessage(messageTo(openid))
    await b.sendSubscribeMessage(messageTo(openid))
    await control('POST', '/wechat/tokens/expire', { forget })
    await Promise.all(
      Array.from({ length: 18 }, async (_unused, n) => (n % 2 ? a : b).sendSubscribeMessage(messageTo(openid))),
    )
    expect(await askedForTokens()).toBe(2)
    expect((await control<{ items: unknown[] }>('GET', '/wechat/messages')).items).toHaveLength(20)
  })

  test('is forced when WeChat refuses the one that it calls current', async () => {
    const wechat = await startWechat()
    const openid = await accept('dev-li', 2)
    await wechat.sendSubscribeMessage(messageTo(openid))
    const endpoint = 'wechat POST /cgi-bin/message/subscribe/send'
    await control('PUT', '/faults', { endpoint, kind: 'errcode', value: 40001, times: 1 })
    await wechat.sendSubscribeMessage(messageTo(openid))
    // One to begin with, one that came back the same, one by force.
    expect(await askedForTokens()).toBe(3)
  })

  test('refused twice in a row is given up, not tried for ever', async () => {
    const wechat = await startWechat()
    const openid = await accept('dev-li', 1)
    const endpoint = 'wechat POST /cgi-bin/message/subscribe/send'
    await control('PUT', '/faults', { endpoint, kind: 'errcode', value: 42001 })
    expect(await faultOf(wechat.sendSubscribeMessage(messageTo(openid)))).toBe('token_invalid')
  })

  test('is renewed before it runs out', async () => {
    const wechat = await startWechat()
    const openid = await accept('dev-li', 2)
    await wechat.sendSubscribeMessage(messageTo(openid))
    aheadMs = 7_100_000
    await control('PATCH', '/settings', { clockOffsetMs: aheadMs })
    await wechat.sendSubscribeMessage(messageTo(openid))
    expect(await askedForTokens()).toBe(2)
  })

  test('is taken over by another process when the one that was renewing it died', async () => {
    const connection = await connectMongo((process.env['TEST_MONGODB_URI'] ?? '').replace(/\/[^/]*$/, `/${database}`))
    open.push(async () => connection.close())
    const dead = mongoTokenStore(tokenModel(connection), APP_ID, encryption, systemRandom)
    const lease = await dead.claim(clock(), 10_000)
    expect(lease).toBeDefined()
    const wechat = await startWechat()
    aheadMs = 11_000
    expect(await faultOf(wechat.exchangePhoneCode('unknown'))).toBe('code_invalid')
    expect(await dead.save(lease ?? '', { token: 'late', expiresAt: clock() })).toBe(false)
  })

  test('is not stored in clear', async () => {
    const wechat = await startWechat()
    expect(await faultOf(wechat.exchangePhoneCode('unknown'))).toBe('code_invalid')
    const connection = await connectMongo((process.env['TEST_MONGODB_URI'] ?? '').replace(/\/[^/]*$/, `/${database}`))
    open.push(async () => connection.close())
    const stored = await tokenModel(connection).findById(APP_ID).lean()
    expect(stored?.tokenSealed).toMatch(/^test\./)
  })
})
