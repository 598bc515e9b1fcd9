import { connectMongo } from '../infrastructure/mongo'
import { createFieldEncryption } from '../infrastructure/crypto'
import { systemRandom } from '../infrastructure/random'
import { createSandbox } from '../testing/sandbox'
import { TestClock } from '../testing/test-clock'
import { databaseUri, newDatabaseName } from '../testing/test-environment'
import { thing } from './subscribe-messages'
import { tokenModel } from './token.model'
import { mongoTokenStore } from './token.store'
import { type Wechat, createWechat } from './wechat-client'
import { WechatError } from './wechat-error'
import type { ObserveCall } from './wechat-http'

const APP_ID = 'wxdevelopment00000'
const APP_SECRET = 'development-wechat-app-secret-not-for-production'
const TEMPLATE = 'development-template-day-before'
const SEND = 'wechat POST /cgi-bin/message/subscribe/send'
const LOGIN = 'wechat GET /sns/jscode2session'
const encryption = createFieldEncryption([{ id: 'test', key: Buffer.alloc(32, 7) }], systemRandom)

const sandbox = createSandbox()
let clock = new TestClock(sandbox)
let database = ''
const open: (() => Promise<void>)[] = []

const connect = async () => {
  const connection = await connectMongo(databaseUri(database))
  open.unshift(async () => connection.close())
  return connection
}

/** One BFF process's WeChat: a connection and a client of its own. */
const startWechat = async (given: { observe?: ObserveCall; deadlineMs?: number } = {}): Promise<Wechat> => {
  const wechat = createWechat({
    apiUrl: `${sandbox.url}/wechat`,
    appId: APP_ID,
    appSecret: APP_SECRET,
    tokenStore: mongoTokenStore(tokenModel(await connect()), APP_ID, encryption, systemRandom),
    clock: clock.now,
    ...given,
  })
  open.unshift(async () => wechat.close())
  return wechat
}

const askedForTokens = async (): Promise<number> => {
  const { items } = (await sandbox.get('/requests?system=wechat')) as { items: { endpoint: string }[] }
  return items.filter(({ endpoint }) => endpoint.includes('stable_token')).length
}

const accept = async (code: string, times: number): Promise<string> => {
  const accepted = Array.from({ length: times }, () => TEMPLATE)
  return ((await sandbox.post('/wechat/subscriptions', { code, accepted })) as { openid: string }).openid
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

const sentMessages = async () => ((await sandbox.get('/wechat/messages')) as { items: object[] }).items

beforeEach(async () => {
  await sandbox.reset({ clockOffsetMs: 0 })
  clock = new TestClock(sandbox)
  database = newDatabaseName()
})
afterEach(async () => {
  await (await connect()).dropDatabase()
  for (const close of open.splice(0)) await close()
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
    await sandbox.fault({ endpoint: LOGIN, kind: 'errcode', value, times: 1 })
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
    await sandbox.fault({ endpoint: LOGIN, times: 1, ...fault })
    const wechat = await startWechat(fault.kind === 'hang' ? { deadlineMs: 1_000 } : {})
    expect(await faultOf(wechat.exchangeLoginCode('dev-li'))).toBe(expected)
    await sandbox.heal()
    expect((await (await startWechat()).exchangeLoginCode('dev-li')).openid).toMatch(/^o/)
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
    const { code } = (await sandbox.post('/wechat/phone-codes', { phone: '13812342086' })) as { code: string }
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
    expect(await sentMessages()).toEqual([
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
    await sandbox.post('/wechat/tokens/expire', { forget })
    await Promise.all(
      Array.from({ length: 18 }, async (_unused, n) => (n % 2 ? a : b).sendSubscribeMessage(messageTo(openid))),
    )
    expect(await askedForTokens()).toBe(2)
    expect(await sentMessages()).toHaveLength(20)
  })

  test('is forced when WeChat refuses the one that it calls current', async () => {
    const wechat = await startWechat()
    const openid = await accept('dev-li', 2)
    await wechat.sendSubscribeMessage(messageTo(openid))
    await sandbox.fault({ endpoint: SEND, kind: 'errcode', value: 40001, times: 1 })
    await wechat.sendSubscribeMessage(messageTo(openid))
    // One to begin with, one that came back the same, one by force.
    expect(await askedForTokens()).toBe(3)
  })

  test('refused twice in a row is given up, not tried for ever', async () => {
    const wechat = await startWechat()
    const openid = await accept('dev-li', 1)
    await sandbox.fault({ endpoint: SEND, kind: 'errcode', value: 42001 })
    expect(await faultOf(wechat.sendSubscribeMessage(messageTo(openid)))).toBe('token_invalid')
  })

  test('is renewed before it runs out', async () => {
    const wechat = await startWechat()
    const openid = await accept('dev-li', 2)
    await wechat.sendSubscribeMessage(messageTo(openid))
    await clock.advance(7_100_000)
    await wechat.sendSubscribeMessage(messageTo(openid))
    expect(await askedForTokens()).toBe(2)
  })

  test('is taken over by another process when the one that was renewing it died', async () => {
    const dead = mongoTokenStore(tokenModel(await connect()), APP_ID, encryption, systemRandom)
    const lease = await dead.claim(clock.now(), 10_000)
    expect(lease).toBeDefined()
    const wechat = await startWechat()
    await clock.advance(11_000)
    expect(await faultOf(wechat.exchangePhoneCode('unknown'))).toBe('code_invalid')
    expect(await dead.save(lease ?? '', { token: 'late', expiresAt: clock.now() })).toBe(false)
  })

  test('is not stored in clear', async () => {
    const wechat = await startWechat()
    expect(await faultOf(wechat.exchangePhoneCode('unknown'))).toBe('code_invalid')
    const stored = await tokenModel(await connect())
      .findById(APP_ID)
      .lean()
    expect(stored?.tokenSealed).toMatch(/^test\./)
  })
})
