import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { eventually } from '../../testing/eventually'
import { type TestBff, startTestBff } from '../../testing/test-bff'
import { type SampleSlot, bindPhone, booked, findSlots, freeSlot, slotsOf, upstreamBooking } from './testing/booker'

describe('bookings on their way to the store and back', () => {
  let bff: TestBff
  let sample: SampleSlot
  let token: string
  let people = 0

  beforeAll(async () => {
    bff = await startTestBff({ tuning: { corePlatform: { halfOpenAfterMs: 100 } } })
  })
  afterAll(() => bff.stop())
  beforeEach(async () => {
    await bff.sandbox.heal()
    sample = await findSlots(bff)
    token = await bff.signIn(`platform${String(people++)}`)
  })

  const bookFree = (index = 0, body: object = {}): Promise<TestDrive> =>
    booked(bff, { slotId: freeSlot(sample, index).slotId, modelId: sample.modelId, ...body }, { token })
  const reload = async (drive: TestDrive): Promise<TestDrive> =>
    (await bff.get(`/api/v1/test-drives/${drive.testDriveId}`, { token })).body as TestDrive
  const storeSays = (drive: TestDrive, status: string, messageZh?: string): Promise<unknown> =>
    bff.sandbox.change('test_drive', { reference: drive.testDriveId, status, ...(messageZh && { messageZh }) })
  const arrived = (drive: TestDrive, expected: object): Promise<void> =>
    eventually(async () => {
      expect(await upstreamBooking(bff, drive.testDriveId)).toMatchObject(expected)
    })

  test('delivered once, then confirmed by the store', async () => {
    const drive = await bookFree()
    await arrived(drive, { status: 'booked', revision: 1 })
    await eventually(async () => {
      expect((await reload(drive)).delivery).toBe('delivered')
    })
    await storeSays(drive, 'confirmed')
    await eventually(async () => {
      expect((await reload(drive)).status).toBe('confirmed')
    })
  })

  test('platform down: booked all the same, said to be late after ten minutes, delivered once it is back', async () => {
    await bff.sandbox.fault({ endpoint: 'core-platform *', kind: 'status', value: 503 })
    const drive = await bookFree()
    expect(drive).toMatchObject({ status: 'booked', delivery: 'pending' })
    await bff.clock.advance(11 * 60_000)
    expect((await reload(drive)).delivery).toBe('late')
    await bff.sandbox.heal()
    await eventually(async () => {
      await bff.clock.advance(60_000)
      expect((await reload(drive)).delivery).toBe('delivered')
    })
    await arrived(drive, { status: 'booked', revision: 1 })
  })

  test('an answer that is lost after the work makes one booking, not two', async () => {
    await bff.sandbox.fault({ endpoint: 'core-platform PUT /v1/test-drives/:reference', kind: 'drop_after', times: 1 })
    const drive = await bookFree()
    await arrived(drive, { status: 'booked', revision: 1 })
    await eventually(async () => {
      await bff.clock.advance(1_000)
      expect((await reload(drive)).delivery).toBe('delivered')
    })
    const { items } = (await bff.sandbox.get('/core-platform/test-drives')) as { items: { reference: string }[] }
    expect(items.filter((one) => one.reference === drive.testDriveId)).toHaveLength(1)
  })

  test('moves and cancellations reach the store in the end, whatever was in between', async () => {
    await bff.sandbox.fault({
      endpoint: 'core-platform PUT /v1/test-drives/:reference',
      kind: 'status',
      value: 500,
      times: 3,
    })
    const drive = await bookFree(0)
    await bff.patch(`/api/v1/test-drives/${drive.testDriveId}`, { slotId: freeSlot(sample, 1).slotId }, { token })
    await bff.post(`/api/v1/test-drives/${drive.testDriveId}/cancel`, {}, { token })
    await eventually(async () => {
      await bff.clock.advance(5_000)
      expect(await upstreamBooking(bff, drive.testDriveId)).toMatchObject({ status: 'cancelled', revision: 3 })
    })
  })

  test('refused: her seat is free, the reason and the two nearest times stand there, one tap books', async () => {
    const drive = await bookFree()
    await arrived(drive, { revision: 1 })
    await storeSays(drive, 'refused', '试驾车送修了')
    const refused = await eventually(async () => {
      const found = await reload(drive)
      expect(found.status).toBe('refused')
      return found
    })
    expect(refused).toMatchObject({ storeMessage: '试驾车送修了', canMove: true, qrPng: null })
    expect(refused.alternatives).toHaveLength(2)
    const slotId = refused.alternatives[0]?.slotId
    const moved = await bff.patch(`/api/v1/test-drives/${drive.testDriveId}`, { slotId }, { token })
    expect(moved.body).toMatchObject({ status: 'booked', slotId, storeMessage: null })
  })

  test('a word on an older revision changes nothing', async () => {
    const drive = await bookFree(0)
    await arrived(drive, { revision: 1 })
    await bff.sandbox.settings({ pushEvents: false })
    await storeSays(drive, 'refused')
    await bff.patch(`/api/v1/test-drives/${drive.testDriveId}`, { slotId: freeSlot(sample, 1).slotId }, { token })
    await arrived(drive, { revision: 2 })
    await bff.sandbox.settings({ pushEvents: true })
    await storeSays(drive, 'confirmed')
    await eventually(async () => {
      expect((await reload(drive)).status).toBe('confirmed')
    })
  })

  test('her number goes only to the store that may ring her, and is taken back after thirty days', async () => {
    const silent = await bookFree(0)
    await arrived(silent, { phone: null })
    await bff.post(`/api/v1/test-drives/${silent.testDriveId}/cancel`, {}, { token })
    await bindPhone(bff, token, '15400001234')
    const drive = await bookFree(0, { contact: 'call' })
    await arrived(drive, { phone: '15400001234' })
    const endsAt = new Date(drive.endsAt).getTime()
    await bff.clock.advance(endsAt - bff.clock.now().getTime() + 31 * 86_400_000)
    await arrived(drive, { revision: 2, phone: null })
  })

  test('the account is deleted: the store forgets her number too, then the booking is gone', async () => {
    await bindPhone(bff, token, '15400004321')
    const drive = await bookFree(0, { contact: 'call' })
    await arrived(drive, { phone: '15400004321' })
    expect((await bff.delete('/api/v1/account', { token })).status).toBe(409)
    await bff.post(`/api/v1/test-drives/${drive.testDriveId}/cancel`, {}, { token })
    await arrived(drive, { revision: 2 })
    expect((await bff.delete('/api/v1/account', { token })).status).toBe(200)
    await arrived(drive, { revision: 3, phone: null })
    await eventually(async () => {
      await bff.clock.advance(3_600_000)
      expect(await bff.connection.collection('test_drives').countDocuments({ code: drive.code, erased: true })).toBe(0)
    })
  })

  test('platform down: slots stay up from what was last heard, and say so', async () => {
    await bff.sandbox.fault({ endpoint: 'core-platform *', kind: 'status', value: 503 })
    await bff.clock.advance(20_000)
    await eventually(async () => {
      const slots = await slotsOf(bff, sample.storeId, sample.modelId, sample.slots.date)
      expect(slots.stale).toBe(true)
      expect(slots.slots.map((slot) => slot.slotId)).toEqual(sample.slots.slots.map((slot) => slot.slotId))
    })
    const fresh = await startTestBff({ beside: bff })
    try {
      const slots = await slotsOf(fresh, sample.storeId, sample.modelId, sample.slots.date)
      expect(slots).toMatchObject({ stale: true, storeId: sample.storeId })
    } finally {
      await fresh.stop()
    }
  })

  test('a slot that the store withdraws cannot be booked any more', async () => {
    const slot = freeSlot(sample)
    await bff.sandbox.change('slot', { storeId: sample.storeId, slotId: slot.slotId, capacity: 0 })
    await eventually(async () => {
      const { slots } = await slotsOf(bff, sample.storeId, sample.modelId, sample.slots.date)
      expect(slots.map((one) => one.slotId)).not.toContain(slot.slotId)
    })
  })

  test('a due reminder is sent once, by whichever of two processes comes first', async () => {
    const second = await startTestBff({ beside: bff })
    try {
      // Of another day: the clock must be able to go on to two hours before it.
      const later = sample.slots.days.slice(1).find(({ state }) => state === 'free')
      const slots = await slotsOf(bff, sample.storeId, sample.modelId, later?.date)
      const drive = await booked(
        bff,
        { slotId: freeSlot({ ...sample, slots }).slotId, modelId: sample.modelId },
        { token },
      )
      const path = `/api/v1/test-drives/${drive.testDriveId}/reminders`
      await bff.post(path, { accepted: ['two_hours_before'], rejected: ['day_before'] }, { token })
      await bff.sandbox.post('/wechat/subscriptions', {
        code: `dev-platform${String(people - 1)}`,
        accepted: ['development-template-two-hours-before'],
      })
      await bff.clock.advance(new Date(drive.startsAt).getTime() - bff.clock.now().getTime() - 90 * 60_000)
      await eventually(async () => {
        await bff.clock.advance(1_000)
        const { reminders } = await reload(drive)
        expect(reminders.find((one) => one.kind === 'two_hours_before')?.state).toBe('sent')
      })
      const { items } = (await bff.sandbox.get('/wechat/messages')) as { items: { data: Record<string, string> }[] }
      expect(items.filter((one) => one.data['character_string4'] === drive.code)).toHaveLength(1)
    } finally {
      await second.stop()
    }
  })
})
