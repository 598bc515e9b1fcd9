import type { Deposit, DepositOffer, PaymentStart, PlaceDepositBody } from '@cheji/shared/deposits/deposits.contract'
import { addDays, beijingDay } from '@cheji/shared/kernel/time'
import { ApiError } from '../../http/api-error'
import type { Idempotency } from '../../http/call'
import type { RequestPaymentFields } from '../../wechat/pay/signing-pay'
import { agreedChange, releasedChange } from './allocation'
import { writeChange } from './deposit.change'
import type { DepositPorts } from './deposit.ports'
import { presentDeposit, refundTerms } from './deposit.presenter'
import { depositById, untilWritten } from './deposit.reads'
import { type DepositRecord, DEPOSITS } from './deposit.record'
import { type DepositsDependencies, OFF_WORDS, type OrderableCar, partiesOf } from './deposits.dependencies'
import type { Due } from './due'
import { createLeave } from './leave'
import { createAnswerMessages } from './messages'
import type { createStartPayment } from './pay'
import { createPlace } from './place'
import type { Receipts } from './receipts'
import { presentRule } from './refund-rule'

/** The handover is promised this long after the platform expects the car, and this long where it expects nothing yet. */
const PROMISE_MARGIN_DAYS = 12
const PROMISE_UNKNOWN_DAYS = 45
const PAGE = 20

type MessagesAnswer = Parameters<ReturnType<typeof createAnswerMessages>>[1]

export interface ServiceParts {
  readonly ports: DepositPorts
  readonly due: Due
  readonly startPayment: ReturnType<typeof createStartPayment>
  /** Undefined: there is no key to sign them with. */
  readonly receipts: Receipts | undefined
  /** Whether there is an account at WeChat Pay. */
  readonly isPayingConfigured: boolean
}

/** Orders as their buyer and whoever pays for her use them. */
export const createDepositsService = (dependencies: DepositsDependencies, parts: ServiceParts) => {
  const { ports, due, startPayment, receipts, isPayingConfigured } = parts
  const { store, clock } = ports
  const place = createPlace(ports)
  const leave = createLeave(ports)
  const answerMessages = createAnswerMessages(ports)

  const present = (record: DepositRecord, userId: string): Deposit => {
    const card = dependencies.storeCardOf(record.storeId)
    if (!card) throw new ApiError('warming_up', { retryAfterS: 3 })
    const { trimId, colourId } = record.car
    const pictureUrl = dependencies.carOf(trimId, colourId)?.car.pictureUrl ?? ''
    return presentDeposit(record, { now: clock(), userId, store: card, pictureUrl })
  }

  /** A deposit of which this user is buyer or payer. Throws not_found. */
  const visible = async (userId: string, filter: object): Promise<DepositRecord> => {
    const mine = { $or: [{ buyerId: userId }, { payerIds: userId }] }
    const record = await store.findOne<DepositRecord>(DEPOSITS, { ...filter, ...mine })
    if (!record) throw new ApiError('not_found')
    return record
  }
  const seen = (userId: string, depositId: string) => async () => visible(userId, { _id: depositId })
  const bought = (userId: string, depositId: string) => async () => {
    const record = await depositById(store, depositId)
    if (record?.buyerId !== userId) throw new ApiError('not_found')
    return record
  }

  const withCode = (depositId: string, payCode: string) => async () => {
    const record = await depositById(store, depositId)
    if (record?.payCode !== payCode) throw new ApiError('not_found')
    return record
  }
  /** The deposit after WeChat was asked about it; what WeChat cannot say now, the job asks again. */
  const asked = async (userId: string, depositId: string): Promise<Deposit> => {
    try {
      await due.lookAt(depositId)
    } catch (error) {
      ports.log.warn({ err: error, depositId }, 'WeChat Pay could not say what became of an order')
    }
    return present(await seen(userId, depositId)(), userId)
  }

  const orderable = (trimId: string, colourId: string): OrderableCar => {
    const car = dependencies.carOf(trimId, colourId)
    if (!car) throw new ApiError('not_found')
    return car
  }
  const deliverByOf = ({ aboutDays }: OrderableCar): string =>
    addDays(beijingDay(clock()), aboutDays === undefined ? PROMISE_UNKNOWN_DAYS : aboutDays + PROMISE_MARGIN_DAYS)

  return {
    /** Throws not_found, warming_up. */
    async offer(
      query: { trimId: string; colourId: string; storeId: string },
      clientVersion: string | undefined,
    ): Promise<DepositOffer> {
      const found = orderable(query.trimId, query.colourId)
      const card = dependencies.storeCardOf(query.storeId)
      const price = await dependencies.priceOf(query.trimId)
      if (!card || !price) throw new ApiError('not_found')
      const parties = partiesOf(dependencies) ?? null
      const offWords =
        !parties || !isPayingConfigured || !dependencies.takesOrders(query.storeId)
          ? OFF_WORDS
          : await offWordsOf(dependencies, { clientVersion, storeId: query.storeId })
      return {
        car: found.car,
        store: card,
        priceFen: price.priceFen,
        priceVersion: price.version,
        priceSince: price.since,
        depositFen: price.depositFen,
        balanceFen: price.priceFen - price.depositFen,
        deliverBy: deliverByOf(found),
        refundRule: refundTerms(presentRule().version, price.depositFen),
        parties,
        state: offWords !== null ? 'off' : found.isAvailable === false ? 'sold_out' : 'open',
        offWords,
      }
    },

    /** Safe to repeat with the same key. Throws what `createPlace` throws, consent_required, feature_off, not_found. */
    async place(
      userId: string,
      body: PlaceDepositBody,
      call: { idempotency: Idempotency; clientVersion: string | undefined },
    ): Promise<Deposit> {
      const record = await place(userId, body, call.idempotency, async () => {
        const parties = partiesOf(dependencies)
        if (!parties || !isPayingConfigured) throw new ApiError('feature_off', { details: { words: OFF_WORDS } })
        await dependencies.requirePayingOn({ clientVersion: call.clientVersion, storeId: body.storeId })
        if (!(await dependencies.hasConsent(userId))) throw new ApiError('consent_required')
        if (!dependencies.takesOrders(body.storeId)) throw new ApiError('not_found')
        const found = orderable(body.trimId, body.colourId)
        const { pictureUrl: _pictureUrl, ...car } = found.car
        return { car, deliverBy: deliverByOf(found), parties }
      })
      return present(record, userId)
    },

    /** Throws order_closed, try_later, not_found, consent_required, feature_off. */
    async pay(
      userId: string,
      depositId: string,
      { payCode, clientVersion }: { payCode: string | undefined; clientVersion: string | undefined },
    ): Promise<PaymentStart> {
      const find = payCode === undefined ? seen(userId, depositId) : withCode(depositId, payCode)
      const { storeId } = await find()
      await dependencies.requirePayingOn({ clientVersion, storeId })
      if (!(await dependencies.hasConsent(userId))) throw new ApiError('consent_required')
      const openid = await dependencies.openidOf(userId)
      if (openid === undefined) throw new ApiError('signed_out')
      const { fields, record } = await startPayment(find, { userId, openid })
      return { requestPayment: fields ? forClient(fields) : null, deposit: present(record, userId) }
    },

    /** Asks WeChat whether it was paid; when WeChat cannot say, the deposit as it is. Throws not_found. */
    async check(userId: string, depositId: string): Promise<Deposit> {
      await seen(userId, depositId)()
      return asked(userId, depositId)
    },

    get: async (userId: string, depositId: string): Promise<Deposit> =>
      present(await seen(userId, depositId)(), userId),

    byOrder: async (userId: string, outTradeNo: string): Promise<Deposit> =>
      present(await visible(userId, { orderNo: outTradeNo.slice(0, 12) }), userId),

    toPay: async (userId: string, payCode: string): Promise<Deposit> => {
      const record = await store.findOne<DepositRecord>(DEPOSITS, { payCode })
      if (!record) throw new ApiError('not_found')
      return present(record, userId)
    },

    /** Newest first. Throws validation_failed for a cursor of another list. */
    async list(userId: string, { cursor, limit = PAGE }: { cursor?: string | undefined; limit?: number | undefined }) {
      const mine = { $or: [{ buyerId: userId }, { payerIds: userId }] }
      const records = await store.find<DepositRecord>(
        DEPOSITS,
        cursor === undefined ? mine : { $and: [mine, olderThan(cursor)] },
        { sort: { createdAt: -1, _id: -1 }, limit: limit + 1 },
      )
      const page = records.slice(0, limit)
      const last = page.at(-1)
      return {
        items: page.map((record) => present(record, userId)),
        nextCursor: records.length > limit && last ? cursorOf(last) : null,
      }
    },

    /** Throws refund_changed, not_found. */
    cancel: async (userId: string, depositId: string, expectedRefundFen: number): Promise<Deposit> => {
      const left = await leave(bought(userId, depositId), expectedRefundFen)
      return left.status === 'closing' ? asked(userId, depositId) : present(left, userId)
    },

    /** Her word on a proposed car; a repeat answers the order as it is. Throws car_gone, not_found. */
    async answer(
      userId: string,
      depositId: string,
      { number, answer }: { number: number; answer: 'agree' | 'decline' },
    ): Promise<Deposit> {
      const find = bought(userId, depositId)
      const answered = await untilWritten(async () => {
        const record = await find()
        const { status, allocation } = record
        if (answer === 'agree' && status === 'allocated' && allocation?.number === number) return record
        if (answer === 'decline' && status === 'stock_held' && record.settledAllocation === number) return record
        if (status !== 'allocation_proposed' || allocation?.number !== number || clock() >= allocation.answerBy)
          throw new ApiError('car_gone')
        const change = answer === 'agree' ? agreedChange(record, clock()) : releasedChange(record, 'car_declined')
        return writeChange(store, record, change, clock())
      })
      ports.wakeOutbox()
      return present(answered, userId)
    },

    /** Safe to repeat: one accept stays one message. Throws not_found. */
    answerMessages: async (userId: string, depositId: string, answer: MessagesAnswer): Promise<Deposit> =>
      present(await answerMessages(bought(userId, depositId), answer), userId),

    /** Throws feature_off without a key to sign with. */
    async receipts(userId: string, depositId: string) {
      if (!receipts) throw new ApiError('feature_off')
      return { items: receipts.signedReceipts(await seen(userId, depositId)()) }
    },

    receiptKeys: () => ({ items: [...(receipts?.keys ?? [])] }),
  }
}

export type DepositsService = ReturnType<typeof createDepositsService>

/** `wx.requestPayment` knows the app's own id. */
const forClient = ({ appId: _appId, ...fields }: RequestPaymentFields) => fields

const offWordsOf = async (
  { requirePayingOn }: DepositsDependencies,
  where: { clientVersion: string | undefined; storeId: string },
): Promise<string | null> => {
  try {
    await requirePayingOn(where)
    return null
  } catch (error) {
    if (error instanceof ApiError && error.code === 'feature_off')
      return (error.details as { words?: string } | undefined)?.words ?? OFF_WORDS
    throw error
  }
}

const cursorOf = ({ _id, createdAt }: DepositRecord): string =>
  Buffer.from(`${String(createdAt.getTime())}.${_id}`).toString('base64url')

const olderThan = (cursor: string) => {
  const [, ms, id] = /^(\d{12,14})\.([0-9a-f]{24})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (ms === undefined || id === undefined)
    throw new ApiError('validation_failed', { details: { fields: ['query.cursor'] } })
  const createdAt = new Date(Number(ms))
  return { $or: [{ createdAt: { $lt: createdAt } }, { createdAt, _id: { $lt: id } }] }
}
