import type {
  Deposit,
  DepositMessageKind,
  DepositRefund,
  DepositStatus,
  DepositStep,
  Parties,
  RefundCause,
} from '@cheji/shared/deposits/deposits.contract'
import type { Fen } from '@cheji/shared/kernel/money'
import type { OutboxEntry } from '../../infrastructure/outbox-entry'

/** An order number at WeChat Pay: another one only once the one before is closed there. */
export interface PaymentAttempt {
  readonly outTradeNo: string
  /** Who is to pay it; WeChat lets nobody else. */
  readonly payerId: string
  /** Pseudonym of the payer's openid: what a payment is compared with. */
  readonly payerMark: string
  /** When it was written down; it is asked for afterwards. */
  readonly madeAt: Date
  readonly prepayId: string | null
  readonly preparedAt: Date | null
  readonly closed: boolean
}

/** Money that came in. One of a deposit counts; each other goes back whole. */
export interface PaymentRecord {
  readonly outTradeNo: string
  readonly transactionId: string
  readonly paidFen: Fen
  /** WeChat's time. */
  readonly paidAt: Date
  readonly heardAt: Date
  readonly payerId: string
  readonly counts: boolean
  readonly reconciledAt: Date | null
}

export interface RefundRecord {
  readonly outRefundNo: string
  readonly outTradeNo: string
  readonly refundFen: Fen
  readonly cause: RefundCause
  /** `void`: WeChat closed or refused it for good and another one took its place. */
  readonly state: DepositRefund['state'] | 'void'
  readonly askedAt: Date
  readonly acceptedAt: Date | null
  readonly checkedAt: Date | null
  readonly doneAt: Date | null
  readonly account: string | null
  /** The Beijing day by whose end it has arrived. */
  readonly arriveBy: string
  /** When WeChat is asked for it, or about it, next; null once it is over. */
  readonly nextAt: Date | null
  readonly tries: number
}

/** A car that is meant for her. */
export interface AllocationRecord {
  readonly number: number
  readonly revision: number
  readonly vinTail: string
  readonly builtMonth: string
  readonly handoverBy: string
  readonly answerBy: Date
  /** Her consent. Without it nothing is ever kept from her. */
  readonly agreedAt: Date | null
}

/** A message that she was asked about. One accept pays for one, so one is sent at most. */
export interface MessageRecord {
  readonly kind: DepositMessageKind
  readonly state: 'accepted' | 'rejected' | 'sending' | 'sent' | 'failed'
  /** When the state was set. */
  readonly at: Date
}

/** What a money event puts into the ledger. `kept`: stays with us, by her consent; `given_back`: what was kept and goes back after all. */
export interface Posting {
  readonly kind: 'payment' | 'refund' | 'kept' | 'given_back'
  readonly amountFen: Fen
  /** WeChat Pay's or our number of it. */
  readonly reference: string
}

/** What holds right after an event: the substance of its receipt. */
export interface EventFacts {
  readonly payablePriceFen: Fen
  readonly paidFen: Fen
  readonly refundedFen: Fen
  readonly leavingRefundFen: Fen
  readonly agreedVinTail: string | null
  readonly holdBy: Date | null
  readonly deliverBy: string
  readonly refundBy: string | null
}

export interface DepositEvent {
  readonly seq: number
  readonly type: DepositStep['type']
  readonly at: Date
  readonly amountFen: Fen | null
  readonly vinTail: string | null
  readonly posting: Posting | null
  readonly facts: EventFacts
}

/** An order with its deposit: one document, changed by guarded writes alone (deposit.change.ts). `events` are the truth. */
export interface DepositRecord {
  readonly _id: string
  readonly orderNo: string
  readonly buyerId: string
  readonly payerIds: readonly string[]
  readonly payCode: string
  readonly status: DepositStatus
  /** Rises with every write: the guard. */
  readonly version: number
  readonly car: Omit<Deposit['car'], 'pictureUrl'>
  readonly storeId: string
  readonly priceFen: Fen
  readonly priceVersion: number
  readonly priceSince: string
  readonly payablePriceFen: Fen
  readonly depositFen: Fen
  readonly refundRuleVersion: number
  readonly consentAt: Date
  readonly parties: Parties
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly deliverBy: string
  /** A car is held by then, or all of it goes back. */
  readonly holdBy: Date | null
  readonly closedBy: 'timeout' | 'buyer' | null
  /** The car in this colour while the order is unpaid: she has one such order at a time. */
  readonly openFor: string | null
  readonly attempts: readonly PaymentAttempt[]
  readonly payments: readonly PaymentRecord[]
  readonly refunds: readonly RefundRecord[]
  readonly allocation: AllocationRecord | null
  /** Of the allocations that she has heard of, the highest number that is settled: never proposed again. */
  readonly settledAllocation: number
  /** We changed the handover of a car that she had agreed to. */
  readonly changedByUs: boolean
  /** Rises when the core platform has to hear of the order anew; 0 before it has to. */
  readonly orderRevision: number
  readonly deliveredOrderRevision: number
  /** Its car was let go a second time, well after the order ended. */
  readonly releasedAgain: boolean
  /** Whether WeChat has been told that the car comes late; null before it is paid. */
  readonly specialOrder: 'due' | 'reported' | 'not_needed' | null
  readonly messages: readonly MessageRecord[]
  readonly events: readonly DepositEvent[]
  readonly outbox: readonly OutboxEntry[]
  readonly outboxSeq: number
  /** When the job looks at it next; null when time alone changes nothing more. */
  readonly checkAt: Date | null
  readonly checks: number
  readonly idempotency: { readonly route: string; readonly key: string; readonly bodyHash: string }
}

/** The collection's name. */
export const DEPOSITS = 'deposits'
