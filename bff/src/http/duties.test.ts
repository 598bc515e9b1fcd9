import { endpoint } from '@cheji/shared/kernel/endpoint'
import { z } from 'zod'
import { eventually } from '../testing/eventually'
import { type TestEdge, type TestEdgeOptions, USER_TOKEN, startTestEdge } from '../testing/test-edge'
import { serve } from './serve'

const near = {
  params: z.strictObject({ place: z.string() }),
  query: z.strictObject({ lat: z.string().optional() }),
  result: z.object({ address: z.string() }),
}
const open: TestEdge[] = []
const start = async (options: Omit<TestEdgeOptions, 'routes'> = {}): Promise<TestEdge> => {
  const edge = await startTestEdge({
    ...options,
    routes: (router) => {
      serve(router, endpoint<typeof near>('GET', '/near/:place', 'public'), near, ({ address }) => ({ address }))
    },
  })
  open.push(edge)
  return edge
}
afterEach(async () => {
  await Promise.all(open.splice(0).map(async (edge) => edge.close()))
})

const PATH = '/api/v1/near/home'
const lineOf = async (edge: TestEdge, requestId: string | null): Promise<Record<string, unknown>> =>
  eventually(() => {
    const line = edge.logs.find((candidate) => candidate.includes(`"requestId":"${String(requestId)}"`))
    if (!line) throw new Error('not logged yet')
    return JSON.parse(line) as Record<string, unknown>
  })

test('one line a request: the pattern of its route, no query, no place, no token, the user as a pseudonym', async () => {
  const edge = await start()
  const { headers } = await edge.get(`${PATH}?lat=33.961`, {
    token: USER_TOKEN,
    headers: { 'x-client-version': '0.1.0' },
  })
  const line = await lineOf(edge, headers.get('x-request-id'))
  expect(line).toMatchObject({
    method: 'GET',
    route: '/api/v1/near/:place',
    status: 200,
    client: '0.1.0',
    user: 'pseudonym-of-24',
  })
  expect(edge.logs.join('')).not.toMatch(/33\.961|home|user-token|64b7f0c2/)
})

test('a refusal is logged with its code, an unknown path without it', async () => {
  const edge = await start()
  const { headers } = await edge.get('/api/v1/13812342086/secret')
  expect(await lineOf(edge, headers.get('x-request-id'))).toMatchObject({
    route: 'unmatched',
    status: 404,
    error: 'not_found',
  })
  expect(edge.logs.join('')).not.toMatch(/13812342086|secret/)
})

test.each([
  [0, '1.1.1.1, 2.2.2.2', '127.0.0.1'],
  [1, '1.1.1.1, 2.2.2.2', '2.2.2.2'],
  [2, '1.1.1.1, 2.2.2.2', '1.1.1.1'],
  [3, '1.1.1.1, 2.2.2.2', '1.1.1.1'],
  [1, '', '127.0.0.1'],
])('with %p trusted proxies and %p the caller is %p', async (trustProxyHops, forwarded, address) => {
  const edge = await start({ trustProxyHops })
  const answer = await edge.get(PATH, forwarded === '' ? {} : { headers: { 'x-forwarded-for': forwarded } })
  expect((answer.body as { address: string }).address).toContain(address)
})

describe('limits', () => {
  test('an address has its own bucket and is told when to come back', async () => {
    const edge = await start({ limits: { addressPerMinute: 3 }, trustProxyHops: 1 })
    const from = async (address: string) => edge.get(PATH, { headers: { 'x-forwarded-for': address } })
    for (let count = 0; count < 3; count++) expect((await from('9.9.9.9')).status).toBe(200)
    const refused = await from('9.9.9.9')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.body).toMatchObject({ error: { code: 'rate_limited' } })
    expect((await from('8.8.8.8')).status).toBe(200)
  })

  test('a user has one bucket wherever she is, and does not use up that of her address', async () => {
    const edge = await start({ limits: { userPerMinute: 3, addressPerMinute: 3 }, trustProxyHops: 1 })
    const as = async (token: string | undefined, address: string) =>
      (await edge.get(PATH, { ...(token && { token }), headers: { 'x-forwarded-for': address } })).status
    expect(await as(USER_TOKEN, '1.1.1.1')).toBe(200)
    expect(await as(USER_TOKEN, '2.2.2.2')).toBe(200)
    expect(await as(USER_TOKEN, '1.1.1.1')).toBe(200)
    expect(await as(USER_TOKEN, '3.3.3.3')).toBe(429)
    expect(await as(undefined, '1.1.1.1')).toBe(200)
  })

  test('false tokens count for the address, and above its limit are not even looked up', async () => {
    const edge = await start({ limits: { addressPerMinute: 2 } })
    const guess = async () => (await edge.get(PATH, { token: 'guessed-token-0123456789' })).status
    expect([await guess(), await guess(), await guess()]).toEqual([200, 200, 429])
    edge.lookUps.length = 0
    expect(await guess()).toBe(429)
    expect(edge.lookUps).toEqual([])
  })
})
