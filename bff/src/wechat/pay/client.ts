import type { Clock } from '@cheji/shared/kernel/time'
import type { Logger } from '../../infrastructure/logging'
import type { Metrics } from '../../infrastructure/metrics'
import type { Random } from '../../infrastructure/random'
import { type BillResult, type FundAccount, createBills } from './bills/bills'
import type { FundFlowBill } from './bills/fund-flow-bill'
import type { TradeBill } from './bills/trade-bill'
import { Calls, type CallsOptions } from './calls'
import { createKeyRefresh } from './key-refresh'
import { type OpenNotification, createNotificationOpener } from './notification'
import { type CloseResult, type PrepayOrder, type PrepayResult, type QueryResult, createOrders } from './orders'
import { type PlatformKeySources, PlatformKeys } from './platform-keys'
import { type RefundRequest, type RefundResult, createRefunds } from './refunds'
import { SignedHttp } from './signed-http'
import { type Merchant, type RequestPaymentFields, SigningPay } from './signing-pay'
import { type Transport, networkTransport } from './transport'

export interface WechatPayOptions extends Merchant {
  readonly url: string
  readonly secondUrl?: string | undefined
  /** 32 bytes as text. */
  readonly apiV3Key: string
  readonly platformKeys: PlatformKeySources
  /** Where WeChat Pay sends notifications: https, without a query. */
  readonly notifyUrls: { readonly payments: string; readonly refunds: string }
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  readonly metrics: Metrics
  /** The network where it is left out. */
  readonly transport?: Transport
  /** What tests make quicker than it is in production. */
  readonly tuning?: Partial<
    Pick<CallsOptions, 'attemptMs' | 'deadlineMs' | 'retries' | 'firstBackoffMs' | 'breakAfter' | 'halfOpenAfterMs'>
  > & { readonly keysEveryMs?: number }
}

/**
 * WeChat Pay as the deposits use it. What the caller must decide is in the outcome; `UpstreamUnavailable` is thrown where
 * it is not known whether the work was done: ask, or repeat with the same number.
 */
export interface WechatPay {
  /** Places an order, or gets a fresh prepay_id for the same one. Repeated here: the number makes it one order. */
  prepay: (order: PrepayOrder) => Promise<PrepayResult>
  /** What `wx.requestPayment` takes, signed for the moment. Asks nobody. */
  requestPaymentFields: (prepayId: string) => RequestPaymentFields
  queryByOutTradeNo: (outTradeNo: string) => Promise<QueryResult>
  queryByTransactionId: (transactionId: string) => Promise<QueryResult>
  /** Closes an unpaid order. Afterwards query: it may have been paid meanwhile. */
  closeOrder: (outTradeNo: string) => Promise<CloseResult>
  /** Asks for a refund, once: who repeats it too quickly is locked out. Repeat with the same number, a minute later or more. */
  refund: (request: RefundRequest) => Promise<RefundResult>
  findRefund: (outRefundNo: string) => Promise<RefundResult>
  /** All paid and refunded orders of a Beijing day (`YYYY-MM-DD`), from 10:00 of the next. @throws BillMalformed */
  tradeBill: (day: string) => Promise<BillResult<TradeBill>>
  /** The movements of an account of ours on a Beijing day. @throws BillMalformed */
  fundFlowBill: (day: string, account: FundAccount) => Promise<BillResult<FundFlowBill>>
  openNotification: OpenNotification
  /** Begins to keep the keys fresh. */
  start: () => void
  /** Waits for what is under way and closes the connections. */
  stop: () => Promise<void>
}

const CONNECTIONS = 32
const ATTEMPT_MS = 3_000
const BILL_ATTEMPT_MS = 30_000

/** @throws Error when a key cannot be read */
export const createWechatPay = (options: WechatPayOptions): WechatPay => {
  const { url, secondUrl, apiV3Key, platformKeys: sources, clock, random, log, tuning = {} } = options
  const { transport = networkTransport(CONNECTIONS) } = options
  const { keysEveryMs, ...resilience } = tuning
  const keys = new PlatformKeys({ sources, clock, log })
  const http = new SignedHttp({ url, secondUrl, keys, clock, log, transport })
  const calls = new Calls({ ...options, attemptMs: ATTEMPT_MS, ...resilience, http, upstream: 'wechat-pay' })
  // Apart, so that a slow bill neither takes the payments' turn nor opens their breaker.
  const bills = new Calls({
    ...options,
    attemptMs: BILL_ATTEMPT_MS,
    deadlineMs: 3 * BILL_ATTEMPT_MS,
    concurrent: 2,
    ...resilience,
    http,
    upstream: 'wechat-pay-bills',
  })
  const signing = new SigningPay(options, clock, random)
  const refresh = createKeyRefresh({
    keys,
    certificates:
      sources.certificates && (async () => calls.bare(async (pay) => pay.encryptedCertificates(), 'by_caller')),
    apiV3Key,
    clock,
    random,
    log,
    ...(keysEveryMs !== undefined && { everyMs: keysEveryMs }),
  })
  return {
    ...createOrders(calls, options.notifyUrls.payments),
    ...createRefunds(calls, options.notifyUrls.refunds),
    ...createBills(bills),
    requestPaymentFields: (prepayId) => signing.requestPaymentFields(prepayId),
    openNotification: createNotificationOpener({ keyOf: (serial) => keys.find(serial), apiV3Key, clock }),
    start: () => refresh.start(),
    stop: async () => {
      await refresh.stop()
      await http.close()
    },
  }
}
