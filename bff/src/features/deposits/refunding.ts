import type { Refund } from '../../wechat/pay/answers'
import type { RefundResult } from '../../wechat/pay/refunds'
import { UpstreamUnavailable } from '../../infrastructure/upstream-errors'
import { DepositFull, writeChange } from './deposit.change'
import type { DepositPorts } from './deposit.ports'
import { depositById, untilWritten } from './deposit.reads'
import { type DepositRecord, DEPOSITS, type RefundRecord } from './deposit.record'
import { afterRefund, delayedChange, foreignChange, replacedChange, withRefund } from './refund.changes'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** Who asks for a refund has it for this long; no other process asks meanwhile. */
const LEASE_MS = 2 * MINUTE_MS
const BATCH = 50

/** Refunds: asked for one at a time, asked after until they are done, taken in when somebody else began them. */
export const createRefunding = (ports: DepositPorts) => {
  const { pay, store, clock, alarms } = ports

  /** Takes in what WeChat Pay says of a refund, ours or begun by somebody else. Safe to repeat. */
  const applyRefund = async (depositId: string, refund: Refund): Promise<void> => {
    await untilWritten(async () => {
      const seen = await depositById(store, depositId)
      if (!seen) return true
      const own = seen.refunds.find(({ outRefundNo }) => outRefundNo === refund.outRefundNo)
      if (!own)
        await alarms.raise('refund_not_ours', refund.outRefundNo, {
          orderNo: seen.orderNo,
          refundFen: refund.refundFen,
        })
      if (own && own.refundFen !== refund.refundFen) {
        await alarms.raise('refund_amount', refund.outRefundNo, { orderNo: seen.orderNo, refundFen: refund.refundFen })
        return true
      }
      if (own?.state === 'void' && refund.status === 'SUCCESS')
        await alarms.raise('refund_done_twice', refund.outRefundNo, { orderNo: seen.orderNo })
      if (refund.status === 'ABNORMAL')
        await alarms.raise('refund_abnormal', refund.outRefundNo, { orderNo: seen.orderNo })
      if (refund.status === 'CLOSED') await alarms.raise('refund_closed', refund.outRefundNo, { orderNo: seen.orderNo })
      const now = clock()
      const change = own ? afterRefund(seen, own, refund, now) : foreignChange(seen, refund, now)
      if (!change) return true
      const written = await writeChange(store, seen, change, now)
      // A refund that we did not know is known now: what was said of it is taken in at the next turn.
      return own ? written : undefined
    })
    ports.wakeOutbox()
  }

  /** Puts a refund off. It is no event, and nothing but its next time changes. */
  const putOff = async (depositId: string, outRefundNo: string, at: Date) =>
    untilWritten(async () => {
      const seen = await depositById(store, depositId)
      const own = seen?.refunds.find((one) => one.outRefundNo === outRefundNo)
      if (!seen || !own || own.nextAt === null) return true
      return writeChange(store, seen, { set: { refunds: withRefund(seen, { ...own, nextAt: at }) } }, clock())
    })

  /** Asks WeChat Pay for a refund, or about it. */
  const advance = async (seen: DepositRecord, own: RefundRecord): Promise<void> => {
    const payment = seen.payments.find(({ outTradeNo }) => outTradeNo === own.outTradeNo)
    if (!payment) throw new Error('a refund without its payment')
    const result =
      own.state === 'asked'
        ? await pay.refund({
            outTradeNo: own.outTradeNo,
            outRefundNo: own.outRefundNo,
            refundFen: own.refundFen,
            totalFen: payment.paidFen,
            reason: REASONS[own.cause],
          })
        : await pay.findRefund(own.outRefundNo)
    if (result.outcome === 'found') await applyRefund(seen._id, result.refund)
    else await refused(seen, own, result)
  }

  const refused = async (
    seen: DepositRecord,
    own: RefundRecord,
    result: Exclude<RefundResult, { outcome: 'found' }>,
  ) => {
    const now = clock()
    const details = { orderNo: seen.orderNo, refundFen: own.refundFen, code: result.code }
    switch (result.outcome) {
      case 'frequency_limited':
        await putOff(seen._id, own.outRefundNo, later(now, 10 * MINUTE_MS))
        return
      case 'not_enough':
        // The same number again; finance hears of it at once, she only reads by when it comes.
        await alarms.raise('refund_not_enough', `${own.outRefundNo}:${String(own.tries)}`, details)
        await putOff(seen._id, own.outRefundNo, later(now, DAY_MS))
        return
      default:
        await alarms.raise('refund_refused', own.outRefundNo, details)
        // It is we who are not believed: nothing is said of this refund, and it is asked for again soon.
        if (result.status === 401) {
          await putOff(seen._id, own.outRefundNo, later(now, 10 * MINUTE_MS))
          return
        }
        await untilWritten(async () => {
          const present = await depositById(store, seen._id)
          const mine = present?.refunds.find(({ outRefundNo }) => outRefundNo === own.outRefundNo)
          if (!present || !mine || mine.nextAt === null) return true
          const change = replacedChange(present, mine, now) ?? delayedChange(present, mine, later(now, DAY_MS))
          return writeChange(store, present, change, now)
        })
    }
  }

  const afterFailure = ({ tries }: RefundRecord): Date =>
    later(clock(), Math.min(LEASE_MS * 2 ** Math.min(tries, 5), 60 * MINUTE_MS))

  /** Takes one refund for itself; undefined when another process has it. */
  const claim = async (seen: DepositRecord, own: RefundRecord): Promise<DepositRecord | undefined> => {
    const now = clock()
    const taken = { ...own, nextAt: later(now, LEASE_MS), tries: own.tries + 1, checkedAt: now }
    return writeChange(store, seen, { set: { refunds: withRefund(seen, taken) } }, now)
  }

  return {
    applyRefund,

    /** Every refund whose time has come; one that fails is tried again later. */
    advanceDue: async (): Promise<void> => {
      const due = await store.find<DepositRecord>(
        DEPOSITS,
        { 'refunds.nextAt': { $lte: clock() } },
        { sort: { 'refunds.nextAt': 1, _id: 1 }, limit: BATCH },
      )
      for (const seen of due) {
        const own = seen.refunds.find(({ nextAt }) => nextAt !== null && nextAt <= clock())
        const taken = own && (await claim(seen, own))
        const mine = taken?.refunds.find(({ outRefundNo }) => outRefundNo === own?.outRefundNo)
        if (!taken || !mine) continue
        try {
          await advance(taken, mine)
        } catch (error) {
          // Whether it was done is not known: the same number again, more than a minute later, changes nothing twice.
          ports.log.warn({ err: error, outRefundNo: mine.outRefundNo }, 'a refund could not be asked for or about')
          if (error instanceof DepositFull) await alarms.raise('deposit_full', taken._id)
          else if (error instanceof UpstreamUnavailable) await putOff(taken._id, mine.outRefundNo, afterFailure(mine))
        }
      }
    },
  }
}

export type Refunding = ReturnType<typeof createRefunding>

/** What she reads beside the money, ≤ 80 characters. */
const REASONS: Readonly<Record<RefundRecord['cause'], string>> = {
  buyer: '您取消了订单，订金退回',
  no_car: '没给您留到车，订金全退',
  late_payment: '付款到得晚，订单已关，全退',
  second_payment: '这一笔付重了，全退',
  overdue: '过了说好的日子没到店，订金全退',
  wechat: '订金退回',
  staff: '订金退回',
}

const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms)
