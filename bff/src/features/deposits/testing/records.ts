import { beijingInstant } from '@cheji/shared/kernel/time'
import { firstEvent } from '../deposit.change'
import type { AllocationRecord, DepositRecord, PaymentRecord, RefundRecord } from '../deposit.record'

/** Noon of a Friday in Beijing; the days after it are a weekend and ordinary working days. */
export const NOON = beijingInstant('2026-11-27', '12:00')
export const DEPOSIT_FEN = 200_001
export const at = (hours: number): Date => new Date(NOON.getTime() + hours * 3_600_000)

export const payment = (fields: Partial<PaymentRecord> = {}): PaymentRecord => ({
  outTradeNo: '26112712345601',
  transactionId: '4200000001',
  paidFen: DEPOSIT_FEN,
  paidAt: NOON,
  heardAt: NOON,
  payerId: 'buyer',
  counts: true,
  reconciledAt: null,
  ...fields,
})

export const refund = (fields: Partial<RefundRecord> = {}): RefundRecord => ({
  outRefundNo: '261127123456R01',
  outTradeNo: '26112712345601',
  refundFen: DEPOSIT_FEN,
  cause: 'buyer',
  state: 'asked',
  askedAt: NOON,
  acceptedAt: null,
  checkedAt: null,
  doneAt: null,
  account: null,
  arriveBy: '2026-12-02',
  nextAt: NOON,
  tries: 0,
  ...fields,
})

export const allocation = (fields: Partial<AllocationRecord> = {}): AllocationRecord => ({
  number: 1,
  revision: 1,
  vinTail: '2345',
  builtMonth: '2026-10',
  handoverBy: '2026-12-11',
  answerBy: at(72),
  agreedAt: null,
  ...fields,
})

/** A deposit that was placed at noon; unpaid unless told otherwise. */
export const deposit = (fields: Partial<DepositRecord> = {}): DepositRecord => {
  const record: DepositRecord = {
    _id: 'a'.repeat(24),
    orderNo: '261127123456',
    buyerId: 'buyer',
    payerIds: [],
    payCode: 'A'.repeat(22),
    status: 'awaiting_payment',
    version: 1,
    car: {
      modelId: 'm',
      modelName: '彩虹',
      trimId: 't',
      trimName: '125km',
      colourId: 'c',
      colourName: '柠檬黄',
    },
    storeId: 's',
    priceFen: 5_000_000,
    priceVersion: 1,
    priceSince: '2026-11-01',
    payablePriceFen: 5_000_000,
    depositFen: DEPOSIT_FEN,
    refundRuleVersion: 1,
    consentAt: NOON,
    parties: { seller: '卖方', invoiceIssuer: '开票方', storeRole: '交车' },
    createdAt: NOON,
    expiresAt: at(0.5),
    deliverBy: '2026-12-15',
    holdBy: null,
    closedBy: null,
    openFor: 't.c',
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
    checkAt: null,
    checks: 0,
    idempotency: { route: 'r', key: 'k', bodyHash: 'h' },
  }
  return { ...record, events: firstEvent(record, NOON), ...fields }
}
