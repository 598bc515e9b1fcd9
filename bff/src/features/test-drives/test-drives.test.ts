import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { type TestBff, startTestBff } from '../../testing/test-bff'
import { type SampleSlot, bindPhone, book, booked, findSlots, freeSlot, slotsOf } from './testing/booker'

const codeOf = (answer: { body: unknown }): unknown => (answer.body as { error?: { code?: unknown } }).error?.code

/** Signing in two hundred people takes a while on a busy machine. */
jest.setTimeout(90_000)

describe('booking a test drive over HTTP', () => {
  let bff: TestBff
  let sample: SampleSlot
  let people = 0
  const newcomer = (): Promise<string> => bff.signIn(`drive${String(people++)}`)

  beforeAll(async () => {
    bff = await startTestBff()
  })
  afterAll(() => bff.stop())
  beforeEach(async () => {
    sample = await findSlots(bff)
  })

  const bookFree = async (token: string, index = 0): Promise<TestDrive> =>
    booked(bff, { slotId: freeSlot(sample, index).slotId, modelId: sample.modelId }, { token })

  test('slots: fourteen days, the asked day, true free counts', async () => {
    const { slots } = sample
    expect(slots.days).toHaveLength(14)
    expect(slots.stale).toBe(false)
    for (const slot of slots.slots) expect(slot.startsAt.startsWith(slots.date)).toBe(true)
    expect((await bff.get(`/api/v1/test-drives/slots?storeId=nowhere&modelId=${sample.modelId}`)).status).toBe(404)
    expect(codeOf(await bff.get('/api/v1/test-drives/slots?storeId=x'))).toBe('validation_failed')
    expect(codeOf(await bff.get('/api/v1/test-drives/slots?storeId[$ne]=x&modelId=y'))).toBe('validation_failed')
  })

  test('books: the seat is hers, the page has code, picture of the code and the store', async () => {
    const token = await newcomer()
    const slot = freeSlot(sample)
    const drive = await bookFree(token)
    expect(drive).toMatchObject({
      status: 'booked',
      slotId: slot.slotId,
      startsAt: slot.startsAt,
      canMove: true,
      revision: 1,
    })
    expect(drive.code).toMatch(/^\d{6}$/)
    expect(drive.qrPng).toMatch(/^data:image\/png;base64,/)
    expect(drive.qrPng?.length).toBeLessThanOrEqual(3 * 1024)
    const after = await slotsOf(bff, sample.storeId, sample.modelId, sample.slots.date)
    expect(after.slots.find((one) => one.slotId === slot.slotId)?.free).toBe(slot.free - 1)
    expect((await bff.get(`/api/v1/test-drives/${drive.testDriveId}`, { token })).body).toMatchObject({
      code: drive.code,
    })
    const list = (await bff.get('/api/v1/test-drives', { token })).body as { upcoming: TestDrive[]; past: TestDrive[] }
    expect(list.upcoming.map((one) => one.testDriveId)).toEqual([drive.testDriveId])
    expect(list.past).toEqual([])
  })

  test('repeats with the same key are one booking; another body under it is refused; a missing key is named', async () => {
    const token = await newcomer()
    const body = { slotId: freeSlot(sample).slotId, modelId: sample.modelId }
    const key = 'the-same-key-0123456789'
    const answers = await Promise.all(Array.from({ length: 8 }, () => book(bff, body, { token, key })))
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]))
    expect(new Set(answers.map((answer) => (answer.body as TestDrive).testDriveId)).size).toBe(1)
    const other = { ...body, slotId: freeSlot(sample, 1).slotId }
    expect(codeOf(await book(bff, other, { token, key }))).toBe('idempotency_key_reused')
    expect(codeOf(await book(bff, body, { token, key: null }))).toBe('idempotency_key_required')
    expect(codeOf(await book(bff, body, { token, key: 'short' }))).toBe('idempotency_key_required')
  })

  test('one person holds one drive at a time, also when she taps both at once', async () => {
    const token = await newcomer()
    const slot = freeSlot(sample)
    const body = { slotId: slot.slotId, modelId: sample.modelId }
    const answers = await Promise.all([book(bff, body, { token }), book(bff, body, { token })])
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409])
    expect(answers.map(codeOf)).toContain('overlapping_booking')
  })

  test('two hundred people, one slot: exactly its seats are given, everybody else is told', async () => {
    const slot = freeSlot(sample)
    const tokens = await Promise.all(Array.from({ length: 200 }, () => newcomer()))
    const answers = await Promise.all(
      tokens.map((token) => book(bff, { slotId: slot.slotId, modelId: sample.modelId }, { token })),
    )
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(slot.free)
    for (const answer of answers.filter((one) => one.status !== 201)) expect(codeOf(answer)).toBe('slot_full')
    const seats = await bff.connection.collection('test_drives').distinct('seat', { slotId: slot.slotId, active: true })
    expect(seats).toHaveLength(slot.capacity)
  })

  test('moves: the old seat is free again, the new one hers, and says from when', async () => {
    const token = await newcomer()
    const drive = await bookFree(token, 0)
    const target = freeSlot(await findSlots(bff), 1)
    const moved = await bff.patch(`/api/v1/test-drives/${drive.testDriveId}`, { slotId: target.slotId }, { token })
    expect(moved.body).toMatchObject({
      slotId: target.slotId,
      movedFrom: drive.startsAt,
      revision: 2,
      code: drive.code,
    })
    const after = await slotsOf(bff, sample.storeId, sample.modelId, sample.slots.date)
    expect(after.slots.find((one) => one.slotId === drive.slotId)?.free).toBeGreaterThan(0)
    const again = await bff.patch(`/api/v1/test-drives/${drive.testDriveId}`, { slotId: target.slotId }, { token })
    expect(again.body).toMatchObject({ revision: 2 })
  })

  test('a move into a full slot changes nothing', async () => {
    const target = freeSlot(sample, 1)
    const fill = await Promise.all(Array.from({ length: target.free }, () => newcomer()))
    await Promise.all(fill.map((token) => booked(bff, { slotId: target.slotId, modelId: sample.modelId }, { token })))
    const token = await newcomer()
    const drive = await bookFree(token, 0)
    const refused = await bff.patch(`/api/v1/test-drives/${drive.testDriveId}`, { slotId: target.slotId }, { token })
    expect([refused.status, codeOf(refused)]).toEqual([409, 'slot_full'])
    expect((await bff.get(`/api/v1/test-drives/${drive.testDriveId}`, { token })).body).toMatchObject({
      slotId: drive.slotId,
      revision: 1,
    })
  })

  test('cancels once; the seat is free; a cancelled booking cannot be moved', async () => {
    const token = await newcomer()
    const drive = await bookFree(token)
    const path = `/api/v1/test-drives/${drive.testDriveId}`
    const cancelled = await Promise.all([
      bff.post(`${path}/cancel`, {}, { token }),
      bff.post(`${path}/cancel`, {}, { token }),
    ])
    for (const answer of cancelled) expect(answer.body).toMatchObject({ status: 'cancelled', revision: 2, qrPng: null })
    expect(codeOf(await bff.patch(path, { slotId: freeSlot(sample, 1).slotId }, { token }))).toBe('booking_not_open')
    const again = await booked(bff, { slotId: drive.slotId, modelId: sample.modelId }, { token })
    expect(again.testDriveId).not.toBe(drive.testDriveId)
  })

  test("another person's booking does not exist for her", async () => {
    const drive = await bookFree(await newcomer())
    const stranger = await newcomer()
    const path = `/api/v1/test-drives/${drive.testDriveId}`
    const answers = [
      await bff.get(path, { token: stranger }),
      await bff.patch(path, { slotId: drive.slotId }, { token: stranger }),
      await bff.post(`${path}/cancel`, {}, { token: stranger }),
      await bff.post(`${path}/reminders`, { accepted: [], rejected: [] }, { token: stranger }),
    ]
    expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404, 404])
    expect((await bff.get(path)).status).toBe(401)
  })

  test('named refusals: no consent, no number, slot gone, wrong car, wrong trim, past', async () => {
    const slot = freeSlot(sample)
    const body = { slotId: slot.slotId, modelId: sample.modelId }
    const token = await newcomer()
    const silent = await bff.signIn('never-agreed', { consent: false })
    expect(codeOf(await book(bff, body, { token: silent }))).toBe('consent_required')
    expect(codeOf(await book(bff, { ...body, contact: 'call' }, { token }))).toBe('phone_required')
    expect(codeOf(await book(bff, { ...body, slotId: `${sample.storeId}.x.20200101.0900` }, { token }))).toBe(
      'slot_gone',
    )
    expect(codeOf(await book(bff, { ...body, slotId: 'nowhere.x.20200101.0900' }, { token }))).toBe('slot_gone')
    expect(codeOf(await book(bff, { ...body, modelId: 'no-such-model' }, { token }))).toBe('not_found')
    expect(codeOf(await book(bff, { ...body, trimId: 'no-such-trim' }, { token }))).toBe('not_found')
    expect(codeOf(await book(bff, { ...body, priceFen: 1 }, { token }))).toBe('validation_failed')
    expect(codeOf(await book(bff, { ...body, slotId: { $gt: '' } }, { token }))).toBe('validation_failed')
  })

  test('with a number the store may ring: only then it reaches the platform', async () => {
    const token = await newcomer()
    await bindPhone(bff, token, '13812342086')
    const drive = await booked(
      bff,
      { slotId: freeSlot(sample).slotId, modelId: sample.modelId, contact: 'call' },
      { token },
    )
    expect(drive.contact).toBe('call')
    expect(bff.logs.join('')).not.toContain('13812342086')
  })

  test('reminders: one answer each, said in words; a repeat does not count twice', async () => {
    const token = await newcomer()
    const drive = await bookFree(token)
    expect(drive.reminders.map((one) => one.state)).not.toContain('will_come')
    const path = `/api/v1/test-drives/${drive.testDriveId}/reminders`
    const body = { accepted: ['two_hours_before'], rejected: ['day_before'] }
    const [first, second] = [await bff.post(path, body, { token }), await bff.post(path, body, { token })]
    for (const answer of [first, second]) {
      const { reminders } = answer.body as TestDrive
      expect(reminders.find((one) => one.kind === 'two_hours_before')).toMatchObject({ state: 'will_come' })
      expect(reminders.find((one) => one.kind === 'day_before')?.state).not.toBe('will_come')
    }
    const [record] = await bff.connection
      .collection<{ code: string; reminders: unknown[] }>('test_drives')
      .find({ code: drive.code })
      .toArray()
    expect(record?.reminders).toHaveLength(2)
  })
})
