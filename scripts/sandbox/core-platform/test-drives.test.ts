import { UpstreamError } from '@cheji/bff/core-platform/contract/events'
import type { UpstreamSlot } from '@cheji/bff/core-platform/contract/stores'
import { UpstreamTestDrive } from '@cheji/bff/core-platform/contract/test-drives'
import { type EventReceiver, startEventReceiver } from '../testing/event-receiver'
import { type TestSandbox, startTestSandbox } from '../testing/test-sandbox'

let sandbox: TestSandbox
let bff: EventReceiver
let slot: UpstreamSlot
beforeAll(async () => {
  sandbox = await startTestSandbox()
  bff = await startEventReceiver()
})
afterAll(async () => {
  await sandbox.stop()
  await bff.stop()
})
beforeEach(async () => {
  await sandbox.control('POST', '/reset')
  const { items } = await sandbox.control<{ items: UpstreamSlot[] }>('GET', '/core-platform/stores/suqian-1/slots')
  const last = items.at(-1)
  if (!last) throw new Error('no slot')
  slot = last
})

const booking = (fields: object = {}) => ({
  revision: 1,
  status: 'booked',
  storeId: slot.storeId,
  modelId: slot.modelId,
  trimId: null,
  slotId: slot.id,
  startsAt: slot.startsAt,
  endsAt: slot.endsAt,
  code: '482913',
  contact: 'wechat',
  phone: null,
  ...fields,
})
const put = async (body: object, key: string, reference = 'drive-1') =>
  sandbox.upstream('PUT', `/v1/test-drives/${reference}`, { body, headers: { 'idempotency-key': key } })
const taken = async (response: Response) => UpstreamTestDrive.parse(await response.json())
const refused = async (response: Response) => [response.status, UpstreamError.parse(await response.json()).code]
const current = async (reference = 'drive-1') => taken(await sandbox.upstream('GET', `/v1/test-drives/${reference}`))
const decide = async (fields: object) =>
  sandbox.control('POST', '/core-platform/changes', { kind: 'test_drive', reference: 'drive-1', ...fields })

describe('writes', () => {
  test('a booking is taken in once, however often it is sent', async () => {
    const expected = { reference: 'drive-1', revision: 1, status: 'booked' }
    expect(await taken(await put(booking(), 'key-1'))).toEqual(expected)
    expect(await taken(await put(booking(), 'key-1'))).toEqual(expected)
    expect(await taken(await put(booking(), 'key-2'))).toEqual(expected)
    expect(await current()).toEqual(expected)
    const { items } = await sandbox.control<{ items: unknown[] }>('GET', '/core-platform/test-drives')
    expect(items).toHaveLength(1)
  })

  test('the highest revision is kept; a lower one is answered with what there is', async () => {
    await put(booking(), 'key-1')
    expect(await taken(await put(booking({ revision: 3, status: 'cancelled' }), 'key-3'))).toMatchObject({
      revision: 3,
      status: 'cancelled',
    })
    expect(await taken(await put(booking({ revision: 2 }), 'key-2'))).toMatchObject({
      revision: 3,
      status: 'cancelled',
    })
    expect(await taken(await put(booking({ revision: 4 }), 'key-4'))).toMatchObject({ revision: 4, status: 'booked' })
  })

  test('a key used for something else, one revision with two contents', async () => {
    await put(booking(), 'key-1')
    expect(await refused(await put(booking({ revision: 2 }), 'key-1'))).toEqual([422, 'idempotency_key_reused'])
    expect(await refused(await put(booking(), 'key-1', 'drive-2'))).toEqual([422, 'idempotency_key_reused'])
    expect(await refused(await put(booking({ code: '000000' }), 'key-9'))).toEqual([409, 'revision_conflict'])
  })

  test.each([
    ['no key', {}, '', [400, 'idempotency_key_required']],
    ['no such store', { storeId: 'nowhere' }, 'key-1', [404, 'store_not_found']],
    ['a field too few', { code: undefined }, 'key-1', [400, 'invalid_request']],
    ['a status that is the store’s', { status: 'confirmed' }, 'key-1', [400, 'invalid_request']],
  ])('%s is refused', async (_, fields, key, expected) => {
    expect(await refused(await put(booking(fields), key))).toEqual(expected)
  })

  test('it survives a restart, the key too', async () => {
    await put(booking(), 'key-1')
    await sandbox.restart()
    expect(await current()).toMatchObject({ revision: 1 })
    expect(await refused(await put(booking({ revision: 2 }), 'key-1'))).toEqual([422, 'idempotency_key_reused'])
  })
})

describe('the store’s word', () => {
  test.each(['confirmed', 'refused', 'done', 'missed'])('%s comes by event with the revision', async (status) => {
    await sandbox.control('PATCH', '/settings', { bffUrl: bff.url })
    const before = bff.received.length
    await put(booking({ revision: 2 }), 'key-1')
    await decide({ status, messageZh: '店里的话' })
    await bff.until(before + 1)
    expect(JSON.parse(bff.received[before]?.body ?? '')).toMatchObject({
      type: `test_drive.${status}`,
      resourceId: 'drive-1',
      version: 2,
      messageZh: '店里的话',
    })
    expect(await current()).toMatchObject({ status, revision: 2 })
  })

  test('no word on what is unknown or cancelled', async () => {
    await expect(decide({ status: 'confirmed' })).rejects.toThrow('test_drive_not_found')
    await put(booking({ status: 'cancelled' }), 'key-1')
    await expect(decide({ status: 'confirmed' })).rejects.toThrow('cancelled')
  })
})

describe('stores that answer by themselves', () => {
  const switchOn = async () =>
    sandbox.control('PATCH', '/settings', { bffUrl: bff.url, autoConfirm: true, confirmAfterMs: 1 })
  const nextEvent = async (act: () => Promise<unknown>) => {
    const before = bff.received.length
    await act()
    await bff.until(before + 1)
    return JSON.parse(bff.received.at(-1)?.body ?? '') as { type: string; resourceId: string }
  }

  test('confirm what fits, refuse what does not', async () => {
    await sandbox.control('POST', '/core-platform/changes', {
      kind: 'slot',
      storeId: slot.storeId,
      slotId: slot.id,
      capacity: 1,
    })
    // The slot’s own event comes first.
    expect(await nextEvent(switchOn)).toMatchObject({ type: 'slots.changed' })
    expect(await nextEvent(async () => put(booking(), 'key-1'))).toMatchObject({ type: 'test_drive.confirmed' })
    expect(await nextEvent(async () => put(booking(), 'key-2', 'drive-2'))).toMatchObject({
      type: 'test_drive.refused',
      resourceId: 'drive-2',
    })
  })

  test('answer what was open when they were switched on', async () => {
    await put(booking(), 'key-1')
    expect(await nextEvent(switchOn)).toMatchObject({ type: 'test_drive.confirmed', resourceId: 'drive-1' })
  })

  test('nobody acts on bookings of the test store', async () => {
    await switchOn()
    await put(booking({ storeId: 'cheji-test' }), 'key-1', 'drive-test')
    expect(await nextEvent(async () => put(booking(), 'key-2', 'drive-2'))).toMatchObject({ resourceId: 'drive-2' })
    expect(await current('drive-test')).toMatchObject({ status: 'booked' })
  })
})
