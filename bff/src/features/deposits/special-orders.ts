import { addDays, beijingDay, beijingInstant } from '@cheji/shared/kernel/time'
import { countingPayment } from './deposit.money'
import type { DepositPorts } from './deposit.ports'
import { type DepositRecord, DEPOSITS } from './deposit.record'
import { HOLDING } from './deposit.state'

/** WeChat wants to hear of goods that come later than this, and takes no later day than that. */
const SPECIAL_AFTER_DAYS = 15
const LATEST_DELAY_DAYS = 330
const BATCH = 50

/**
 * Tells WeChat of paid orders whose car comes more than 15 days later, where WeChat manages this mini-program's trade. A
 * job and no outbox entry: WeChat's trouble must keep neither car nor ledger waiting. Safe to repeat.
 */
export const createReportSpecialOrders =
  ({ store, clock, specialOrders, alarms, log }: DepositPorts) =>
  async (): Promise<void> => {
    const due = await store.find<DepositRecord>(DEPOSITS, { specialOrder: 'due' }, { sort: { _id: 1 }, limit: BATCH })
    const far = due.filter((record) => isFar(record, clock()))
    const isManaged = far.length > 0 && (await specialOrders.isTradeManaged())
    for (const record of due) {
      const payment = countingPayment(record)
      try {
        if (isManaged && payment && far.includes(record))
          await specialOrders.reportSpecialOrder({
            transactionId: payment.transactionId,
            delayTo: delayOf(record, clock()),
          })
      } catch (error) {
        log.warn({ err: error, depositId: record._id }, 'WeChat could not be told that a car comes later')
        await alarms.raise('special_order', record._id, { orderNo: record.orderNo })
        continue
      }
      await store.findOneAndUpdate(
        DEPOSITS,
        { _id: record._id, specialOrder: 'due' },
        { $set: { specialOrder: isManaged && far.includes(record) ? 'reported' : 'not_needed' } },
      )
    }
  }

const isFar = (record: DepositRecord, now: Date): boolean =>
  HOLDING.includes(record.status) && record.deliverBy > addDays(beijingDay(now), SPECIAL_AFTER_DAYS)

/** The end of the promised day. */
const delayOf = ({ deliverBy }: DepositRecord, now: Date): Date => {
  const latest = addDays(beijingDay(now), LATEST_DELAY_DAYS - 1)
  return beijingInstant(addDays(deliverBy < latest ? deliverBy : latest, 1))
}
