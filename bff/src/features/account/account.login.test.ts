import { randomUUID } from 'node:crypto'
import { eventually } from '../../testing/eventually'
import { type TestBff, startTestBff } from '../../testing/test-bff'
import { sessionModel } from './session.model'
import { userModel } from './user.model'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const LOGIN = 'wechat GET /sns/jscode2session'

let bff: TestBff
let second: TestBff
beforeAll(async () => {
  bff = await startTestBff()
  second = await startTestBff({ beside: bff })
})
afterAll(async () => {
  await second.stop()
  await bff.stop()
})

const login = async (code: string) => bff.post('/api/v1/account/login', { code })
const tokenOf = (answer: { body: unknown }): string => (answer.body as { token: string }).token
const me = async (token: string, on = bff) => on.get('/api/v1/account/me', { token })
const codeOf = (answer: { body: unknown }) => (answer.body as { error: { code: string } }).error.code
const freshCode = (who: string): string => `dev-${who}.${randomUUID().slice(0, 8)}`

describe('POST /account/login', () => {
  test('gives a session of 30 days and an account that holds nothing yet', async () => {
    const answer = await login(freshCode('login-li'))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const { token, expiresAt, me: account } = answer.body as { token: string; expiresAt: string; me: object }
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(Math.round((Date.parse(expiresAt) - bff.clock.now().getTime()) / DAY_MS)).toBe(30)
    expect(account).toEqual({
      userId: expect.stringMatching(/^[0-9a-f]{24}$/),
      phoneMasked: null,
      consents: [],
      createdAt: expect.stringMatching(/\+08:00$/),
    })
  })

  test('leads the same person to the same account', async () => {
    const ids = await Promise.all(
      [1, 2].map(async () => (await me(tokenOf(await login(freshCode('same-li'))))).body as { userId: string }),
    )
    expect(ids[0]?.userId).toBe(ids[1]?.userId)
  })

  test('makes one account of twenty first logins at once, over two processes', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, n) =>
        (n % 2 ? bff : second).post('/api/v1/account/login', { code: freshCode('crowd') }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(20).fill(200))
    const ids = new Set(answers.map(({ body }) => (body as { me: { userId: string } }).me.userId))
    expect(ids.size).toBe(1)
  })

  test.each([
    ['nonsense', 400, 'login_code_invalid'],
    ['risky-li', 403, 'user_blocked'],
    ['busy-li', 503, 'try_later'],
  ])('refuses %s with %d %s', async (code, status, error) => {
    const answer = await login(code)
    expect(answer.status).toBe(status)
    expect(codeOf(answer)).toBe(error)
  })

  test('refuses a replayed code', async () => {
    expect((await login('once-replay')).status).toBe(200)
    const again = await login('once-replay')
    expect([again.status, codeOf(again)]).toEqual([400, 'login_code_invalid'])
  })

  test('says when to try again after too many logins', async () => {
    await bff.sandbox.fault({ endpoint: LOGIN, kind: 'errcode', value: 45011, times: 1 })
    const answer = await login(freshCode('quick'))
    expect([answer.status, codeOf(answer), answer.headers.get('retry-after')]).toEqual([429, 'rate_limited', '60'])
  })

  test.each([{ kind: 'drop' }, { kind: 'status', value: 502 }, { kind: 'malformed' }])(
    'asks to try later while WeChat fails by %j, and works again after',
    async (fault) => {
      await bff.sandbox.fault({ endpoint: LOGIN, times: 1, ...fault })
      const answer = await login(freshCode('later'))
      expect([answer.status, codeOf(answer)]).toEqual([503, 'try_later'])
      expect((await login(freshCode('later'))).status).toBe(200)
    },
  )

  test.each([
    ['nothing', {}],
    ['an operator', { code: { $ne: null } }],
    ['a list', { code: ['dev-li'] }],
    ['an empty code', { code: '' }],
    ['a huge code', { code: 'x'.repeat(10_000) }],
    ['an unknown field', { code: 'dev-li', openid: 'o123456' }],
    ['a prototype', JSON.parse('{"code":"dev-li","__proto__":{"a":1}}') as object],
  ])('refuses %s', async (_, body) => {
    const answer = await bff.post('/api/v1/account/login', body)
    expect([answer.status, codeOf(answer)]).toEqual([400, 'validation_failed'])
  })
})

describe('sessions', () => {
  test('are refused without a token, with a false one and with one of odd shape', async () => {
    for (const headers of [
      {},
      { authorization: `Bearer ${'A'.repeat(43)}` },
      { authorization: 'Bearer {"$gt":""}' },
      { authorization: 'Basic abc' },
    ]) {
      const answer = await bff.get('/api/v1/account/me', { headers })
      expect([answer.status, codeOf(answer)]).toEqual([401, 'signed_out'])
    }
  })

  test('hold in every process and end in every process within seconds', async () => {
    const token = await bff.signIn('two-processes')
    expect((await me(token, second)).status).toBe(200)
    expect((await bff.post('/api/v1/account/logout', {}, { token })).body).toEqual({ done: true })
    expect((await me(token)).status).toBe(401)
    await second.clock.advance(3_000)
    expect((await me(token, second)).status).toBe(401)
  })

  test('all end at once on logout everywhere, and only hers', async () => {
    const [one, two, other] = [
      await bff.signIn('everywhere'),
      await bff.signIn('everywhere'),
      await bff.signIn('other'),
    ]
    expect((await bff.post('/api/v1/account/logout-everywhere', {}, { token: one })).status).toBe(200)
    expect((await me(one)).status).toBe(401)
    expect((await me(two)).status).toBe(401)
    expect((await me(other)).status).toBe(200)
  })

  test('slide with use and are written at most once an hour', async () => {
    const token = await bff.signIn('slider')
    const { userId } = (await me(token)).body as { userId: string }
    const stored = async () => sessionModel(bff.connection).findOne({ userId }).lean()
    const before = await stored()
    await bff.clock.advance(30 * 60_000)
    await me(token)
    expect((await stored())?.lastUsedAt).toEqual(before?.lastUsedAt)
    await bff.clock.advance(31 * 60_000)
    await me(token)
    const after = await stored()
    expect(Number(after?.expiresAt) - Number(before?.expiresAt)).toBeGreaterThan(HOUR_MS)
  })

  test('run out after 30 days without use, and are cleaned up', async () => {
    const token = await bff.signIn('sleeper')
    const { userId } = (await me(token)).body as { userId: string }
    await bff.clock.advance(29 * DAY_MS)
    expect((await me(token)).status).toBe(200)
    await bff.clock.advance(31 * DAY_MS)
    expect((await me(token)).status).toBe(401)
    // A run that was under way when the clock moved has seen the time before: the next one is an hour later.
    await eventually(async () => {
      await bff.clock.advance(HOUR_MS)
      expect(await sessionModel(bff.connection).countDocuments({ userId })).toBe(0)
    })
  })

  test('are at most twenty for one user: the longest unused ends', async () => {
    const first = await bff.signIn('collector')
    for (let n = 0; n < 20; n++) {
      await bff.clock.advance(1_000)
      await bff.signIn('collector')
    }
    await bff.clock.advance(5_000)
    expect((await me(first)).status).toBe(401)
  })

  test('are stored without the token, and users without the openid', async () => {
    const token = await bff.signIn('stored')
    const everything = JSON.stringify([
      await sessionModel(bff.connection).find().lean(),
      await userModel(bff.connection).find().lean(),
    ])
    expect(everything).not.toContain(token)
    const { openid } = (await bff.sandbox.post('/wechat/subscriptions', { code: 'dev-stored', accepted: [] })) as {
      openid: string
    }
    expect(everything).not.toContain(openid)
  })
})
