import { AGREEMENT_VERSION } from '@cheji/shared/account/agreement-version'
import { eventually } from '../../testing/eventually'
import { type TestBff, startTestBff } from '../../testing/test-bff'
import { bindPhone, booked, findSlots, freeSlot } from '../test-drives/testing/booker'
import { consentModel } from './consent.model'
import { userModel } from './user.model'

const HOUR_MS = 3_600_000
let bff: TestBff
beforeAll(async () => {
  bff = await startTestBff()
})
afterAll(async () => bff.stop())

let numbers = 10_000_000
const newPhone = (): string => `137${++numbers}`
/** A booking of a slot that is free now: these tests move the clock on by hours. */
const bookOne = async (token: string) => {
  const sample = await findSlots(bff, 1)
  return booked(bff, { slotId: freeSlot(sample).slotId, modelId: sample.modelId }, { token })
}
const codeOf = (answer: { body: unknown }) => (answer.body as { error: { code: string } }).error.code
const consent = async (token: string, word: object) =>
  bff.post(
    '/api/v1/account/consents',
    { kind: 'agreement_and_privacy', version: AGREEMENT_VERSION, granted: true, ...word },
    { token },
  )
const userIdOf = async (token: string): Promise<string> =>
  ((await bff.get('/api/v1/account/me', { token })).body as { userId: string }).userId
const phoneOf = async (token: string): Promise<string | null> =>
  ((await bff.get('/api/v1/account/me', { token })).body as { phoneMasked: string | null }).phoneMasked

describe('POST /account/consents', () => {
  test('adds each word of hers and never changes one', async () => {
    const token = await bff.signIn('consents', { consent: false })
    await consent(token, {})
    await bff.clock.advance(1_000)
    await consent(token, { granted: false })
    await bff.clock.advance(1_000)
    const answer = await consent(token, { kind: 'anonymous_usage' })
    expect(answer.body).toMatchObject({
      consents: [
        { kind: 'agreement_and_privacy', version: AGREEMENT_VERSION, granted: false },
        { kind: 'anonymous_usage', version: AGREEMENT_VERSION, granted: true },
      ],
    })
    const { body } = await bff.get('/api/v1/account/export', { token })
    expect((body as { consents: { granted: boolean }[] }).consents.map(({ granted }) => granted)).toEqual([
      true,
      false,
      true,
    ])
  })

  test('is safe to repeat', async () => {
    const token = await bff.signIn('consents-twice')
    await consent(token, {})
    await consent(token, {})
    expect(await consentModel(bff.connection).countDocuments({ userId: await userIdOf(token) })).toBe(1)
  })

  test.each([
    { version: AGREEMENT_VERSION + 1 },
    { version: 0 },
    { version: 1.5 },
    { kind: 'everything' },
    { granted: 'yes' },
    { userId: '000000000000000000000000' },
  ])('refuses %j', async (word) => {
    const answer = await consent(await bff.signIn('consents-hostile', { consent: false }), word)
    expect([answer.status, codeOf(answer)]).toEqual([400, 'validation_failed'])
  })

  test('taken back removes her number at once', async () => {
    const token = await bff.signIn('taken-back')
    await bindPhone(bff, token, newPhone())
    expect(await phoneOf(token)).not.toBeNull()
    await consent(token, { granted: false })
    expect(await phoneOf(token)).toBeNull()
  })

  test('taken back while a booking is open keeps her number for it, until it is over', async () => {
    const token = await bff.signIn('taken-back-later')
    await bindPhone(bff, token, newPhone())
    const { testDriveId } = await bookOne(token)
    await consent(token, { granted: false })
    expect(await phoneOf(token)).not.toBeNull()
    await bff.post(`/api/v1/test-drives/${testDriveId}/cancel`, {}, { token })
    await eventually(async () => {
      await bff.clock.advance(HOUR_MS)
      expect(await phoneOf(token)).toBeNull()
    })
  })

  test('given again in time keeps her number', async () => {
    const token = await bff.signIn('changed-her-mind')
    await bindPhone(bff, token, newPhone())
    const { testDriveId } = await bookOne(token)
    await consent(token, { granted: false })
    await consent(token, {})
    await bff.post(`/api/v1/test-drives/${testDriveId}/cancel`, {}, { token })
    const before = await bff.metric('cheji_jobs_total{job="account: erase deleted",outcome="done"}')
    await eventually(async () => {
      await bff.clock.advance(HOUR_MS)
      expect(await bff.metric('cheji_jobs_total{job="account: erase deleted",outcome="done"}')).toBeGreaterThan(before)
    })
    expect(await phoneOf(token)).not.toBeNull()
  })
})

describe('GET /account/export', () => {
  test('holds all that is kept of her and nothing of others', async () => {
    const [token, other] = [await bff.signIn('exporter'), await bff.signIn('exporter-other')]
    await bindPhone(bff, token, newPhone())
    await bindPhone(bff, other, newPhone())
    const { testDriveId } = await bookOne(token)
    const { status, text, body } = await bff.get('/api/v1/account/export', { token })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      account: { userId: await userIdOf(token), phone: expect.stringMatching(/^1\d{10}$/) },
      consents: [{ kind: 'agreement_and_privacy', granted: true }],
      sessions: [expect.objectContaining({ expiresAt: expect.any(String) })],
      records: { 'test-drives': [expect.objectContaining({ testDriveId })] },
    })
    expect(text).not.toContain(await userIdOf(other))
    expect(text).not.toContain(token)
  })

  test('needs a session', async () => {
    expect(codeOf(await bff.get('/api/v1/account/export'))).toBe('signed_out')
  })
})

describe('DELETE /account', () => {
  test('is refused with the list of what is open, and nothing is lost', async () => {
    const token = await bff.signIn('leaver-open')
    await bindPhone(bff, token, newPhone())
    const { testDriveId } = await bookOne(token)
    const refused = await bff.delete('/api/v1/account', { token })
    expect([refused.status, codeOf(refused)]).toEqual([409, 'account_in_use'])
    expect((refused.body as { error: { details: unknown } }).error.details).toEqual({
      open: [{ kind: 'test_drive', id: testDriveId, words: expect.stringMatching(/试驾/) }],
    })
    expect(await phoneOf(token)).not.toBeNull()
    await bff.post(`/api/v1/test-drives/${testDriveId}/cancel`, {}, { token })
    expect((await bff.delete('/api/v1/account', { token })).body).toEqual({ done: true })
  })

  test('leaves an id and two dates, ends every session, and the next login is a new account', async () => {
    const [token, elsewhere] = [await bff.signIn('leaver'), await bff.signIn('leaver')]
    await bindPhone(bff, token, newPhone())
    const userId = await userIdOf(token)
    expect((await bff.delete('/api/v1/account', { token })).status).toBe(200)
    for (const ended of [token, elsewhere])
      expect(codeOf(await bff.get('/api/v1/account/me', { token: ended }))).toBe('signed_out')
    const left = await userModel(bff.connection).findById(userId).lean()
    expect(Object.keys(left ?? {}).sort()).toEqual(['_id', 'createdAt', 'deletedAt', 'toErase'])
    expect(left?.toErase).toEqual([])
    const again = await bff.signIn('leaver', { consent: false })
    expect(await userIdOf(again)).not.toBe(userId)
    expect((await bff.get('/api/v1/account/me', { token: again })).body).toMatchObject({
      phoneMasked: null,
      consents: [],
    })
  })

  test('erases what other features hold, also when that failed at first', async () => {
    const token = await bff.signIn('leaver-later')
    await bindPhone(bff, token, newPhone())
    const { testDriveId } = await bookOne(token)
    await bff.post(`/api/v1/test-drives/${testDriveId}/cancel`, {}, { token })
    const userId = await userIdOf(token)
    const records = bff.connection.collection('test_drives')
    const failing = jest.spyOn(bff.connection.model('TestDrive'), 'deleteMany').mockRejectedValueOnce(new Error('away'))
    expect((await bff.delete('/api/v1/account', { token })).status).toBe(200)
    failing.mockRestore()
    expect((await userModel(bff.connection).findById(userId).lean())?.toErase).toEqual(['test-drives'])
    await eventually(async () => {
      await bff.clock.advance(HOUR_MS)
      expect((await userModel(bff.connection).findById(userId).lean())?.toErase).toEqual([])
    })
    expect(
      await records.countDocuments({
        code: { $exists: true },
        userId: (await userModel(bff.connection).findById(userId))?._id,
      }),
    ).toBe(0)
  })

  test('twice at once is done once', async () => {
    const token = await bff.signIn('leaver-twice')
    const answers = await Promise.all([1, 2, 3].map(async () => bff.delete('/api/v1/account', { token })))
    expect(answers.every(({ status }) => status === 200 || status === 401)).toBe(true)
    expect(answers.some(({ status }) => status === 200)).toBe(true)
  })

  test('keeps the proof of consent for three years, under an id that names nobody', async () => {
    const token = await bff.signIn('leaver-proof')
    const userId = await userIdOf(token)
    await bff.delete('/api/v1/account', { token })
    expect(await consentModel(bff.connection).countDocuments({ userId })).toBe(1)
    await bff.clock.advance(3 * 366 * 24 * HOUR_MS)
    await eventually(async () => {
      await bff.clock.advance(HOUR_MS)
      expect(await consentModel(bff.connection).countDocuments({ userId })).toBe(0)
      expect(await userModel(bff.connection).findById(userId)).toBeNull()
    })
  })
})
