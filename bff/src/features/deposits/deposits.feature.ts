import type { Feature } from '../../http/feature'
import type { CorePlatform } from '../../core-platform/client'
import type { EventFeed } from '../../core-platform/event-feed'
import type { Alarms } from '../../infrastructure/alarms'
import type { Infrastructure } from '../../infrastructure/dependencies'
import type { DocumentStore } from '../../infrastructure/document-store'
import type { Jobs } from '../../infrastructure/jobs'
import type { OutboxRelay } from '../../infrastructure/outbox-relay'
import type { WechatPay } from '../../wechat/pay/client'
import { depositModel } from './deposit.model'
import type { DepositPorts, SpecialOrders } from './deposit.ports'
import { depositPrivacy } from './deposit.privacy'
import type { DepositsDependencies } from './deposits.dependencies'
import { depositsRoutes } from './deposits.routes'
import { createDepositsService } from './deposits.service'
import { ledgerModel } from './ledger'
import { registerDeliveries } from './deliveries'
import { type SendMessage, createSendMessages } from './messages'
import { createMoneyPaths } from './money-paths'
import { payHookRoutes } from './pay-hooks'
import { type ReceiptKey, createReceipts } from './receipts'
import { reconciliationModel } from './reconcile'
import { staffRoutes } from './staff'
import { unmatchedModel } from './unmatched'

export interface DepositsFeatureDependencies
  extends Pick<Infrastructure, 'clock' | 'random' | 'connection' | 'log' | 'metrics'>, DepositsDependencies {
  readonly store: DocumentStore
  readonly alarms: Alarms
  readonly corePlatform: CorePlatform
  readonly events: Pick<EventFeed, 'onEventOnce'>
  readonly outbox: Pick<OutboxRelay, 'register' | 'wake'>
  readonly jobs: Pick<Jobs, 'every'>
  /** Undefined: nobody can pay. */
  readonly wechatPay: WechatPay | undefined
  readonly specialOrders: SpecialOrders
  readonly merchant: DepositPorts['merchant'] | undefined
  readonly pseudonym: (text: string) => string
  readonly receiptKey: ReceiptKey | undefined
  readonly sendMessage: SendMessage
}

const LOOK_EVERY_MS = 2_000
const REFUNDS_EVERY_MS = 2_000
const MESSAGES_EVERY_MS = 20_000
const SPECIAL_ORDERS_EVERY_MS = 60_000
const PRICES_EVERY_MS = 60_000
const RECONCILE_EVERY_MS = 30 * 60_000

/** Orders with their deposits: placed, paid, held, allocated, refunded; the ledger and its proof. */
export const createDeposits = (
  dependencies: DepositsFeatureDependencies,
): Feature & { privacy: ReturnType<typeof depositPrivacy> } => {
  const { connection, log, metrics, store, alarms, outbox, jobs, events, wechatPay, merchant } = dependencies
  const ports: DepositPorts = {
    ...dependencies,
    pay: wechatPay ?? payingIsOff,
    platform: dependencies.corePlatform,
    merchant: merchant ?? { appId: '', merchantId: '' },
    markOf: dependencies.pseudonym,
    wakeOutbox: () => {
      outbox.wake()
    },
  }
  const paths = createMoneyPaths(ports)
  const service = createDepositsService(dependencies, {
    ports,
    ...paths,
    isPayingConfigured: wechatPay !== undefined,
    receipts: dependencies.receiptKey && createReceipts(dependencies.receiptKey),
  })
  registerDeliveries(outbox, paths.deliveries)
  events.onEventOnce('allocation.changed', paths.hearAllocation)
  jobs.every('deposits: time', LOOK_EVERY_MS, paths.due.lookAtDue)
  jobs.every('deposits: prices', PRICES_EVERY_MS, paths.followPriceDrops)
  jobs.every('deposits: messages', MESSAGES_EVERY_MS, createSendMessages(ports, dependencies.sendMessage))
  jobs.every('deposits: special orders', SPECIAL_ORDERS_EVERY_MS, paths.reportSpecialOrders)
  if (wechatPay) {
    jobs.every('deposits: refunds', REFUNDS_EVERY_MS, paths.refunding.advanceDue)
    jobs.every('deposits: reconciliation', RECONCILE_EVERY_MS, paths.reconcile.reconcileDue)
  }
  return {
    models: [
      depositModel(connection),
      ledgerModel(connection),
      unmatchedModel(connection),
      reconciliationModel(connection),
    ],
    routes: (router) => {
      depositsRoutes(service)(router)
      staffRoutes({ ports, alarms, reconcile: paths.reconcile })(router)
      if (wechatPay) payHookRoutes({ ports, ...paths, metrics, log })(router)
    },
    privacy: depositPrivacy(store),
  }
}

const off = (): never => {
  throw new Error('there is no account at WeChat Pay')
}
const payingIsOff: DepositPorts['pay'] = {
  prepay: off,
  requestPaymentFields: off,
  queryByOutTradeNo: off,
  queryByTransactionId: off,
  closeOrder: off,
  refund: off,
  findRefund: off,
  tradeBill: off,
  openNotification: off,
}
