import { eventually } from '../../testing/eventually'
import { type TestBff, startTestBff } from '../../testing/test-bff'
import { clientErrorModel } from './client-error.model'

let bff: TestBff
beforeAll(async () => {
  bff = await startTestBff()
})
afterAll(async () => bff.stop())

const report = async (body: object, token?: string) =>
  bff.post('/api/v1/client-errors', body, { ...(token && { token }), headers: { 'x-client-version': '0.1.0' } })
const stored = async () => clientErrorModel(bff.connection).find().lean()
const codeOf = (answer: { body: unknown }) => (answer.body as { error: { code: string } }).error.code

afterEach(async () => clientErrorModel(bff.connection).deleteMany({}))

test('the same error is counted, not stored again, and names nobody', async () => {
  const error = {
    kind: 'error',
    message: 'booking 13812342086 of user 65f0c0ffee65f0c0ffee1234 failed',
    stack: 'at book (packages/test-drives/pages/book/index.js:12:345)',
    page: 'packages/test-drives/pages/book/index',
  }
  const token = await bff.signIn('reporter')
  const before = await bff.metric('cheji_client_errors_total{kind="error"}')
  const answers = await Promise.all(Array.from({ length: 5 }, async () => report(error, token)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  const [kept, ...others] = await stored()
  expect(others).toEqual([])
  expect(kept).toMatchObject({ count: 5, clientVersion: '0.1.0', message: 'booking # of user # failed' })
  expect(JSON.stringify(kept)).not.toMatch(/13812342086|65f0c0ffee|127\.0\.0\.1|::1/)
  expect(await bff.metric('cheji_client_errors_total{kind="error"}')).toBe(before + 5)
})

test('ten an hour are taken from an address, ten more from a session', async () => {
  const error = { kind: 'rejection', message: 'request:fail timeout' }
  for (let n = 0; n < 10; n++) expect((await report(error)).status).toBe(200)
  const refused = await report(error)
  expect([refused.status, codeOf(refused)]).toEqual([429, 'rate_limited'])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000)
  expect((await report(error, await bff.signIn('another-reporter'))).status).toBe(200)
})

test.each([
  { kind: 'other', message: 'x' },
  { kind: 'error' },
  { kind: 'error', message: { $gt: '' } },
  { kind: 'error', message: 'x'.repeat(501) },
  { kind: 'error', message: 'x', page: 'packages/a?phone=13812342086' },
  { kind: 'error', message: 'x', userId: '65f0c0ffee65f0c0ffee1234' },
])('refuses %j', async (body) => {
  const answer = await report(body)
  expect([answer.status, codeOf(answer)]).toEqual([400, 'validation_failed'])
})

test('is gone after thirty days', async () => {
  await report({ kind: 'slow_start', message: 'first screen after 4 s' }, await bff.signIn('slow-reporter'))
  expect(await stored()).toHaveLength(1)
  await bff.clock.advance(32 * 86_400_000)
  await eventually(async () => {
    await bff.clock.advance(3_600_000)
    expect(await stored()).toEqual([])
  })
})
