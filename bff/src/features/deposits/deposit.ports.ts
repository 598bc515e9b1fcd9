import type { UpstreamPrice } from '@cheji/bff/core-platform/contract/catalogue'
import type { Clock } from '@cheji/shared/kernel/time'
import type { CorePlatform } from '../../core-platform/client'
import type { Alarms } from '../../infrastructure/alarms'
import type { DocumentStore } from '../../infrastructure/document-store'
import type { Logger } from '../../infrastructure/logging'
import type { Random } from '../../infrastructure/random'
import type { WechatPay } from '../../wechat/pay/client'

/** The core platform as orders use it. */
export type OrderPlatform = Pick<
  CorePlatform,
  'putStockHold' | 'releaseStockHold' | 'putSalesOrder' | 'salesOrder' | 'answerAllocation' | 'putSettlement'
>

/** Orders whose goods come later than usual, for mini-programs whose trade WeChat manages. */
export interface SpecialOrders {
  isTradeManaged: () => Promise<boolean>
  reportSpecialOrder: (order: { transactionId: string; delayTo: Date }) => Promise<void>
}

/**
 * All that the money paths reach the world through: the database, the clock, chance and other systems. The fault
 * simulation has every one of them in its hand.
 */
export interface DepositPorts {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  readonly pay: Omit<WechatPay, 'start' | 'stop' | 'fundFlowBill'>
  readonly platform: OrderPlatform
  readonly specialOrders: SpecialOrders
  readonly alarms: Pick<Alarms, 'raise'>
  /** Whom payments must name. */
  readonly merchant: { readonly appId: string; readonly merchantId: string }
  /** Pseudonym of an openid. */
  readonly markOf: (openid: string) => string
  /** The national price of a trim today, from the database. */
  readonly priceOf: (trimId: string) => Promise<UpstreamPrice | undefined>
  /** Something waits in an outbox. */
  readonly wakeOutbox: () => void
}
