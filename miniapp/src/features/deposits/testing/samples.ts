import type { Deposit, DepositOffer, DepositPayment, DepositRefund } from '@cheji/shared/deposits/deposits.contract'

// An order of a car that does not exist, for tests.

const STORE: Deposit['store'] = {
  storeId: 'renmin',
  name: '沭阳人民路店',
  kind: 'store',
  adcode: '321322',
  regionName: '江苏宿迁 · 沭阳县',
  address: '江苏省宿迁市沭阳县人民中路 118 号',
  place: { lat: 34.1, lng: 118.8 },
  phone: '0527-83550118',
  distanceM: 0,
  openState: { open: true, until: '18:00', opensAt: null, words: '营业中，到 18:00' },
  abilities: ['sales', 'delivery'],
  hasModel: null,
  isTest: false,
}

const CAR: Deposit['car'] = {
  modelId: 'pear',
  modelName: '梨子',
  trimId: 'pear-203',
  trimName: '203km 甲款',
  colourId: 'mint',
  colourName: '青团绿',
  pictureUrl: '/pear.webp',
}

const RULE: Deposit['refundRule'] = { version: 3, since: '2026-11-01', afterConsentFen: 50_000, workingDays: 3 }
const PARTIES = { seller: '果园汽车公司', invoiceIssuer: '果园汽车公司', storeRole: '验车、交车、售后' }

export const sampleOffer = (change: Partial<DepositOffer> = {}): DepositOffer => ({
  car: CAR,
  store: STORE,
  priceFen: 5_980_000,
  priceVersion: 7,
  priceSince: '2026-11-01',
  depositFen: 100_000,
  balanceFen: 5_880_000,
  deliverBy: '2026-12-10',
  refundRule: RULE,
  parties: PARTIES,
  state: 'open',
  offWords: null,
  ...change,
})

export const samplePayment = (change: Partial<DepositPayment> = {}): DepositPayment => ({
  paidFen: 100_000,
  paidAt: '2026-11-25T09:40:12+08:00',
  heardAt: '2026-11-25T09:40:14+08:00',
  transactionTail: '0931',
  byAnother: false,
  reconciledAt: null,
  refunds: [],
  ...change,
})

export const sampleRefund = (change: Partial<DepositRefund> = {}): DepositRefund => ({
  refundFen: 100_000,
  cause: 'buyer',
  state: 'processing',
  askedAt: '2026-11-25T10:12:00+08:00',
  acceptedAt: '2026-11-25T10:12:01+08:00',
  checkedAt: '2026-11-25T10:40:00+08:00',
  doneAt: null,
  arriveBy: '2026-11-27',
  account: null,
  ...change,
})

/** An order that waits for its deposit since 9:28, until 9:58. */
export const sampleDeposit = (change: Partial<Deposit> = {}): Deposit => ({
  depositId: 'd'.repeat(24),
  orderNo: '261125040017',
  role: 'buyer',
  status: 'awaiting_payment',
  car: CAR,
  store: STORE,
  priceFen: 5_980_000,
  priceVersion: 7,
  priceSince: '2026-11-01',
  payablePriceFen: 5_980_000,
  depositFen: 100_000,
  balanceFen: 5_880_000,
  parties: PARTIES,
  refundRule: RULE,
  consentAt: '2026-11-25T09:28:00+08:00',
  createdAt: '2026-11-25T09:28:00+08:00',
  expiresAt: '2026-11-25T09:58:00+08:00',
  deliverBy: '2026-12-10',
  holdBy: null,
  closedBy: null,
  payment: null,
  extraPayments: [],
  leaving: null,
  allocation: null,
  steps: [{ seq: 1, type: 'placed', at: '2026-11-25T09:28:00+08:00', amountFen: null, vinTail: null }],
  messages: [],
  canPay: true,
  canCancel: true,
  canAnswer: false,
  payCode: 'c'.repeat(22),
  revision: 1,
  ...change,
})

/** The same order, paid, with a car that waits for her yes. */
export const proposedDeposit = (change: Partial<Deposit> = {}): Deposit =>
  sampleDeposit({
    status: 'allocation_proposed',
    payment: samplePayment(),
    leaving: { refundFen: 100_000, keptFen: 0, because: 'not_agreed' },
    allocation: {
      number: 1,
      vinTail: '3127',
      builtMonth: '2026-10',
      handoverBy: '2026-12-01',
      answerBy: '2026-11-27T18:00:00+08:00',
      agreedAt: null,
    },
    canPay: false,
    canAnswer: true,
    payCode: null,
    revision: 4,
    ...change,
  })

/** The same order once she agreed. */
export const agreedDeposit = (change: Partial<Deposit> = {}): Deposit => {
  const proposed = proposedDeposit()
  return {
    ...proposed,
    status: 'allocated',
    leaving: { refundFen: 50_000, keptFen: 50_000, because: 'agreed' },
    allocation: proposed.allocation && { ...proposed.allocation, agreedAt: '2026-11-26T09:02:00+08:00' },
    canAnswer: false,
    revision: 5,
    ...change,
  }
}
