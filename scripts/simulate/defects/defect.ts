import type { DepositPorts } from '@cheji/bff/features/deposits/deposit.ports'
import type { createMoneyPaths } from '@cheji/bff/features/deposits/money-paths'
import type { Envelope } from '../wechat/notices'
import type { World } from '../world'

type MoneyPaths = ReturnType<typeof createMoneyPaths>
type Notified = (envelope: Envelope) => Promise<number>

/** A mistake that a programmer could make, put into the feature from outside. */
export interface Defect {
  readonly name: string
  /** Changes what the feature reaches the world through. */
  readonly ports?: (ports: DepositPorts, world: World) => DepositPorts
  /** Changes the feature's own functions. */
  readonly paths?: (paths: MoneyPaths, ports: DepositPorts) => MoneyPaths
  /** Changes how a notification is answered. */
  readonly notified?: (notified: Notified, ports: DepositPorts, paths: MoneyPaths) => Notified
}
