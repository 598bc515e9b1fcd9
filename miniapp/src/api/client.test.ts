import { endpoint } from '@cheji/shared/kernel/endpoint'
import fc from 'fast-check'
import type { z } from 'zod'
import { memoryStorage } from '../../test/memory-storage'
import type { ClientParts } from './client'
import { createClient } from './client'
import { ApiFailure, signedOut } from './failure'
import { createKeptAnswers } from './kept-answers'
import type { Received, Sent } from './transport'
import { NoAnswer } from './transport'

interface Listing {
  query: z.ZodType<unknown, Record<string, string | undefined>>
  result: z.ZodType<{ n: number; asOf?: string; stale?: boolean }>
}
interface Deed {
  params: z.ZodType<unknown, { id: string }>
  body: z.ZodType<unknown, { slotId: string }>
  result: z.ZodType<{ done: true }>
}

const list = endpoint<Listing>('GET', '/things', 'public')
const mine = endpoint<Listing>('GET', '/mine', 'user')
const book = endpoint<Deed>('POST', '/things/:id', 'user', { creates: true })
const move = endpoint<Deed>('PATCH', '/things/:id', 'owner')
const login = endpoint<Deed>('POST', '/login/:id', 'public')
const deed = { params: { id: 'a b' }, body: { slotId: 's1' } }

const ok = (body: unknown, headers: Record<string, string> = {}): Received => ({ status: 200, headers, body })
const refusal = (status: number, code: string, headers: Record<string, string> = {}): Received => ({
  status,
  headers,
  body: { error: { code, message: `words of ${code}`, requestId: '73042916', details: { field: 'x' } } },
})

/** A client whose transport gives one prepared answer after the other, and everything else under the test's control. */
const setUp = (answersInTurn: (Received | Error)[], overrides: Partial<ClientParts> = {}) => {
  const sent: Sent[] = []
  const pauses: number[] = []
  const clock = { now: Date.parse('2026-11-25T02:00:00Z') }
  const session = { tokens: ['t1', 't2', 't3'], ended: [] as string[], begun: 0 }
  const storage = memoryStorage()
  const client = createClient({
    transport: (request) => {
      sent.push(request)
      const next = answersInTurn.shift()
      if (!next) throw new Error('the test prepared no further answer')
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next)
    },
    now: () => clock.now,
    random: () => 0.5,
    wait: (ms) => {
      pauses.push(ms)
      return Promise.resolve()
    },
    baseUrl: 'https://api.example',
    clientVersion: '1.2.3',
    answers: createKeptAnswers(storage),
    keeps: { [list.path]: 2, [mine.path]: 1 },
    session: {
      ensure: () => {
        session.begun++
        return Promise.resolve(session.tokens[0] ?? 'none')
      },
      held: () => {
        if (session.tokens[0] === undefined) throw signedOut(false)
        return session.tokens[0]
      },
      drop: (token) => {
        session.ended.push(token)
        session.tokens = session.tokens.filter((other) => other !== token)
      },
    },
    ...overrides,
  })
  return { client, sent, pauses, clock, session }
}

const failureOf = async (promise: Promise<unknown>): Promise<ApiFailure> => {
  const error: unknown = await promise.then(
    () => undefined,
    (caught: unknown) => caught,
  )
  if (!(error instanceof ApiFailure)) throw new Error('no ApiFailure was thrown')
  return error
}

describe('what is sent', () => {
  test('path, sorted and encoded query, client version; a public endpoint carries no session', async () => {
    const { client, sent } = setUp([ok({ n: 1 })])
    await client.call(list, { query: { q: '海鸥', a: '1', none: undefined } })
    expect(sent[0]?.url).toBe(`https://api.example/api/v1/things?a=1&q=${encodeURIComponent('海鸥')}`)
    expect(sent[0]?.headers).toEqual({ 'X-Client-Version': '1.2.3' })
  })

  test('an endpoint of hers carries the token, a body its type, and the path is encoded', async () => {
    const { client, sent } = setUp([ok({ done: true })])
    await client.call(move, deed)
    expect(sent[0]).toMatchObject({
      method: 'PATCH',
      url: 'https://api.example/api/v1/things/a%20b',
      body: { slotId: 's1' },
      headers: { Authorization: 'Bearer t1', 'Content-Type': 'application/json' },
    })
    expect(sent[0]?.headers).not.toHaveProperty('Idempotency-Key')
  })
})

describe('trying again', () => {
  test('a create keeps its idempotency key over every try', async () => {
    const { client, sent, pauses } = setUp([new NoAnswer('timeout'), refusal(503, 'try_later'), ok({ done: true })])
    await client.call(book, deed)
    const keys = sent.map(({ headers }) => headers['Idempotency-Key'])
    expect(keys[0]).toMatch(/^[0-9a-z]{26}$/)
    expect(new Set(keys).size).toBe(1)
    expect(pauses).toEqual([500, 1000])
  })

  test('the key that a caller gives is the one that is sent', async () => {
    const { client, sent } = setUp([ok({ done: true })])
    await client.call(book, deed, { idempotencyKey: 'k'.repeat(20) })
    expect(sent[0]?.headers['Idempotency-Key']).toBe('k'.repeat(20))
  })

  test('gives up after three tries and says what is wrong', async () => {
    const { client, sent } = setUp([new NoAnswer('offline'), new NoAnswer('offline'), new NoAnswer('offline')])
    const failure = await failureOf(client.call(list, { query: {} }))
    expect(failure).toMatchObject({ kind: 'offline', code: 'offline', isPassing: true, requestId: undefined })
    expect(failure.message).toContain('信号')
    expect(sent).toHaveLength(3)
  })

  test('waits as long as the server asks, but not longer than five seconds', async () => {
    const { client, pauses } = setUp([
      refusal(503, 'warming_up', { 'retry-after': '2' }),
      refusal(503, 'warming_up', { 'retry-after': '90' }),
      ok({ n: 1 }),
    ])
    await client.call(list, { query: {} })
    expect(pauses).toEqual([2000, 5000])
  })

  test('a POST that creates nothing is tried once', async () => {
    const { client, sent } = setUp([new NoAnswer('timeout')])
    await failureOf(client.call(login, deed))
    expect(sent).toHaveLength(1)
  })

  test('a decision of the server is not asked for again', async () => {
    const { client, sent } = setUp([refusal(409, 'slot_full')])
    const failure = await failureOf(client.call(book, deed))
    expect(failure).toMatchObject({
      kind: 'client',
      code: 'slot_full',
      message: 'words of slot_full',
      requestId: '7304 2916',
      details: { field: 'x' },
      isPassing: false,
    })
    expect(sent).toHaveLength(1)
  })

  test('an answer that is none of ours becomes a failure with words', async () => {
    const page = { status: 502, headers: { 'x-request-id': 'ABCDEFGH' }, body: '<html>bad gateway</html>' }
    const { client } = setUp([page, page, page])
    const failure = await failureOf(client.call(list, { query: {} }))
    expect(failure).toMatchObject({ kind: 'server', code: 'unreadable', requestId: 'ABCD EFGH' })
    expect(failure.message).toContain('没有变化')
  })
})

describe('the session', () => {
  test('one that was ended elsewhere is over: nothing signs in by itself, and the deed says so', async () => {
    const { client, sent, session } = setUp([refusal(401, 'signed_out')])
    expect(await failureOf(client.call(book, deed))).toMatchObject({
      kind: 'client',
      code: 'signed_out',
      message: '这台手机已经退出登录。要接着用，请再登录一次。',
      requestId: '7304 2916',
      isPassing: false,
    })
    expect(sent).toHaveLength(1)
    expect(session).toMatchObject({ ended: ['t1'], begun: 1 })
  })

  test('what is read of hers goes with the session that there is', async () => {
    const { client, sent, session } = setUp([ok({ n: 1 }), refusal(401, 'signed_out')])
    await client.read(mine, { query: {} })
    expect(sent[0]?.headers.Authorization).toBe('Bearer t1')
    expect((await failureOf(client.read(mine, { query: {} }))).code).toBe('signed_out')
    expect(session).toMatchObject({ ended: ['t1'], begun: 0 })
  })

  test('without one nothing of hers is asked for, and nobody is signed in for reading', async () => {
    const { client, sent, session } = setUp([])
    session.tokens = []
    expect(await failureOf(client.read(mine, { query: {} }))).toMatchObject({
      code: 'signed_out',
      message: '请先登录，再接着看。',
    })
    expect(session.begun).toBe(0)
    expect(sent).toEqual([])
  })
})

describe('reading', () => {
  test('keeps the answer, asks only for what changed, and counts its age from the source on', async () => {
    const asOf = '2026-11-25T01:57:00Z'
    const date = 'Wed, 25 Nov 2026 02:00:00 GMT'
    const { client, sent, clock } = setUp([
      ok({ n: 1, asOf }, { etag: '"v1"', date }),
      { status: 304, headers: { date }, body: '' },
    ])
    const first = await client.read(list, { query: {} })
    expect(first).toMatchObject({ data: { n: 1 }, sourceAgeMs: 180_000, stale: false, receivedAt: clock.now })
    clock.now += 60_000
    const again = await client.read(list, { query: {} })
    expect(sent[1]?.headers['If-None-Match']).toBe('"v1"')
    expect(again).toMatchObject({ data: { n: 1 }, receivedAt: clock.now })
  })

  test('the age does not depend on a phone whose clock is wrong', async () => {
    const { client, clock } = setUp([
      ok({ n: 1, asOf: '2026-11-25T01:59:00Z' }, { date: 'Wed, 25 Nov 2026 02:00:00 GMT' }),
    ])
    clock.now -= 86_400_000
    expect((await client.read(list, { query: {} })).sourceAgeMs).toBe(60_000)
    expect(client.serverNow().toISOString()).toBe('2026-11-25T02:00:00.000Z')
  })

  test('what was kept is there at once, also when the net is not', async () => {
    const { client } = setUp([
      ok({ n: 1, stale: true }),
      new NoAnswer('offline'),
      new NoAnswer('offline'),
      new NoAnswer('offline'),
    ])
    expect(client.kept(list, { query: {} })).toBeUndefined()
    await client.read(list, { query: {} })
    await failureOf(client.read(list, { query: {} }))
    expect(client.kept(list, { query: {} })).toMatchObject({ data: { n: 1 }, stale: true })
  })

  test('two who want the same share one request', async () => {
    const { client, sent } = setUp([ok({ n: 1 })])
    const [a, b] = await Promise.all([
      client.read(list, { query: { p: '1' } }),
      client.read(list, { query: { p: '1' } }),
    ])
    expect(a).toBe(b)
    expect(sent).toHaveLength(1)
  })

  test('an endpoint that is not listed is not kept', async () => {
    const { client } = setUp([ok({ n: 1 })], { keeps: {} })
    await client.read(list, { query: {} })
    expect(client.kept(list, { query: {} })).toBeUndefined()
  })
})

test('whatever fails and however often: a create never sends two keys, and never more than three tries', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.constantFrom<() => Received | Error>(
          () => new NoAnswer('offline'),
          () => new NoAnswer('timeout'),
          () => refusal(503, 'try_later'),
          () => refusal(500, 'internal'),
          () => refusal(409, 'slot_full'),
          () => ok({ done: true }),
        ),
        { minLength: 3, maxLength: 6 },
      ),
      async (answers) => {
        const { client, sent } = setUp(answers.map((make) => make()))
        await client.call(book, deed).catch((error: unknown) => {
          expect(error).toBeInstanceOf(ApiFailure)
        })
        expect(new Set(sent.map(({ headers }) => headers['Idempotency-Key'])).size).toBe(1)
        expect(sent.length).toBeLessThanOrEqual(3)
      },
    ),
  ))
