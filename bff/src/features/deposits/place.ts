import { createHash } from 'node:crypto'
import type { OrderedCar, Parties, PlaceDepositBody } from '@cheji/shared/deposits/deposits.contract'
import { skuIdOf } from '@cheji/bff/core-platform/contract/orders'
import { beijingDay, beijingIso } from '@cheji/shared/kernel/time'
import { ApiError } from '../../http/api-error'
import type { Idempotency } from '../../http/call'
import { UpstreamRejected, UpstreamUnavailable } from '../../infrastructure/upstream-errors'
import { firstEvent } from './deposit.change'
import { PAY_WITHIN_MS } from './deposit.deadlines'
import type { DepositPorts } from './deposit.ports'
import { type DepositRecord, DEPOSITS } from './deposit.record'
import { presentRule } from './refund-rule'

/** The car, the day and the parties of an order, looked up by whoever places it. */
export interface OrderTerms {
  readonly car: Omit<OrderedCar, 'pictureUrl'>
  /** The latest day of handover. */
  readonly deliverBy: string
  readonly parties: Parties
}

/** A car is kept a little longer than she has to pay. */
const SOFT_HOLD_MARGIN_MS = 10 * 60_000
const ORDER_NO_TRIES = 10

/**
 * Places an order: the price comes from the database's price list, a car is kept before anything can be paid. Safe to
 * repeat with the same key.
 *
 * @throws ApiError price_changed, rule_changed, sold_out, order_open, try_later, idempotency_key_reused
 */
export const createPlace = (ports: DepositPorts) => {
  const { store, clock, random, platform, priceOf } = ports

  const madeBefore = async (depositId: string, { bodyHash }: Idempotency): Promise<DepositRecord | undefined> => {
    const made = await store.findOne<DepositRecord>(DEPOSITS, { _id: depositId })
    if (made && made.idempotency.bodyHash !== bodyHash) throw new ApiError('idempotency_key_reused')
    return made
  }

  /** The open order that is in the way: of the same tap, which came twice at once, or of another one. */
  const sameTap = async (open: DepositRecord | undefined, depositId: string, idempotency: Idempotency) => {
    const made = await madeBefore(depositId, idempotency)
    if (made) return made
    throw new ApiError('order_open', { details: { depositId: open?._id ?? null } })
  }

  const priceFor = async (body: PlaceDepositBody) => {
    const price = await priceOf(body.trimId)
    if (!price) throw new ApiError('not_found')
    const { version, priceFen, depositFen } = price
    if (version !== body.priceVersion)
      throw new ApiError('price_changed', { details: { priceVersion: version, priceFen, depositFen } })
    const rule = presentRule()
    if (rule.version !== body.refundRuleVersion)
      throw new ApiError('rule_changed', { details: { refundRuleVersion: rule.version } })
    return price
  }

  const keepACar = async (depositId: string, skuId: string, until: Date): Promise<void> => {
    try {
      const key = `${depositId}.soft.${String(until.getTime())}`
      await platform.putStockHold(depositId, { skuId, until: beijingIso(until) }, key)
    } catch (error) {
      if (error instanceof UpstreamRejected && error.code === 'sold_out') throw new ApiError('sold_out')
      if (error instanceof UpstreamUnavailable) throw new ApiError('try_later', { retryAfterS: 5, cause: error })
      throw error
    }
  }

  return async (
    buyerId: string,
    body: PlaceDepositBody,
    idempotency: Idempotency,
    /** Looked up only for an order that was not placed yet. */
    termsFor: () => Promise<OrderTerms>,
  ): Promise<DepositRecord> => {
    const depositId = depositIdOf(buyerId, idempotency)
    const made = await madeBefore(depositId, idempotency)
    if (made) return made
    const terms = await termsFor()
    const price = await priceFor(body)
    const now = clock()
    const skuId = skuIdOf(body)
    const open = await store.findOne<DepositRecord>(DEPOSITS, { buyerId, openFor: skuId })
    if (open) return sameTap(open, depositId, idempotency)
    const expiresAt = new Date(now.getTime() + PAY_WITHIN_MS)
    await keepACar(depositId, skuId, new Date(expiresAt.getTime() + SOFT_HOLD_MARGIN_MS))

    for (let tries = 0; tries < ORDER_NO_TRIES; tries++) {
      const record = newRecord({
        depositId,
        orderNo: orderNoOn(now, random.bytes(4)),
        payCode: random.bytes(16).toString('base64url'),
        buyerId,
        body,
        terms,
        price,
        expiresAt,
        idempotency,
        now,
      })
      const refusedBy = await store.insertOne(DEPOSITS, record)
      if (refusedBy === undefined) return record
      if (refusedBy === '_id_') break
      if (refusedBy === 'one_open')
        return sameTap(
          await store.findOne<DepositRecord>(DEPOSITS, { buyerId, openFor: skuId }),
          depositId,
          idempotency,
        )
    }
    // The same tap arrived twice at once: the first one's order answers both.
    const first = await madeBefore(depositId, idempotency)
    if (first) return first
    throw new Error('no free order number')
  }
}

/** The same for every repetition of a tap, so that two that race keep one car and make one order. */
const depositIdOf = (buyerId: string, { route, key }: Idempotency): string =>
  createHash('sha256').update(`${buyerId}\n${route}\n${key}`).digest('hex').slice(0, 24)

/** Twelve digits: the Beijing day and six by chance. */
const orderNoOn = (now: Date, bytes: Buffer): string =>
  beijingDay(now).replaceAll('-', '').slice(2) + String(bytes.readUInt32BE() % 1_000_000).padStart(6, '0')

interface NewOrder {
  depositId: string
  orderNo: string
  payCode: string
  buyerId: string
  body: PlaceDepositBody
  terms: OrderTerms
  price: { version: number; priceFen: number; depositFen: number; since: string }
  expiresAt: Date
  idempotency: Idempotency
  now: Date
}

const newRecord = ({ depositId, body, terms, price, now, expiresAt, ...given }: NewOrder): DepositRecord => {
  const record: DepositRecord = {
    ...given,
    ...terms,
    _id: depositId,
    payerIds: [],
    status: 'awaiting_payment',
    version: 1,
    storeId: body.storeId,
    priceFen: price.priceFen,
    priceVersion: price.version,
    priceSince: price.since,
    payablePriceFen: price.priceFen,
    depositFen: price.depositFen,
    refundRuleVersion: body.refundRuleVersion,
    consentAt: now,
    createdAt: now,
    expiresAt,
    holdBy: null,
    closedBy: null,
    openFor: skuIdOf(body),
    attempts: [],
    payments: [],
    refunds: [],
    allocation: null,
    settledAllocation: 0,
    changedByUs: false,
    orderRevision: 0,
    deliveredOrderRevision: 0,
    releasedAgain: false,
    specialOrder: null,
    messages: [],
    events: [],
    outbox: [],
    outboxSeq: 0,
    checkAt: expiresAt,
    checks: 0,
  }
  return { ...record, events: firstEvent(record, now) }
}
