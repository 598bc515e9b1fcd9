import { UpstreamUnavailable } from '../../infrastructure/upstream-errors'
import type { RequestPaymentFields } from '../../wechat/pay/signing-pay'
import { ApiError } from '../../http/api-error'
import { type Closing, withClosed } from './closing'
import { writeChange } from './deposit.change'
import { openAttempt } from './deposit.deadlines'
import type { DepositPorts } from './deposit.ports'
import { untilWritten } from './deposit.reads'
import type { DepositRecord, PaymentAttempt } from './deposit.record'

/** Who pays: the buyer or somebody for her. */
export interface Payer {
  readonly userId: string
  readonly openid: string
}

export interface StartedPayment {
  /** Undefined when there is nothing more to pay. */
  readonly fields: RequestPaymentFields | undefined
  readonly record: DepositRecord
}

/** A prepay lasts two hours; one that is about to end is asked for anew. */
const PREPAY_LASTS_MS = 110 * 60_000
/** Nobody is sent to pay in the last moments: WeChat would refuse. */
const LAST_MOMENT_MS = 20_000

/**
 * Prepares a payment: the number that is open is asked for again as it was; another payer, or a number that WeChat closed,
 * needs a new one, which is made only once the old one is closed there.
 *
 * @throws ApiError order_closed, try_later
 */
export const createStartPayment = (ports: DepositPorts, closing: Closing) => {
  const { store, clock, pay, markOf } = ports

  const prepared = async (seen: DepositRecord, attempt: PaymentAttempt, payer: Payer) => {
    const now = clock()
    if (attempt.prepayId && attempt.preparedAt && now.getTime() - attempt.preparedAt.getTime() < PREPAY_LASTS_MS)
      return { fields: pay.requestPaymentFields(attempt.prepayId), record: seen }
    const result = await pay.prepay({
      outTradeNo: attempt.outTradeNo,
      description: `车集订金 ${seen.car.modelName}`,
      totalFen: seen.depositFen,
      payerOpenid: payer.openid,
      expiresAt: seen.expiresAt,
    })
    switch (result.outcome) {
      case 'ready': {
        const { prepayId } = result
        const record = await writeChange(
          store,
          seen,
          { set: { attempts: withPrepay(seen, attempt, prepayId, clock()) } },
          clock(),
        )
        // Closed, paid or prepared meanwhile: nobody is sent to pay before that is known.
        return record && { fields: pay.requestPaymentFields(prepayId), record }
      }
      case 'order_paid':
        await closing.ask(attempt)
        return undefined
      case 'order_closed':
      case 'number_used':
        await writeChange(store, seen, { set: { attempts: withClosed(seen, attempt) } }, clock())
        return undefined
      default:
        throw new UpstreamUnavailable('malformed', new Error(result.code))
    }
  }

  const newAttempt = async (seen: DepositRecord, payer: Payer): Promise<void> => {
    const attempt: PaymentAttempt = {
      outTradeNo: seen.orderNo + String(seen.attempts.length + 1).padStart(2, '0'),
      payerId: payer.userId,
      payerMark: markOf(payer.openid),
      madeAt: clock(),
      prepayId: null,
      preparedAt: null,
      closed: false,
    }
    const payerIds = [...new Set([...seen.payerIds, payer.userId])]
    await writeChange(store, seen, { set: { attempts: [...seen.attempts, attempt], payerIds } }, clock())
  }

  /** `find` looks the deposit up as it is now, with the caller's right to it. */
  return async (find: () => Promise<DepositRecord>, payer: Payer): Promise<StartedPayment> => {
    try {
      return await untilWritten(async () => {
        const seen = await find()
        if (seen.status === 'closing' || seen.status === 'closed') throw new ApiError('order_closed')
        if (seen.status !== 'awaiting_payment') return { fields: undefined, record: seen }
        if (clock().getTime() > seen.expiresAt.getTime() - LAST_MOMENT_MS) throw new ApiError('order_closed')
        const attempt = openAttempt(seen)
        if (attempt?.payerMark === markOf(payer.openid)) return prepared(seen, attempt, payer)
        if (!attempt) {
          if (seen.attempts.length >= ATTEMPTS) throw new ApiError('try_later', { retryAfterS: 60 })
          await newAttempt(seen, payer)
        } else if ((await closing.close(attempt)) === 'dead')
          await writeChange(store, seen, { set: { attempts: withClosed(seen, attempt) } }, clock())
        else if ((await find()).status === 'awaiting_payment') throw new ApiError('try_later', { retryAfterS: 5 })
        return undefined
      })
    } catch (error) {
      if (error instanceof UpstreamUnavailable) throw new ApiError('try_later', { retryAfterS: 5, cause: error })
      throw error
    }
  }
}

/** Numbers that one order may use up: two digits count them. */
const ATTEMPTS = 99

const withPrepay = (record: DepositRecord, attempt: PaymentAttempt, prepayId: string, now: Date): PaymentAttempt[] =>
  record.attempts.map((one) => (one.outTradeNo === attempt.outTradeNo ? { ...one, prepayId, preparedAt: now } : one))
