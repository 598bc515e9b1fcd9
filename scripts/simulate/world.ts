import type { DocumentStore } from '@cheji/bff/infrastructure/document-store'
import type { Defect } from './defects/defect'
import type { Mishaps } from './faults'
import type { Kernel } from './kernel/kernel'
import type { SimulatedPlatform } from './platform/platform'
import type { SimulatedKeys } from './wechat/keys'
import type { PayBook } from './wechat/pay-book'
import type { PayServer } from './wechat/pay-server'

/** All that processes share. */
export interface World {
  readonly kernel: Kernel
  readonly mishaps: Mishaps
  /** The database itself; processes reach it through steps. */
  readonly store: DocumentStore
  readonly keys: SimulatedKeys
  readonly book: PayBook
  readonly server: PayServer
  readonly platform: SimulatedPlatform
  /** Days in which the platform expects a car; undefined: it does not say. */
  readonly aboutDays: number | undefined
  /** Whether WeChat wants to hear of cars that come late. */
  readonly isTradeManaged: boolean
  /** A mistake that all processes make. */
  readonly defect: Defect | undefined
}
