import { z } from 'zod'
import { PriceVersion } from '../catalogue/catalogue.contract'
import {
  ColourId,
  Cursor,
  Day,
  Fen,
  ModelId,
  ObjectIdText,
  StoreId,
  Timestamp,
  TrimId,
  wholeNumberIn,
} from '../kernel/fields'
import { StoreCard } from '../stores/stores.contract'

/**
 * awaiting_payment: placed, a car is kept until `expiresAt`. closing: time ran out or she cancelled, WeChat is being asked whether it was paid after all.
 * closed: unpaid and over. paid: money is here, a car is being held. stock_held: held, which one is not chosen yet. allocation_proposed: a certain car
 * waits for her yes. allocated: she said yes. refunding, refunded: money goes or went back. refund_failed: WeChat refuses, our people are on it.
 */
export const DepositStatus = z.enum([
  'awaiting_payment',
  'closing',
  'closed',
  'paid',
  'stock_held',
  'allocation_proposed',
  'allocated',
  'refunding',
  'refunded',
  'refund_failed',
])

/** Who has a part in an order: seller, issuer of the invoice, what the store does. Without them nobody can pay. */
export const Parties = z.object({ seller: z.string(), invoiceIssuer: z.string(), storeRole: z.string() })

/** The rule as numbers of this deposit. Until she agrees to a car, after `deliverBy`, or when we change anything, all of it comes back. */
export const RefundTerms = z.object({
  version: z.int().min(1),
  /** Day from which this version holds for new orders. */
  since: Day,
  /** What comes back once she has agreed to a car. */
  afterConsentFen: Fen,
  /** Within how many working days a refund has arrived. */
  workingDays: z.int(),
})

export const OrderedCar = z.object({
  modelId: ModelId,
  modelName: z.string(),
  trimId: TrimId,
  trimName: z.string(),
  colourId: ColourId,
  colourName: z.string(),
  /** The model in this colour; empty when there is none. */
  pictureUrl: z.string(),
})

/** What she is about to agree to: all that the paying screen shows. */
export const DepositOffer = z.object({
  car: OrderedCar,
  store: StoreCard,
  priceFen: Fen,
  priceVersion: PriceVersion,
  /** The day from which this price holds. */
  priceSince: Day,
  depositFen: Fen,
  /** What is left to pay for the car at the handover. */
  balanceFen: Fen,
  /** The latest day of handover; the day after it all of the deposit goes back by itself. */
  deliverBy: Day,
  refundRule: RefundTerms,
  parties: Parties.nullable(),
  /** `off`: nobody can pay now, `offWords` say why. */
  state: z.enum(['open', 'sold_out', 'off']),
  offWords: z.string().nullable(),
})

export const PlaceDepositBody = z.strictObject({
  trimId: TrimId,
  colourId: ColourId,
  storeId: StoreId,
  /** The price that she saw; when it is not the present one: 409 `price_changed`, details `{priceVersion, priceFen, depositFen}`. */
  priceVersion: PriceVersion,
  /** The refund rule that she saw; else 409 `rule_changed`. */
  refundRuleVersion: z.int().min(1),
  /** Her tick beside the refund rule. */
  consent: z.literal(true),
})

/** The fields of `wx.requestPayment`. */
export const RequestPaymentFields = z.object({
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string(),
  signType: z.literal('RSA'),
  paySign: z.string(),
})

/** Why money goes back. */
export const RefundCause = z.enum([
  /** She left. */
  'buyer',
  /** No car could be held after she had paid. */
  'no_car',
  /** Paid after she had cancelled, or after the time to pay and no car was left. */
  'late_payment',
  /** Paid although it had been paid already. */
  'second_payment',
  /** Our promised day passed. */
  'overdue',
  /** By WeChat or in the merchant's console. */
  'wechat',
  /** Our people. */
  'staff',
])

export const DepositRefund = z.object({
  refundFen: Fen,
  cause: RefundCause,
  /** `asked`: not yet accepted by WeChat. `processing`: accepted, under way. `delayed`: takes longer, our people are on it. */
  state: z.enum(['asked', 'processing', 'done', 'delayed']),
  askedAt: Timestamp,
  acceptedAt: Timestamp.nullable(),
  /** When WeChat was last asked about it. */
  checkedAt: Timestamp.nullable(),
  doneAt: Timestamp.nullable(),
  /** It has arrived by the end of this day. */
  arriveBy: Day,
  /** Where WeChat says that it went: 支付用户零钱; null while unknown. */
  account: z.string().nullable(),
})

export const DepositPayment = z.object({
  paidFen: Fen,
  /** WeChat's time of payment. */
  paidAt: Timestamp,
  /** When we heard of it and had verified it. */
  heardAt: Timestamp,
  /** Last four digits of WeChat's number of the payment. */
  transactionTail: z.string(),
  /** Somebody else paid for the buyer. */
  byAnother: z.boolean(),
  /** When it was found in WeChat's bill, to the fen; null until then. */
  reconciledAt: Timestamp.nullable(),
  refunds: z.array(DepositRefund),
})

export const ProposedCar = z.object({
  /** Rises with every other car; an answer names it. */
  number: z.int().min(1),
  vinTail: z.string().length(4),
  /** `2026-10` */
  builtMonth: z.string(),
  handoverBy: Day,
  /** Answered by then, else the car is let go; her place and the whole refund stay. */
  answerBy: Timestamp,
  agreedAt: Timestamp.nullable(),
})

/** What leaving today returns, and why so much. */
export const LeavingToday = z.object({
  refundFen: Fen,
  keptFen: Fen,
  because: z.enum(['not_agreed', 'agreed', 'overdue', 'changed_by_us']),
})

/** One step of an order's life. */
export const DepositStep = z.object({
  seq: z.int().min(1),
  type: z.enum([
    'placed',
    'paid',
    'paid_again',
    'stock_held',
    'car_proposed',
    'car_changed',
    'car_agreed',
    'car_declined',
    'car_lapsed',
    'car_withdrawn',
    'price_lowered',
    'expired',
    'cancelled',
    'closed',
    'refund_started',
    'kept',
    'given_back',
    'refund_failed',
    'refund_done',
  ]),
  at: Timestamp,
  /** Money that the step is about. */
  amountFen: Fen.nullable(),
  vinTail: z.string().nullable(),
})

/** What WeChat tells her of an order, where she accepted it. One accept is one message. */
export const DepositMessageKind = z.enum(['car_proposed', 'refund_done'])
export const DepositMessage = z.object({
  kind: DepositMessageKind,
  state: z.enum(['not_asked', 'will_come', 'sent', 'failed']),
})

export const Deposit = z.object({
  depositId: ObjectIdText,
  /** Twelve digits, to read aloud. */
  orderNo: z.string().regex(/^\d{12}$/),
  /** `payer`: paid or pays for somebody else, sees the order and decides nothing. */
  role: z.enum(['buyer', 'payer']),
  status: DepositStatus,
  car: OrderedCar,
  store: StoreCard,
  /** As agreed when it was placed. */
  priceFen: Fen,
  priceVersion: PriceVersion,
  priceSince: Day,
  /** What the car costs now: lower when the price fell since. */
  payablePriceFen: Fen,
  depositFen: Fen,
  balanceFen: Fen,
  parties: Parties,
  refundRule: RefundTerms,
  /** When she ticked the rule. */
  consentAt: Timestamp,
  createdAt: Timestamp,
  /** Pay before this. */
  expiresAt: Timestamp,
  deliverBy: Day,
  /** A car is held by then, else all of it goes back by itself; null before it is paid and once held. */
  holdBy: Timestamp.nullable(),
  closedBy: z.enum(['timeout', 'buyer']).nullable(),
  /** The payment that counts; null until there is one. */
  payment: DepositPayment.nullable(),
  /** Payments beside it; each goes back whole. */
  extraPayments: z.array(DepositPayment),
  leaving: LeavingToday.nullable(),
  allocation: ProposedCar.nullable(),
  steps: z.array(DepositStep),
  /** Those that may still be of use to her, if she is the buyer. */
  messages: z.array(DepositMessage),
  canPay: z.boolean(),
  canCancel: z.boolean(),
  canAnswer: z.boolean(),
  /** Lets somebody else pay; only the buyer gets it, while it can be paid. */
  payCode: z.string().nullable(),
  /** Rises with every change. */
  revision: z.int(),
})

/** `requestPayment` is null when there is nothing more to pay: the deposit says why. */
export const PaymentStart = z.object({ requestPayment: RequestPaymentFields.nullable(), deposit: Deposit })

/** One signed step: `signature` is Ed25519 over the canonical JSON (RFC 8785) of `body`, base64url. */
export const SignedReceipt = z.object({
  body: z.object({
    orderNo: z.string(),
    seq: z.int().min(1),
    step: DepositStep.shape.type,
    at: Timestamp,
    seller: z.string(),
    car: z.string(),
    priceFen: Fen,
    priceVersion: PriceVersion,
    payablePriceFen: Fen,
    depositFen: Fen,
    paidFen: Fen,
    refundedFen: Fen,
    refundRuleVersion: z.int().min(1),
    /** What leaving returned right after this step. */
    leavingRefundFen: Fen,
    agreedVinTail: z.string().nullable(),
    holdBy: Timestamp.nullable(),
    deliverBy: Day,
    refundBy: Day.nullable(),
    /** SHA-256 of the canonical JSON of the receipt's body before this one, hex; null for the first. */
    previousHash: z.string().nullable(),
  }),
  keyId: z.string(),
  signature: z.string(),
})

const OwnDeposit = z.strictObject({ depositId: ObjectIdText })
const PayCode = z.string().regex(/^[A-Za-z0-9_-]{22}$/)

export const getDepositOffer = {
  query: z.strictObject({ trimId: TrimId, colourId: ColourId, storeId: StoreId }),
  result: DepositOffer,
}
export const placeDeposit = { body: PlaceDepositBody, result: Deposit }
/** Newest first. */
export const listDeposits = {
  query: z.strictObject({ cursor: Cursor.optional(), limit: wholeNumberIn(1, 50).optional() }),
  result: z.object({ items: z.array(Deposit), nextCursor: z.string().nullable() }),
}
export const getDeposit = { params: OwnDeposit, result: Deposit }
/** By any number under which WeChat's own order list knows it, or by the order number. */
export const getDepositByOrder = {
  params: z.strictObject({ outTradeNo: z.string().regex(/^\d{12,14}$/) }),
  result: Deposit,
}
/** For whoever was asked to pay; she must be signed in, and need not be the buyer. */
export const getDepositToPay = { params: z.strictObject({ payCode: PayCode }), result: Deposit }
export const startPayment = {
  params: OwnDeposit,
  body: z.strictObject({ payCode: PayCode.optional() }),
  result: PaymentStart,
}
/** Asks WeChat now whether it was paid. Safe to repeat. */
export const checkPayment = { params: OwnDeposit, body: z.strictObject({}), result: Deposit }
/** `expectedRefundFen` is what she was shown (0 for an unpaid order); else 409 `refund_changed`, details `{refundFen}`. */
export const cancelDeposit = {
  params: OwnDeposit,
  body: z.strictObject({ expectedRefundFen: Fen }),
  result: Deposit,
}
/** Her word on the proposed car `number`; 409 `car_gone` when it is no longer the one. */
export const answerAllocation = {
  params: OwnDeposit,
  body: z.strictObject({ number: z.int().min(1), answer: z.enum(['agree', 'decline']) }),
  result: Deposit,
}
/** Which messages she accepted in WeChat's own sheet. */
export const answerMessages = {
  params: OwnDeposit,
  body: z.strictObject({
    accepted: z.array(DepositMessageKind).max(2),
    rejected: z.array(DepositMessageKind).max(2),
  }),
  result: Deposit,
}
export const listReceipts = { params: OwnDeposit, result: z.object({ items: z.array(SignedReceipt) }) }
/** Every public key that ever signed receipts, PEM (SPKI), newest first. */
export const listReceiptKeys = {
  result: z.object({ items: z.array(z.object({ keyId: z.string(), publicKey: z.string() })) }),
}

export type DepositStatus = z.output<typeof DepositStatus>
export type Parties = z.output<typeof Parties>
export type RefundTerms = z.output<typeof RefundTerms>
export type OrderedCar = z.output<typeof OrderedCar>
export type DepositOffer = z.output<typeof DepositOffer>
export type PlaceDepositBody = z.output<typeof PlaceDepositBody>
export type RefundCause = z.output<typeof RefundCause>
export type DepositRefund = z.output<typeof DepositRefund>
export type DepositPayment = z.output<typeof DepositPayment>
export type ProposedCar = z.output<typeof ProposedCar>
export type LeavingToday = z.output<typeof LeavingToday>
export type DepositMessageKind = z.output<typeof DepositMessageKind>
export type DepositMessage = z.output<typeof DepositMessage>
export type DepositStep = z.output<typeof DepositStep>
export type Deposit = z.output<typeof Deposit>
export type PaymentStart = z.output<typeof PaymentStart>
export type SignedReceipt = z.output<typeof SignedReceipt>
