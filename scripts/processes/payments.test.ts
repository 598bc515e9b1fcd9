import type { LedgerProof } from '@cheji/shared/deposits/deposits-staff.contract'
import { proveLedger } from '@cheji/shared/deposits/deposits-staff.endpoints'
import { freePort } from '../house/ports'
import type { BffProcess } from './bff-process'
import { signInMany } from './buyer'
import { eventually } from './eventually'
import { type ShoppedCar, carsInStock, forEachAtOnce, orderCar } from './shopper'
import { newStaffToken } from './staff'
import { type World, openWorld } from './world'

/** Generous: processes start slowly on a busy machine. */
jest.setTimeout(300_000)

const ORDERS = 500
const CARS = 10
const COPIES = 3
const QUERY = 'wechat-pay GET /v3/pay/transactions/out-trade-no/:no'

const staff = newStaffToken()
let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => world.end())

interface Stored {
  orderNo: string
  payments: { transactionId: string; counts: boolean }[]
  refunds: unknown[]
  events: { type: string; posting: { kind: string } | null }[]
}

/** 500 orders of fifty buyers, all paid, and WeChat Pay has told nobody yet. */
const paidInSilence = async (bffs: readonly BffProcess[], cars: readonly ShoppedCar[]): Promise<string[]> => {
  const tokens = await signInMany(bffs, 'payers', ORDERS / CARS)
  const wanted = tokens.flatMap((token) => cars.map((car) => ({ token, car })))
  const notifications = new Set<string>()
  for (let from = 0; from < wanted.length; from += 100) {
    await forEachAtOnce(wanted.slice(from, from + 100), 10, async ({ token, car }, index) => {
      const bff = bffs[index % bffs.length]
      if (!bff) throw new Error('no BFF')
      const requestPayment = await orderCar(bff, car, token)
      await world.sandbox.send('POST', '/wechat-pay/pay', { requestPayment, notify: 'never' })
    })
    // The console shows the newest two hundred.
    const newest = await world.sandbox.list<{ _id: string }>('/wechat-pay/notifications')
    for (const { _id } of newest) notifications.add(_id)
  }
  return [...notifications]
}

const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)

/** Sends as WeChat Pay does: what is not answered with 204 comes again, to the address behind which either may answer. */
const sendAll = async (ids: readonly string[], hooks: readonly string[], onSent: (sent: number) => void) => {
  let open = shuffled(ids)
  let sent = 0
  const refused: number[] = []
  while (open.length > 0) {
    const again: string[] = []
    const batches = Array.from({ length: Math.ceil(open.length / 10) }, (_, index) =>
      open.slice(index * 10, index * 10 + 10),
    )
    await forEachAtOnce(batches, 12, async (batch) => {
      const url = hooks[Math.floor(Math.random() * hooks.length)]
      const { items } = (await world.sandbox.send('POST', '/wechat-pay/notifications/send', { ids: batch, url })) as {
        items: { id: string; status: number }[]
      }
      for (const { id, status } of items) {
        if (status === 204) onSent(++sent)
        else again.push(id)
        if (status !== 204 && status !== 0) refused.push(status)
      }
    })
    open = shuffled(again)
  }
  return { refused }
}

test('500 payments, each told three times in any order to two processes of which one is killed: credited once each', async () => {
  const portB = await freePort()
  const [a, b] = await Promise.all([world.start(staff), world.start({ ...staff, port: portB })])
  const cars = await carsInStock(world, a, CARS, ORDERS)
  const ids = await paidInSilence([a, b], cars)
  expect(ids).toHaveLength(ORDERS)
  // They are heard of by notification alone.
  await world.sandbox.fault({ endpoint: QUERY, kind: 'status', value: 503 })

  let killed: Promise<BffProcess> | undefined
  const hooks = [a, b].map(({ url }) => `${url}/hooks/wechat-pay/payments`)
  const copies = Array.from({ length: COPIES }, () => ids).flat()
  const { refused } = await sendAll(copies, hooks, (sent) => {
    if (sent > (ORDERS * COPIES) / 3) killed ??= b.kill().then(async () => world.start({ ...staff, port: portB }))
  })
  const reborn = await killed
  expect(reborn).toBeDefined()
  // A process that died amid a notification gave no answer; no process that lives refused one.
  expect(refused).toEqual([])

  const busy = { $or: [{ status: { $ne: 'stock_held' } }, { 'outbox.0': { $exists: true } }] }
  await eventually(async () => expect(await world.count('deposits', busy)).toBe(0), 120_000)
  const deposits = (await world.stored('deposits')) as Stored[]
  expect(deposits).toHaveLength(ORDERS)
  for (const { payments, refunds, events } of deposits) {
    expect(payments).toMatchObject([{ counts: true }])
    expect(refunds).toEqual([])
    expect(events.filter(({ posting }) => posting?.kind === 'payment')).toHaveLength(1)
  }
  expect(new Set(deposits.map(({ payments }) => payments[0]?.transactionId)).size).toBe(ORDERS)
  expect(await world.stored('unmatched_payments')).toEqual([])

  const proof: LedgerProof = await a.ask(proveLedger, {}, { token: staff.token })
  expect(proof).toMatchObject({ entries: ORDERS, waiting: 0, sumFen: 0, differences: [] })
  const { settlements, holds } = (await world.sandbox.send('GET', '/core-platform/orders')) as {
    settlements: { kind: string }[]
    holds: { until: string | null }[]
  }
  expect(settlements.filter(({ kind }) => kind === 'payment')).toHaveLength(ORDERS)
  expect(holds.filter(({ until }) => until === null)).toHaveLength(ORDERS)
})
