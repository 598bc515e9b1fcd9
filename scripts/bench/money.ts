import { createPrivateKey, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { AGREEMENT_VERSION } from '@cheji/shared/account/agreement-version'
import { login, recordConsent } from '@cheji/shared/account/account.endpoints'
import type { Deposit, DepositOffer } from '@cheji/shared/deposits/deposits.contract'
import { getDeposit, getDepositOffer, placeDeposit, startPayment } from '@cheji/shared/deposits/deposits.endpoints'
import { pathOf } from '@cheji/shared/kernel/endpoint'
import { beijingIso } from '@cheji/shared/kernel/time'
import { MongoClient } from 'mongodb'
import { DEVELOPMENT_KEYS, developmentConfig } from '../house/development-config'
import { SAMPLE_MODELS } from '../data/models'
import { openidFor } from '../sandbox/wechat/logins'
import { sealed, signatureHeaders } from '../sandbox/wechat-pay/sealing'
import type { Finding } from './report'
import { median, quantile } from './statistics'

const BUYERS = 240
const AT_ONCE = 8
const JSON_TYPE = { 'content-type': 'application/json' }

interface Buyer {
  readonly who: string
  readonly token: string
}
interface Placed extends Buyer {
  readonly deposit: Deposit
}

/**
 * What money costs: orders placed and payments credited through the whole BFF, against the same number of bare writes of
 * such documents into the same database by as many at once, just as durable.
 */
export async function measureMoney(bffUrl: string, sandboxUrl: string, mongodbUri: string): Promise<Finding[]> {
  const car = await carForAll(bffUrl, sandboxUrl)
  const buyers = await Promise.all(
    Array.from({ length: BUYERS }, async (_, at) => signIn(bffUrl, `bench${String(at)}`)),
  )
  const offer = await call<DepositOffer>(
    bffUrl,
    'GET',
    `${getDepositOffer.path}?${new URLSearchParams(car).toString()}`,
  )
  const body = {
    ...car,
    priceVersion: offer.priceVersion,
    refundRuleVersion: offer.refundRule.version,
    consent: true,
  }

  const placed: Placed[] = []
  const placing = await timed(buyers, async (buyer) => {
    const headers = { 'idempotency-key': randomUUID() }
    const deposit = await call<Deposit>(bffUrl, 'POST', placeDeposit.path, { token: buyer.token, body, headers })
    placed.push({ ...buyer, deposit })
  })
  for (const { deposit, token } of placed)
    await call(bffUrl, 'POST', pathOf(startPayment, { depositId: deposit.depositId }), { token, body: {} })

  const messages = placed.map(notificationOf)
  const crediting = await timed(messages, async (message) => {
    const answer = await fetch(`${bffUrl}/hooks/wechat-pay/payments`, { method: 'POST', ...message })
    if (answer.status !== 204) throw new Error(`a notification was answered ${answer.status}`)
  })
  for (const { deposit, token } of placed) {
    const { payment } = await call<Deposit>(bffUrl, 'GET', pathOf(getDeposit, { depositId: deposit.depositId }), {
      token,
    })
    if (!payment) throw new Error('a payment was not credited')
  }
  const bare = await measureBareWrites(mongodbUri, placed)
  return [
    ...against('placing a deposit', placing, bare.inserts),
    ...against('a notification until it is credited', crediting, bare.updates),
  ]
}

const against = (name: string, times: readonly number[], bare: readonly number[]): Finding[] => [
  { name: `${name}: median`, value: quantile(times, 0.5), unit: 'ms' },
  { name: `${name}: p99`, value: quantile(times, 0.99), unit: 'ms' },
  { name: `${name}: … times a bare write, median`, value: median(times) / median(bare), unit: '×' },
  { name: `${name}: … times a bare write, p99`, value: quantile(times, 0.99) / quantile(bare, 0.99), unit: '×' },
]

/** One car of which there are enough for everybody. */
const carForAll = async (bffUrl: string, sandboxUrl: string) => {
  const [model] = SAMPLE_MODELS
  const [trim] = model?.trims ?? []
  const [colour] = model?.colours ?? []
  const stores = await call<{ items: { storeId: string }[] }>(bffUrl, 'GET', '/api/v1/stores?limit=1')
  if (!trim || !colour || !stores.items[0]) throw new Error('the sample data hold no car or no store')
  const stock = { kind: 'stock', trimId: trim.id, colourId: colour.id, inStock: 10 * BUYERS, incoming: 0 }
  await call(sandboxUrl, 'POST', '/console/api/core-platform/changes', { body: stock })
  return { trimId: trim.id, colourId: colour.id, storeId: stores.items[0].storeId }
}

const signIn = async (bffUrl: string, who: string): Promise<Buyer> => {
  const body = { code: `dev-${who}.${randomUUID().slice(0, 8)}` }
  const { token } = await call<{ token: string }>(bffUrl, 'POST', login.path, { body })
  const consent = { kind: 'agreement_and_privacy', version: AGREEMENT_VERSION, granted: true }
  await call(bffUrl, 'POST', recordConsent.path, { token, body: consent })
  return { who, token }
}

const platformKey = createPrivateKey(readFileSync(path.join(DEVELOPMENT_KEYS, 'wechat-pay.key.pem'), 'utf8'))

/** A payment's notification as WeChat Pay signs and encrypts it. */
const notificationOf = ({ who, deposit }: Placed, index: number) => {
  const now = new Date()
  const transaction = {
    appid: developmentConfig.WECHAT_APP_ID,
    mchid: developmentConfig.WECHAT_PAY_MCH_ID,
    out_trade_no: `${deposit.orderNo}01`,
    transaction_id: `4200000000${String(Date.now())}${String(index).padStart(5, '0')}`,
    trade_state: 'SUCCESS',
    success_time: beijingIso(now),
    payer: { openid: openidFor(developmentConfig.WECHAT_APP_SECRET, who) },
    amount: { total: deposit.depositFen, payer_total: deposit.depositFen, currency: 'CNY', payer_currency: 'CNY' },
  }
  const body = JSON.stringify({
    id: randomUUID(),
    create_time: beijingIso(now),
    resource_type: 'encrypt-resource',
    event_type: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    resource: {
      original_type: 'transaction',
      ...sealed(developmentConfig.WECHAT_PAY_API_V3_KEY, JSON.stringify(transaction), 'transaction'),
    },
  })
  const signed = signatureHeaders(body, {
    serial: developmentConfig.WECHAT_PAY_PUBLIC_KEY_ID,
    key: platformKey,
    at: now,
  })
  return { headers: { ...JSON_TYPE, ...signed }, body }
}

/** Documents of the same size, inserted and then changed under a guard, as the BFF does it and with nothing around it. */
const measureBareWrites = async (mongodbUri: string, placed: readonly Placed[]) => {
  const client = await MongoClient.connect(mongodbUri, { writeConcern: { w: 1, journal: true } })
  try {
    const bench = client.db().collection<{ _id: string; version: number }>('bench_deposits')
    const documents = placed.map(({ deposit }) => ({ ...deposit, _id: deposit.depositId, version: 1 }))
    const inserts = await timed(documents, async (document) => {
      await bench.insertOne(document)
    })
    const updates = await timed(documents, async ({ _id, steps }) => {
      await bench.findOneAndUpdate({ _id, version: 1 }, { $set: { version: 2, paid: steps } })
    })
    return { inserts, updates }
  } finally {
    await client.close()
  }
}

/** Does something with each of a list, `AT_ONCE` at a time, and answers how many milliseconds each took. */
const timed = async <T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<number[]> => {
  const times: number[] = []
  const rest = [...list]
  const worker = async () => {
    for (let one = rest.pop(); one !== undefined; one = rest.pop()) {
      const startedAt = performance.now()
      await work(one)
      times.push(performance.now() - startedAt)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return times
}

interface CallOptions {
  token?: string
  body?: object
  headers?: Record<string, string>
}
const call = async <T>(
  base: string,
  method: string,
  target: string,
  { token, body, headers }: CallOptions = {},
): Promise<T> => {
  const answer = await fetch(base + target, {
    method,
    headers: { ...(body && JSON_TYPE), ...(token && { authorization: `Bearer ${token}` }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${target} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}
