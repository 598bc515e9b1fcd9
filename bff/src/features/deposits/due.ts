import { releasedChange } from './allocation'
import { type Closing, closingChange, withClosed } from './closing'
import { type Change, DepositFull, writeChange } from './deposit.change'
import { nextQueryAt, openAttempt, overdueAt } from './deposit.deadlines'
import { countingPayment, refundableFen } from './deposit.money'
import type { DepositPorts } from './deposit.ports'
import { depositById } from './deposit.reads'
import { type DepositRecord, DEPOSITS } from './deposit.record'
import { refundChange } from './refunds'

const BATCH = 50
/** Who looks at a deposit has it for this long. */
const LEASE_MS = 60_000

/** What time alone brings about: unpaid orders are asked after and closed, no car and no answer and no handover have their end. */
export const createDue = (ports: DepositPorts, closing: Closing) => {
  const { store, clock, log, alarms } = ports

  const look = async (seen: DepositRecord): Promise<void> => {
    const now = clock()
    if (seen.status === 'awaiting_payment' && now < seen.expiresAt) {
      const attempt = openAttempt(seen)
      const fate = attempt && (await closing.ask(attempt))
      if (attempt && fate === 'dead')
        await writeChange(store, seen, { set: { attempts: withClosed(seen, attempt) } }, clock())
      else if (fate !== 'paid') await putOff(seen)
      return
    }
    if (seen.status === 'closing') {
      await closing.finish(seen._id)
      return
    }
    const change = changeByTime(seen, now)
    if (!change) return
    const written = await writeChange(store, seen, change, now)
    if (!written) return
    ports.wakeOutbox()
    if (written.status === 'closing') await closing.finish(seen._id)
  }

  /** No event and no change that anybody sees: only when it is looked at next. */
  const putOff = async (seen: DepositRecord): Promise<void> => {
    await store.findOneAndUpdate(
      DEPOSITS,
      { _id: seen._id, version: seen.version },
      { $set: { checkAt: nextQueryAt(seen, clock()) }, $inc: { checks: 1 } },
    )
  }

  return {
    /** Every deposit whose time has come; what fails is looked at again when the lease ends. */
    lookAtDue: async (): Promise<void> => {
      const now = clock()
      const due = await store.find<DepositRecord>(
        DEPOSITS,
        { checkAt: { $lte: now } },
        { sort: { checkAt: 1, _id: 1 }, limit: BATCH },
      )
      for (const { _id, checkAt } of due) {
        const mine = await store.findOneAndUpdate<DepositRecord>(
          DEPOSITS,
          { _id, checkAt },
          { $set: { checkAt: new Date(clock().getTime() + LEASE_MS) } },
        )
        if (!mine) continue
        try {
          await look(mine)
        } catch (error) {
          if (error instanceof DepositFull) await alarms.raise('deposit_full', _id)
          log.warn({ err: error, depositId: _id }, 'a deposit could not be looked after')
        }
      }
    },

    /** As `lookAtDue`, for one that somebody asks about now. */
    lookAt: async (depositId: string): Promise<void> => {
      const seen = await depositById(store, depositId)
      if (!seen) return
      const attempt = openAttempt(seen)
      if (seen.status === 'closing') await closing.finish(depositId)
      else if (seen.status === 'awaiting_payment' && attempt) await closing.ask(attempt)
    },
  }
}

export type Due = ReturnType<typeof createDue>

const changeByTime = (seen: DepositRecord, now: Date): Change | undefined => {
  const payment = countingPayment(seen)
  switch (seen.status) {
    case 'awaiting_payment':
      return closingChange('timeout')
    case 'paid':
      return payment && seen.holdBy && now >= seen.holdBy
        ? refundChange(seen, refundableFen(seen, payment), 'no_car', now)
        : undefined
    case 'allocation_proposed':
    case 'stock_held':
    case 'allocated':
      if (payment && now >= overdueAt(seen)) return refundChange(seen, refundableFen(seen, payment), 'overdue', now)
      return seen.status === 'allocation_proposed' && seen.allocation && now >= seen.allocation.answerBy
        ? releasedChange(seen, 'car_lapsed')
        : undefined
    case 'closed':
    case 'refunding':
    case 'refunded':
    case 'refund_failed':
      return { set: { releasedAgain: true }, tell: [['stock.release', {}]] }
    case 'closing':
      return undefined
  }
}
