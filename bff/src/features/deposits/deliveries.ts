import { skuIdOf } from '@cheji/bff/core-platform/contract/orders'
import { beijingIso } from '@cheji/shared/kernel/time'
import { z } from 'zod'
import type { Delivery, Deliver, OutboxRelay } from '../../infrastructure/outbox-relay'
import { PermanentFailure } from '../../infrastructure/permanent-failure'
import { UpstreamRejected } from '../../infrastructure/upstream-errors'
import { withdrawnChange } from './allocation'
import { type Change, type OutboxKind, writeChange } from './deposit.change'
import { countingPayment, refundableFen } from './deposit.money'
import type { DepositPorts } from './deposit.ports'
import { depositById, untilWritten } from './deposit.reads'
import { type DepositEvent, type DepositRecord, DEPOSITS } from './deposit.record'
import { OVER } from './deposit.state'
import { writeEntry } from './ledger'
import { refundChange } from './refunds'

const OfEvent = z.object({ seq: z.int() })
const OfAnswer = z.object({ number: z.int(), answer: z.enum(['accepted', 'released']) })

/** Tells core platform and ledger what a deposit's outbox says; each is safe to repeat. */
export const createDeliveries = (ports: DepositPorts): Readonly<Record<OutboxKind, Deliver>> => {
  const { store, clock, platform } = ports

  const ofDeposit =
    (deliver: (record: DepositRecord, delivery: Delivery) => Promise<Record<string, number> | undefined>): Deliver =>
    async (delivery) => {
      const record = await depositById(store, String(delivery.ownerId))
      if (!record) return undefined
      try {
        const max = await deliver(record, delivery)
        return max && { $max: max }
      } catch (error) {
        // A refusal stays one: a person has to look.
        if (error instanceof UpstreamRejected) throw new PermanentFailure(error.message, error)
        throw error
      }
    }

  const changeIf = async (depositId: string, changeOf: (seen: DepositRecord) => Change | undefined): Promise<void> => {
    await untilWritten(async () => {
      const seen = await depositById(store, depositId)
      const change = seen && changeOf(seen)
      return seen && change ? writeChange(store, seen, change, clock()) : true
    })
    ports.wakeOutbox()
  }

  /** Makes her car firm. With none left all of her money goes back by itself. */
  const holdStock = ofDeposit(async (record) => {
    if (record.status !== 'paid') return undefined
    const isHeld = await held(record)
    await changeIf(record._id, (seen) => {
      const payment = countingPayment(seen)
      if (seen.status !== 'paid' || !payment) return undefined
      if (isHeld) return heldChange(seen)
      const cause = seen.closedBy === 'timeout' ? 'late_payment' : 'no_car'
      return refundChange(seen, refundableFen(seen, payment), cause, clock())
    })
    return undefined
  })
  const held = async (record: DepositRecord): Promise<boolean> => {
    try {
      const body = { skuId: skuIdOf(record.car), until: null }
      return (await platform.putStockHold(record._id, body, `${record._id}.firm`)).status === 'held'
    } catch (error) {
      if (error instanceof UpstreamRejected && error.code === 'sold_out') return false
      throw error
    }
  }

  const putOrder = ofDeposit(async (record) => {
    const revision = record.orderRevision
    if (record.deliveredOrderRevision >= revision) return undefined
    await platform.putSalesOrder(
      record._id,
      {
        revision,
        status: OVER.includes(record.status) ? 'cancelled' : 'open',
        skuId: skuIdOf(record.car),
        storeId: record.storeId,
        priceVersion: record.priceVersion,
        priceFen: record.payablePriceFen,
        depositFen: record.depositFen,
        deliverBy: record.events[0]?.facts.deliverBy ?? record.deliverBy,
      },
      `${record._id}.order.${String(revision)}`,
    )
    return { deliveredOrderRevision: revision }
  })

  const answerAllocation = ofDeposit(async (record, { entry }) => {
    const { number, answer } = OfAnswer.parse(entry.body)
    try {
      await platform.answerAllocation(
        record._id,
        { number, answer },
        `${record._id}.answer.${String(number)}.${answer}`,
      )
    } catch (error) {
      if (!(error instanceof UpstreamRejected && error.code === 'allocation_gone')) throw error
      // Taken back before her yes arrived: she has agreed to nothing then.
      await changeIf(record._id, (seen) =>
        seen.status === 'allocated' && seen.allocation?.number === number && answer === 'accepted'
          ? withdrawnChange(seen)
          : undefined,
      )
    }
    return undefined
  })

  return {
    'stock.hold': holdStock,
    'stock.release': ofDeposit(async (record, { entry }) => {
      // A car may be given back twice: a payment after the first time is honoured with another one.
      await platform.releaseStockHold(record._id, `${record._id}.release.${String(entry.seq)}`)
      return undefined
    }),
    'order.put': putOrder,
    'allocation.answer': answerAllocation,
    ledger: ofDeposit(async (record, { entry }) => {
      await writeEntry(store, record, eventOf(record, entry.body))
      return undefined
    }),
    settlement: ofDeposit(async (record, { entry }) => {
      const { seq, at, posting } = eventOf(record, entry.body)
      if (!posting || (posting.kind !== 'payment' && posting.kind !== 'refund')) return undefined
      const id = `${record._id}-${String(seq)}`
      await platform.putSettlement(
        id,
        {
          reference: record._id,
          kind: posting.kind,
          amountFen: posting.amountFen,
          transactionId: posting.reference,
          at: beijingIso(at),
        },
        `${id}.settlement`,
      )
      return undefined
    }),
  }
}

/** Gives the relay every kind of entry that a deposit may hold. */
export const registerDeliveries = (
  outbox: Pick<OutboxRelay, 'register'>,
  deliveries: ReturnType<typeof createDeliveries>,
): void => {
  for (const [kind, deliver] of Object.entries(deliveries)) outbox.register(DEPOSITS, kind, deliver)
}

const heldChange = (seen: DepositRecord): Change => ({
  to: 'stock_held',
  set: { holdBy: null, orderRevision: seen.orderRevision + 1 },
  events: [{ type: 'stock_held' }],
  tell: [['order.put', {}]],
})

const eventOf = (record: DepositRecord, body: unknown): DepositEvent => {
  const { seq } = OfEvent.parse(body)
  const event = record.events.find((one) => one.seq === seq)
  if (!event) throw new PermanentFailure(`the deposit has no event ${String(seq)}`)
  return event
}
