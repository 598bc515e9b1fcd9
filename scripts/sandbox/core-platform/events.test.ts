import { UpstreamEvent } from '@cheji/bff/core-platform/contract/events'
import { HEADERS, isFresh, signatureMatches } from '@cheji/bff/core-platform/contract/signing'
import { developmentOptions } from '../options'
import { type EventReceiver, startEventReceiver } from '../testing/event-receiver'
import { type TestSandbox, startTestSandbox } from '../testing/test-sandbox'

const { eventSecret, keyId } = developmentOptions.corePlatform

let sandbox: TestSandbox
let bff: EventReceiver
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(async () => sandbox.stop())
beforeEach(async () => {
  bff = await startEventReceiver()
  await sandbox.control('POST', '/reset', { settings: { bffUrl: bff.url } })
})
afterEach(async () => bff.stop())

interface Listed {
  number: number
  deliveredAt: string | null
  attempts: number
  lastResult?: string
}
/** Changes a store’s notes so often; returns the numbers of the events. */
const change = async (times = 1): Promise<number[]> => {
  const numbers: number[] = []
  for (let i = 0; i < times; i++) {
    const { events } = await sandbox.control<{ events: UpstreamEvent[] }>('POST', '/core-platform/changes', {
      kind: 'store',
      storeId: 'cheji-test',
      fields: { notes: [`第 ${i} 次`] },
    })
    numbers.push(...events.map(({ number }) => number))
  }
  return numbers
}
const fault = async (kind: string, fields: object = {}) =>
  sandbox.control('PUT', '/faults', { endpoint: 'core-platform events', kind, times: 1, ...fields })
const listed = async () => (await sandbox.control<{ items: Listed[] }>('GET', '/events')).items
const isTrue = (index: number) => {
  const { headers, target, body } = bff.received[index] ?? { headers: {}, target: '', body: '' }
  const header = (name: string) => String(headers[name])
  const parts = { method: 'POST', target, timestamp: header(HEADERS.timestamp), nonce: header(HEADERS.nonce), body }
  return signatureMatches(eventSecret, parts, header(HEADERS.signature)) && isFresh(parts.timestamp, new Date())
}

test('numbered without gaps, in order, signed, to the hook', async () => {
  const numbers = await change(5)
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
  await bff.until(5)
  expect(bff.numbers()).toEqual(numbers)
  expect(bff.received[0]?.target).toBe('/hooks/core-platform')
  expect(bff.received[0]?.headers[HEADERS.keyId]).toBe(keyId)
  expect(bff.received.map((_, index) => isTrue(index))).toEqual([true, true, true, true, true])
  const body = JSON.parse(bff.received[0]?.body ?? '') as object
  expect(UpstreamEvent.parse(body)).toMatchObject({ type: 'stores.changed', resourceId: '' })
  expect(body).toHaveProperty('x_sandbox')
})

test('a change of several resources has an event for each', async () => {
  await sandbox.control('POST', '/core-platform/changes', {
    kind: 'close_store',
    storeId: 'cheji-test',
    from: '2020-01-01',
    to: '2099-12-31',
  })
  await bff.until(2)
  const types = bff.received.map(({ body }) => (JSON.parse(body) as UpstreamEvent).type)
  expect(types).toEqual(['stores.changed', 'slots.changed'])
})

test('sent again until answered 2xx, the later ones wait', async () => {
  bff.answer(503)
  const [number] = await change()
  await bff.until(1)
  await change()
  await bff.until(2)
  expect(bff.numbers()).toEqual([number, number])
  bff.answer(204)
  await sandbox.control('POST', '/events/retry')
  await bff.until(4)
  expect(bff.numbers().slice(2)).toEqual([number, (number ?? 0) + 1])
})

test('an unanswered event goes out by itself after a second', async () => {
  bff.answer(500)
  const [number] = await change()
  await bff.until(1)
  bff.answer(200)
  await bff.until(2)
  expect(bff.numbers()).toEqual([number, number])
})

test('undelivered events survive a restart; their numbers go on', async () => {
  await sandbox.control('PATCH', '/settings', { bffUrl: null })
  const numbers = await change(2)
  await sandbox.restart()
  expect(await listed()).toMatchObject([{ deliveredAt: null }, { deliveredAt: null }])
  await sandbox.control('PATCH', '/settings', { bffUrl: bff.url })
  await bff.until(2)
  expect(bff.numbers()).toEqual(numbers)
  expect(await change()).toEqual([(numbers[1] ?? 0) + 1])
  await sandbox.control('POST', '/reset')
  expect(await change()).toEqual([(numbers[1] ?? 0) + 2])
})

test('twice when asked', async () => {
  await fault('duplicate')
  const [number] = await change()
  await bff.until(2)
  expect(bff.numbers()).toEqual([number, number])
})

test('out of order when asked', async () => {
  await fault('out_of_order')
  const [first, second] = await change(2)
  await bff.until(2)
  expect(bff.numbers()).toEqual([second, first])
})

test('lost when asked: the next number follows', async () => {
  await fault('lose')
  const [first, second] = await change(2)
  await bff.until(1)
  expect(bff.numbers()).toEqual([second])
  expect((await listed()).find(({ number }) => number === first)).toMatchObject({ lastResult: 'lost on demand' })
})

test('a wrong signature when asked', async () => {
  await fault('bad_signature')
  await change()
  await bff.until(1)
  expect(isTrue(0)).toBe(false)
})

test('half of the JSON when asked, with a true signature', async () => {
  await fault('malformed')
  await change()
  await bff.until(1)
  expect(bff.numbers()).toEqual([0])
  expect(isTrue(0)).toBe(true)
})

test('by hand: these, in this order, once each', async () => {
  await sandbox.control('PATCH', '/settings', { pushEvents: false })
  const [first, second] = await change(2)
  const { items } = await sandbox.control<{ items: object[] }>('POST', '/events/send', {
    numbers: [second, first, second],
  })
  expect(items).toEqual([second, first, second].map((number) => ({ number, status: 204, result: '204' })))
  expect(bff.numbers()).toEqual([second, first, second])
  await expect(sandbox.control('POST', '/events/send', { numbers: [999_999] })).rejects.toThrow('event_not_found')
})

test('nobody there: the reason is kept', async () => {
  const gone = await startEventReceiver()
  await gone.stop()
  await sandbox.control('PATCH', '/settings', { pushEvents: false, bffUrl: gone.url })
  const [number] = await change()
  const { items } = await sandbox.control<{ items: object[] }>('POST', '/events/send', { numbers: [number] })
  expect(items).toEqual([{ number, status: 0, result: 'ECONNREFUSED' }])
})
