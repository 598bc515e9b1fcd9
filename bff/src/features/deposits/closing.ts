import { UpstreamUnavailable } from '../../infrastructure/upstream-errors'
import { createConfirmPayment, isPaid } from './confirm-payment'
import { type Change, writeChange } from './deposit.change'
import { openAttempt } from './deposit.deadlines'
import type { DepositPorts } from './deposit.ports'
import { depositById } from './deposit.reads'
import type { DepositRecord, PaymentAttempt } from './deposit.record'

/** What WeChat Pay knows of an attempt: `unpaid` may still be paid, `dead` never again. */
export type AttemptFate = 'paid' | 'unpaid' | 'dead'

/** A prepay that was under way may reach WeChat Pay this much later than it was written down. */
const IN_FLIGHT_MS = 60_000

/** Enough for every number and the closing itself; whatever is left then is taken up at the next look. */
const STEPS = 4

/** Asks and closes at WeChat Pay. What turns out to be paid is credited at once. */
export const createClosing = (ports: DepositPorts) => {
  const { pay, store, clock } = ports
  const confirmPayment = createConfirmPayment(ports)

  /** @throws UpstreamUnavailable when WeChat Pay could not say */
  const ask = async (attempt: PaymentAttempt): Promise<AttemptFate> => {
    const answer = await pay.queryByOutTradeNo(attempt.outTradeNo)
    if (answer.outcome === 'found') {
      const { transaction } = answer
      if (isPaid(transaction)) {
        // Raised and recorded; as a payment of this order it never counts.
        return (await confirmPayment(transaction)) === 'mismatch' ? 'dead' : 'paid'
      }
      return transaction.state === 'CLOSED' || transaction.state === 'REVOKED' ? 'dead' : 'unpaid'
    }
    if (answer.outcome === 'order_closed') return 'dead'
    // It was never placed; one that is still on its way there would be.
    if (answer.outcome === 'not_found')
      return clock().getTime() - attempt.madeAt.getTime() > IN_FLIGHT_MS ? 'dead' : 'unpaid'
    throw new UpstreamUnavailable('malformed', new Error(answer.code))
  }

  /** Closes, then asks: it may have been paid meanwhile. */
  const close = async (attempt: PaymentAttempt): Promise<AttemptFate> => {
    await pay.closeOrder(attempt.outTradeNo)
    return ask(attempt)
  }

  return {
    ask,
    close,

    /** Closes every number of a deposit that is `closing`; it is `closed` once WeChat Pay has said so of each. */
    finish: async (depositId: string): Promise<DepositRecord | undefined> => {
      for (let step = 0; step < STEPS; step++) {
        const seen = await depositById(store, depositId)
        if (seen?.status !== 'closing') return seen
        const attempt = openAttempt(seen)
        const fate = attempt ? await close(attempt) : 'dead'
        if (fate === 'unpaid') return seen
        if (fate === 'paid') continue
        const change = attempt ? { set: { attempts: withClosed(seen, attempt) } } : closed()
        if (await writeChange(store, seen, change, clock())) ports.wakeOutbox()
      }
      return depositById(store, depositId)
    },
  }
}

export type Closing = ReturnType<typeof createClosing>

const closed = (): Change => ({
  to: 'closed',
  set: { openFor: null },
  events: [{ type: 'closed' }],
  tell: [['stock.release', {}]],
})

/** The attempts with one of them closed: its number is never used again. */
export const withClosed = (record: DepositRecord, attempt: PaymentAttempt): PaymentAttempt[] =>
  record.attempts.map((one) => (one.outTradeNo === attempt.outTradeNo ? { ...one, closed: true } : one))

/** Begins to close an unpaid order: WeChat is asked before it is `closed`. */
export const closingChange = (by: 'timeout' | 'buyer'): Change => ({
  to: 'closing',
  set: { closedBy: by },
  events: [{ type: by === 'buyer' ? 'cancelled' : 'expired' }],
})
