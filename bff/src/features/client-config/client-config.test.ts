import { AGREEMENT_VERSION } from '@cheji/shared/account/agreement-version'
import { type TestBff, startTestBff } from '../../testing/test-bff'
import { STAFF } from '../../testing/test-environment'
import { switchesModel } from './switches.model'

let bff: TestBff
let second: TestBff
beforeAll(async () => {
  bff = await startTestBff({ env: { MINIMUM_CLIENT_VERSION: '0.0.9' } })
  second = await startTestBff({ beside: bff, env: { HOTLINE: '400-000-0000' } })
})
afterAll(async () => {
  await second.stop()
  await bff.stop()
})

const config = async (version = '0.1.0', on = bff, headers: Record<string, string> = {}) =>
  on.get('/api/v1/client-config', { headers: { 'x-client-version': version, ...headers } })
const put = async (rules: unknown, token: string = STAFF.token) =>
  bff.put('/api/v1/staff/client-switches', { rules }, { token })
const codeOf = (answer: { body: unknown }) => (answer.body as { error: { code: string } }).error.code

test('everything is on to begin with, and the rest of what a client needs is there', async () => {
  await put([])
  const { status, body } = await config()
  expect(status).toBe(200)
  expect(body).toEqual({
    features: { pay: { on: true, words: null }, book: { on: true, words: null }, map: { on: true, words: null } },
    storesWithoutBooking: [],
    depositTemplates: {
      car_proposed: 'development-template-car-proposed',
      refund_done: 'development-template-refund-done',
    },
    minimumClientVersion: '0.0.9',
    agreementVersion: AGREEMENT_VERSION,
    agreementSince: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    reminderTemplates: {
      day_before: 'development-template-day-before',
      two_hours_before: 'development-template-two-hours-before',
    },
    hotline: null,
    priceBands: [
      { minFen: 3_000_000, maxFen: 5_000_000, label: '3–5 万' },
      { minFen: 5_000_000, maxFen: 7_000_000, label: '5–7 万' },
      { minFen: 7_000_000, maxFen: 10_000_000, label: '7–10 万' },
      { minFen: 10_000_000, maxFen: 15_000_000, label: '10–15 万' },
    ],
  })
})

test('the number to call for help is the one that is configured', async () => {
  expect((await config('0.1.0', second)).body).toMatchObject({ hotline: '400-000-0000' })
})

test('an unchanged answer is a 304, a changed one is not', async () => {
  await put([])
  const etag = (await config()).headers.get('etag') ?? ''
  const same = await config('0.1.0', bff, { 'if-none-match': etag })
  expect([same.status, same.text]).toEqual([304, ''])
  await put([{ feature: 'map', words: '地图在修，先看列表' }])
  expect((await config('0.1.0', bff, { 'if-none-match': etag })).status).toBe(200)
})

test('switches reach every process within seconds, by version and store', async () => {
  await put([
    { feature: 'book', storeId: 'suqian-1', words: '这家店在装修' },
    { feature: 'pay', beforeVersion: '0.1.0', words: '请更新小程序再付' },
  ])
  await bff.clock.advance(3_000)
  expect((await config('0.1.0', second)).body).toMatchObject({
    storesWithoutBooking: ['suqian-1'],
    features: { pay: { on: true }, book: { on: true } },
  })
  expect((await config('0.0.9', second)).body).toMatchObject({
    features: { pay: { on: false, words: '请更新小程序再付' } },
  })
})

test('every change is kept with its name', async () => {
  await put([])
  const before = await switchesModel(bff.connection).countDocuments()
  const answer = await put([{ feature: 'map', words: '在修' }])
  expect(answer.body).toEqual({
    rules: [{ feature: 'map', words: '在修' }],
    changedAt: expect.stringMatching(/\+08:00$/),
    changedBy: STAFF.name,
  })
  expect(await switchesModel(bff.connection).countDocuments()).toBe(before + 1)
  expect((await bff.get('/api/v1/staff/client-switches', { token: STAFF.token })).body).toEqual(answer.body)
})

test('only staff may look and change', async () => {
  const user = await bff.signIn('curious')
  for (const token of [user, 'wrong-staff-token-0123'])
    for (const answer of [
      await put([], token),
      await bff.get('/api/v1/staff/client-switches', { token }),
      await bff.get('/api/v1/staff/client-switches'),
    ])
      expect([answer.status, codeOf(answer)]).toEqual([401, 'staff_only'])
})

test.each([
  ['no list', {}],
  ['an unknown feature', [{ feature: 'chargers', words: '关' }]],
  ['no words', [{ feature: 'map' }]],
  ['empty words', [{ feature: 'map', words: '  ' }]],
  ['an operator', [{ feature: { $ne: 'x' }, words: '关' }]],
  ['an odd version', [{ feature: 'map', words: '关', beforeVersion: '1.x' }]],
  ['an unknown field', [{ feature: 'map', words: '关', on: false }]],
  ['too many', Array.from({ length: 201 }, () => ({ feature: 'map', words: '关' }))],
])('staff are refused %s', async (_, rules) => {
  const answer = await put(rules)
  expect([answer.status, codeOf(answer)]).toEqual([400, 'validation_failed'])
})

test('a client below the minimum gets its words, also here', async () => {
  const answer = await config('0.0.8')
  expect([answer.status, codeOf(answer)]).toEqual([426, 'client_too_old'])
})

test('while the database is away the last known switches hold', async () => {
  await put([{ feature: 'map', words: '在修' }])
  const away = jest.spyOn(switchesModel(bff.connection), 'findOne').mockImplementation(() => {
    throw new Error('away')
  })
  await bff.clock.advance(10_000)
  expect((await config()).body).toMatchObject({ features: { map: { on: false, words: '在修' } } })
  away.mockRestore()
})
