import type { LedgerProof } from '@cheji/shared/deposits/deposits-staff.contract'
import { fractionOfFen } from '@cheji/shared/kernel/money'
import { type LedgerEntry } from './ledger'
import { type Car, type Order } from './testing/order'
import { type Shop, openShop } from './testing/shop'

let shop: Shop
let car: Car
let order: Order
beforeAll(async () => {
  shop = await openShop()
  car = await shop.car()
  // Lives of every kind: held, left whole, left after her yes, paid and given back by hand.
  await shop.held(car)
  const left = await shop.held(car)
  await shop.cancel(left, left.depositFen)
  await shop.until(left, 'refunded')
  order = await shop.agreed(car)
  await shop.cancel(order, fractionOfFen(order.depositFen, 1, 2))
  await shop.until(order, 'refunded')
  await shop.rest()
})
afterAll(async () => shop.stop())

const entries = () => shop.bff.connection.collection<LedgerEntry>('ledger')
const prove = async (): Promise<LedgerProof> =>
  (await shop.bff.get('/api/v1/staff/ledger/proof', shop.staff)).body as LedgerProof
const entryOf = async (kind: LedgerEntry['kind']): Promise<LedgerEntry> => {
  const found = await entries().findOne({ depositId: order.depositId, kind })
  if (!found) throw new Error(`no ${kind} in the ledger`)
  return found
}
/** The proof while an entry is not what it should be; it is put back afterwards. */
const whileSpoilt = async (entry: LedgerEntry, spoil: () => Promise<unknown>): Promise<LedgerProof> => {
  await spoil()
  const proof = await prove()
  await entries().replaceOne({ _id: entry._id }, entry, { upsert: true })
  return proof
}

test('events and ledger agree, it sums to nothing, and the accounts are what happened', async () => {
  const whole = order.depositFen
  const half = fractionOfFen(whole, 1, 2)
  const proof = await prove()
  expect(proof).toMatchObject({ entries: 6, waiting: 0, sumFen: 0, differences: [] })
  expect(new Map(proof.balances.map(({ account, balanceFen }) => [account, balanceFen]))).toEqual(
    new Map([
      ['wechat_pay', whole + (whole - half)],
      ['buyers_deposits', -whole],
      ['kept_deposits', -(whole - half)],
    ]),
  )
})

test('each money event has one entry with both of its legs and WeChat’s or our number', async () => {
  const payment = await entryOf('payment')
  expect(payment).toMatchObject({
    _id: `${order.depositId}:2`,
    debit: 'wechat_pay',
    credit: 'buyers_deposits',
    amountFen: order.depositFen,
    reference: (await shop.desk.order(shop.tradeNo(order)))?.payment?.transactionId,
  })
  expect(await entryOf('refund')).toMatchObject({
    debit: 'buyers_deposits',
    credit: 'wechat_pay',
    reference: `${order.orderNo}R01`,
  })
  expect(await entryOf('kept')).toMatchObject({ debit: 'buyers_deposits', credit: 'kept_deposits' })
})

test('an entry that was removed is named', async () => {
  const entry = await entryOf('payment')
  const proof = await whileSpoilt(entry, async () => entries().deleteOne({ _id: entry._id }))
  expect(proof).toMatchObject({ entries: 5, waiting: 0, differences: [{ entryId: entry._id, what: 'missing' }] })
})

test.each([
  ['sum', { amountFen: 1 }],
  ['account', { credit: 'kept_deposits' as const }],
  ['number', { reference: 'another' }],
  ['time', { at: new Date(0) }],
])('an entry of which the %s was changed is named', async (_, fields) => {
  const entry = await entryOf('refund')
  const proof = await whileSpoilt(entry, async () => entries().updateOne({ _id: entry._id }, { $set: fields }))
  expect(proof.differences).toEqual([{ entryId: entry._id, what: 'different' }])
  // Both legs are in one document: whatever is done to it, it sums to nothing, which is why the sum proves so little.
  expect(proof.sumFen).toBe(0)
})

test('an entry that nothing happened for is named', async () => {
  const entry = await entryOf('payment')
  for (const extra of [
    { ...entry, _id: `${order.depositId}:99` },
    { ...entry, _id: 'no-such-order:1', depositId: 'no-such-order' },
  ]) {
    await entries().insertOne(extra)
    expect((await prove()).differences).toEqual([{ entryId: extra._id, what: 'extra' }])
    await entries().deleteOne({ _id: extra._id })
  }
  expect((await prove()).differences).toEqual([])
})

test('an event whose copy is still on its way is late and not missing', async () => {
  const waiting = await shop.place(car)
  // What comes before it in the outbox cannot be delivered.
  await shop.bff.sandbox.fault({ endpoint: 'core-platform PUT /v1/stock-holds/:reference', kind: 'status', value: 503 })
  await shop.pay(waiting)
  await shop.until(waiting, 'paid')
  expect(await prove()).toMatchObject({ entries: 6, waiting: 1, differences: [] })
  await shop.bff.sandbox.heal()
  await shop.until(waiting, 'stock_held')
  await shop.rest()
  expect(await prove()).toMatchObject({ entries: 7, waiting: 0, differences: [] })
})

test('settlements at the core platform are the payments and refunds of the ledger', async () => {
  await shop.rest()
  const { settlements } = await shop.upstream()
  const told = settlements.map(({ reference, kind, amountFen }) => `${reference} ${kind} ${String(amountFen)}`)
  const kept = await entries()
    .find({ kind: { $in: ['payment', 'refund'] } })
    .toArray()
  expect(told.sort()).toEqual(
    kept.map(({ depositId, kind, amountFen }) => `${depositId} ${kind} ${String(amountFen)}`).sort(),
  )
})
