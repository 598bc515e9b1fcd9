import type { Clock } from '@cheji/shared/kernel/time'
import type { Db } from 'mongodb'
import type { FaultTable } from '../faults/fault-table'
import type { Settings } from '../settings'
import { Bills } from './bills'
import { Clockwork } from './clockwork'
import { Notifier } from './notifier'
import { PayKeys } from './pay-keys'
import type { PayOptions } from './pay-options'
import { PayOrders } from './pay-orders'
import { Refunds } from './refunds'
import { RequestSignatures } from './request-signatures'
import { Trade } from './trade'

interface Surroundings {
  readonly options: PayOptions
  readonly settings: Settings
  readonly faults: FaultTable
  readonly clock: Clock
  readonly onNews: () => void
}

/** WeChat Pay as one merchant knows it, with its state in the database. */
export class WechatPay {
  readonly keys: PayKeys
  readonly signatures: RequestSignatures
  readonly notifier: Notifier
  readonly trade: Trade
  readonly refunds: Refunds
  readonly bills: Bills
  private readonly clockwork: Clockwork

  private constructor(
    db: Db,
    readonly orders: PayOrders,
    readonly surroundings: Surroundings,
  ) {
    const { options, settings, faults, clock, onNews } = surroundings
    const wake = () => {
      this.wake()
      onNews()
    }
    this.keys = new PayKeys(options.publicKeyId, settings)
    this.signatures = new RequestSignatures(options, this.keys, clock)
    this.notifier = new Notifier(db, { keys: this.keys, apiV3Key: options.apiV3Key, settings, faults, clock, onNews })
    const shared = { orders, notifier: this.notifier, options, settings, clock, wake }
    this.trade = new Trade(shared)
    this.refunds = new Refunds(shared)
    this.bills = new Bills(orders, options, clock)
    this.clockwork = new Clockwork([this.refunds, this.notifier], clock)
  }

  /** As it was when the sandbox last ran: refunds in work and undelivered notifications go on. */
  static async open(db: Db, surroundings: Surroundings): Promise<WechatPay> {
    return new WechatPay(db, await PayOrders.open(db), surroundings)
  }

  /** Looks again at what is due: a setting, a fault or the clock changed. */
  wake(): void {
    this.clockwork.wake()
  }

  async reset(): Promise<void> {
    this.refunds.reset()
    await Promise.all([this.orders.reset(), this.notifier.reset()])
  }

  async stop(): Promise<void> {
    await this.clockwork.stop()
  }
}
