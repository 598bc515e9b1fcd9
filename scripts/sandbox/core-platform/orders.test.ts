import type { UpstreamStock } from '@cheji/bff/core-platform/contract/catalogue'
import { UpstreamError, type UpstreamEvent } from '@cheji/bff/core-platform/contract/events'
import { SalesOrder, Settlement, StockHold, skuIdOf } from '@cheji/bff/core-platform/contract/orders'
import fc from 'fast-check'
import { type TestSandbox, startTestSandbox } from '../testing/test-sandbox'

let sandbox: TestSandbox
let car: UpstreamStock
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(async () => {
  await sandbox.stop()
})
let keys = 0
beforeEach(async () => {
  await sandbox.control('POST', '/reset')
  const [first] = await stock()
  if (!first) throw new Error('no stock')
  car = first
  await setStock(1, 0)
})

const stock = async () => (await sandbox.control<{ items: UpstreamStock[] }>('GET', '/core-platform/stock')).items
const unitsNow = async () => {
  const now = (await stock()).find((record) => skuIdOf(record) === skuIdOf(car))
  return [now?.inStock, now?.incoming]
}
const change = async (kind: string, fields: object) =>
  sandbox.control('POST', '/core-platform/changes', { kind, ...fields })
const setStock = async (inStock: number, incoming: number) =>
  change('stock', { trimId: car.trimId, colourId: car.colourId, inStock, incoming })

const write = async (method: 'PUT' | 'DELETE', path: string, body?: object, key = `key-${String((keys += 1))}`) =>
  sandbox.upstream(method, path, { ...(body && { body }), headers: { 'idempotency-key': key } })
const hold = async (reference: string, until: string | null, key?: string) =>
  write('PUT', `/v1/stock-holds/${reference}`, { skuId: skuIdOf(car), until }, key)
const release = async (reference: string, key?: string) =>
  write('DELETE', `/v1/stock-holds/${reference}`, undefined, key)
const order = (fields: object = {}) => ({
  revision: 1,
  status: 'open',
  skuId: skuIdOf(car),
  storeId: 'suqian-1',
  priceVersion: 1,
  priceFen: 5_980_000,
  depositFen: 200_000,
  deliverBy: '2027-01-10',
  ...fields,
})
const putOrder = async (fields: object = {}, reference = 'deposit-1') =>
  write('PUT', `/v1/sales-orders/${reference}`, order(fields))
const answer = async (number: number, word: string, reference = 'deposit-1') =>
  write('PUT', `/v1/sales-orders/${reference}/allocation-answer`, { number, answer: word })
const held = async (response: Response) => StockHold.parse(await response.json())
const orderIn = async (response: Response) => SalesOrder.parse(await response.json())
const current = async (reference = 'deposit-1') =>
  orderIn(await sandbox.upstream('GET', `/v1/sales-orders/${reference}`))
const refused = async (response: Response) => [response.status, UpstreamError.parse(await response.json()).code]

/** Milliseconds from now, on the sandbox's clock. */
const after = (ms: number) => new Date(Date.now() + ms).toISOString()
const IN_AN_HOUR = after(3_600_000)

describe('stock holds', () => {
  test('the last car is kept for one; the other is told so, and gets it when it is given back', async () => {
    expect(await held(await hold('a', IN_AN_HOUR))).toEqual({
      reference: 'a',
      skuId: skuIdOf(car),
      status: 'held',
      until: IN_AN_HOUR,
    })
    expect(await unitsNow()).toEqual([0, 0])
    expect(await refused(await hold('b', IN_AN_HOUR))).toEqual([409, 'sold_out'])
    expect(await held(await release('a'))).toMatchObject({ status: 'released' })
    expect(await held(await release('a'))).toMatchObject({ status: 'released' })
    expect(await unitsNow()).toEqual([1, 0])
    expect(await held(await hold('b', IN_AN_HOUR))).toMatchObject({ status: 'held' })
  })

  test('a car on its way is kept once none is in stock, and goes back to where it came from', async () => {
    await setStock(1, 1)
    await hold('a', null)
    await hold('b', null)
    expect(await unitsNow()).toEqual([0, 0])
    await release('b')
    expect(await unitsNow()).toEqual([0, 1])
  })

  test('a firm hold never becomes soft again, whatever comes late', async () => {
    await hold('a', IN_AN_HOUR, 'soft')
    expect(await held(await hold('a', null))).toMatchObject({ until: null })
    expect(await held(await hold('a', IN_AN_HOUR))).toMatchObject({ until: null })
    expect(await held(await hold('a', IN_AN_HOUR, 'soft'))).toMatchObject({ until: null })
  })

  test('a late repetition of a hold does not take the car again after it was given back', async () => {
    await hold('a', null, 'firm')
    await release('a', 'back')
    expect(await held(await hold('a', null, 'firm'))).toMatchObject({ status: 'released' })
    expect(await unitsNow()).toEqual([1, 0])
    expect(await refused(await hold('b', null, 'firm'))).toEqual([422, 'idempotency_key_reused'])
  })

  test('a soft hold that ran out leaves the car to the next', async () => {
    await hold('a', after(60_000))
    expect(await refused(await hold('b', IN_AN_HOUR))).toEqual([409, 'sold_out'])
    await sandbox.control('PATCH', '/settings', { clockOffsetMs: 61_000 })
    expect(await held(await hold('b', null))).toMatchObject({ status: 'held' })
    expect(await refused(await hold('a', null))).toEqual([409, 'sold_out'])
  })

  test('another car for the same reference, an unknown car, a body that is none', async () => {
    await hold('a', null)
    const other = (await stock()).find((record) => skuIdOf(record) !== skuIdOf(car) && record.inStock > 0)
    if (!other) throw new Error('no other car')
    const path = '/v1/stock-holds/a'
    expect(await refused(await write('PUT', path, { skuId: skuIdOf(other), until: null }))).toEqual([
      409,
      'other_sku_held',
    ])
    expect(await refused(await write('PUT', '/v1/stock-holds/b', { skuId: 'no.car', until: null }))).toEqual([
      404,
      'sku_not_found',
    ])
    expect(await refused(await write('PUT', path, { skuId: 'x' }))).toEqual([400, 'invalid_request'])
  })

  test('never more cars are held than there are, and what is given back is there again', async () => {
    const step = fc.record({ reference: fc.constantFrom('a', 'b', 'c', 'd'), firm: fc.boolean(), back: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await sandbox.control('POST', '/reset')
        await setStock(1, 1)
        const holding = new Set<string>()
        for (const { reference, firm, back } of steps) {
          if (back) {
            await release(reference)
            holding.delete(reference)
          } else if ((await hold(reference, firm ? null : IN_AN_HOUR)).ok) holding.add(reference)
          expect(holding.size).toBeLessThanOrEqual(2)
        }
        const [inStock = -1, incoming = -1] = await unitsNow()
        expect(inStock + incoming).toBe(2 - holding.size)
      }),
      { numRuns: 15 },
    )
  })
})

describe('orders and the cars for them', () => {
  test('an order is kept at its highest revision', async () => {
    expect(await orderIn(await putOrder())).toEqual({
      reference: 'deposit-1',
      revision: 1,
      status: 'open',
      allocation: null,
    })
    expect(await orderIn(await putOrder({ revision: 3, status: 'cancelled' }))).toMatchObject({ status: 'cancelled' })
    expect(await orderIn(await putOrder({ revision: 2 }))).toMatchObject({ revision: 3, status: 'cancelled' })
    expect(await refused(await putOrder({ revision: 3 }))).toEqual([409, 'revision_conflict'])
    expect(await refused(await putOrder({ storeId: 'nowhere' }, 'x'))).toEqual([404, 'store_not_found'])
  })

  test('a car is proposed, the BFF hears of it, and her yes stands', async () => {
    await hold('deposit-1', null)
    await putOrder()
    await change('allocate', { reference: 'deposit-1', builtMonth: '2026-10', handoverBy: '2026-12-20' })
    const { items } = await sandbox.control<{ items: UpstreamEvent[] }>('GET', '/events')
    expect(items[0]).toMatchObject({ type: 'allocation.changed', resourceId: 'deposit-1', version: 1 })
    const { allocation } = await current()
    expect(allocation).toMatchObject({
      number: 1,
      status: 'proposed',
      builtMonth: '2026-10',
      handoverBy: '2026-12-20',
      vin: expect.stringMatching(/\d{4}$/),
    })
    expect(await orderIn(await answer(1, 'accepted'))).toMatchObject({
      allocation: { status: 'accepted', revision: 2 },
    })
    expect(await orderIn(await answer(1, 'accepted'))).toMatchObject({
      allocation: { status: 'accepted', revision: 2 },
    })
  })

  test('without a firm hold no car is meant for it, and only one at a time', async () => {
    await putOrder()
    const wanted = change('allocate', { reference: 'deposit-1' })
    await expect(wanted).rejects.toThrow('no_firm_hold')
    await hold('deposit-1', null)
    await change('allocate', { reference: 'deposit-1' })
    await expect(change('allocate', { reference: 'deposit-1' })).rejects.toThrow('already_allocated')
  })

  test('a car that she lets go or that is taken back can no longer be agreed to; the next has another number and VIN', async () => {
    await hold('deposit-1', null)
    await putOrder()
    await change('allocate', { reference: 'deposit-1' })
    const first = (await current()).allocation?.vin
    await answer(1, 'released')
    expect(await refused(await answer(1, 'accepted'))).toEqual([409, 'allocation_gone'])
    await change('allocate', { reference: 'deposit-1' })
    const { allocation } = await current()
    expect(allocation).toMatchObject({ number: 2, status: 'proposed' })
    expect(allocation?.vin).not.toBe(first)
    await change('change_allocation', { reference: 'deposit-1', withdrawn: true })
    expect(await refused(await answer(2, 'accepted'))).toEqual([409, 'allocation_gone'])
    expect((await current()).allocation).toMatchObject({ status: 'withdrawn', messageZh: '厂里排产有变' })
  })

  test('another day of handover is told, and a cancelled order lets go of its car', async () => {
    await hold('deposit-1', null)
    await putOrder()
    await change('allocate', { reference: 'deposit-1' })
    await answer(1, 'accepted')
    await change('change_allocation', { reference: 'deposit-1', handoverBy: '2027-02-01' })
    expect((await current()).allocation).toMatchObject({ status: 'accepted', handoverBy: '2027-02-01', revision: 3 })
    expect(await orderIn(await putOrder({ revision: 2, status: 'cancelled' }))).toMatchObject({
      allocation: { status: 'released' },
    })
    await expect(change('allocate', { reference: 'deposit-1' })).rejects.toThrow('cancelled')
  })

  test('all of it is there after a restart', async () => {
    await hold('deposit-1', null)
    await putOrder()
    await change('allocate', { reference: 'deposit-1' })
    const before = await current()
    await sandbox.restart()
    expect(await current()).toEqual(before)
    expect(await unitsNow()).toEqual([0, 0])
  })
})

test('money is noted once; the same number for other money is refused', async () => {
  const body = { reference: 'deposit-1', kind: 'payment', amountFen: 200_000, transactionId: '42', at: IN_AN_HOUR }
  const path = '/v1/settlements/deposit-1-3'
  const kept = { ...body, settlementId: 'deposit-1-3' }
  expect(Settlement.parse(await (await write('PUT', path, body)).json())).toEqual(kept)
  expect(Settlement.parse(await (await write('PUT', path, body)).json())).toEqual(kept)
  expect(await refused(await write('PUT', path, { ...body, amountFen: 1 }))).toEqual([409, 'settlement_conflict'])
})
