import { createHash } from 'node:crypto'
import { registerDeliveries } from '@cheji/bff/features/deposits/deliveries'
import type { DepositPorts, SpecialOrders } from '@cheji/bff/features/deposits/deposit.ports'
import { DEPOSITS } from '@cheji/bff/features/deposits/deposit.record'
import { createMoneyPaths } from '@cheji/bff/features/deposits/money-paths'
import { type DepositsService, createDepositsService } from '@cheji/bff/features/deposits/deposits.service'
import { createHearPay } from '@cheji/bff/features/deposits/pay-hooks'
import { refundByStaff } from '@cheji/bff/features/deposits/staff-refund'
import { Alarms } from '@cheji/bff/infrastructure/alarms'
import { createLogger } from '@cheji/bff/infrastructure/logging'
import { createMetrics } from '@cheji/bff/infrastructure/metrics'
import { OutboxRelay } from '@cheji/bff/infrastructure/outbox-relay'
import type { Random } from '@cheji/bff/infrastructure/random'
import { UpstreamUnavailable } from '@cheji/bff/infrastructure/upstream-errors'
import { createWechatPay } from '@cheji/bff/wechat/pay/client'
import { NotificationMalformed, NotificationRefused } from '@cheji/bff/wechat/pay/notification'
import { Life } from '../kernel/life'
import { API_V3_KEY } from '../wechat/keys'
import { MERCHANT, NOTIFY_URLS } from '../wechat/merchant'
import type { Envelope } from '../wechat/notices'
import { simulatedTransport } from '../wechat/transport'
import type { World } from '../world'
import { dependenciesOf } from './dependencies'
import { storeSeenBy } from './store-port'

export const JOBS = ['due', 'refunds', 'outbox', 'prices', 'bills', 'special orders'] as const
export type JobName = (typeof JOBS)[number]

const metrics = createMetrics()
const silent = createLogger({ level: 'silent', write: () => undefined })
/** Time is the kernel's: nothing of what is measured in real time may ever end within a run. */
const NEVER_MS = 3_600_000
const ASTRAY_MS = 20_000

/** One process of the BFF: the feature's own code on ports that the kernel has in its hand. */
export class BffProcess {
  readonly life: Life
  readonly service: DepositsService
  /** Background work, each safe to run in any process at any time. */
  readonly jobs: Readonly<Record<JobName, () => Promise<void>>>
  private readonly ports: DepositPorts
  private readonly paths: ReturnType<typeof createMoneyPaths>
  /** How far this machine's clock is off. */
  private readonly astrayMs: number

  constructor(
    private readonly world: World,
    name: string,
  ) {
    this.life = new Life(name)
    const { chance } = world.kernel
    this.astrayMs = world.mishaps.befalls('clock astray') ? chance.int(-ASTRAY_MS, ASTRAY_MS) : 0
    const { defect } = world
    const rightPorts = this.makePorts()
    const ports = defect?.ports?.(rightPorts, world) ?? rightPorts
    const rightPaths = createMoneyPaths(ports)
    const paths = defect?.paths?.(rightPaths, ports) ?? rightPaths
    this.ports = ports
    this.paths = paths
    this.notified = defect?.notified?.(this.hear, ports, paths) ?? this.hear
    this.service = createDepositsService(dependenciesOf(ports.priceOf, world.aboutDays), {
      ports,
      ...paths,
      receipts: undefined,
      isPayingConfigured: true,
    })
    const relay = new OutboxRelay({ ...ports, metrics })
    registerDeliveries(relay, paths.deliveries)
    this.jobs = {
      due: paths.due.lookAtDue,
      refunds: paths.refunding.advanceDue,
      outbox: async () => {
        while (await relay.deliverNext(DEPOSITS));
      },
      prices: paths.followPriceDrops,
      bills: paths.reconcile.reconcileDue,
      'special orders': paths.reportSpecialOrders,
    }
  }

  /** A notification arrives. Answers the status that goes back. */
  readonly notified: (envelope: Envelope) => Promise<number>
  /** The same code as behind the hook. */
  private readonly hear = async ({ body, headers }: Envelope): Promise<number> => {
    try {
      await createHearPay({ ports: this.ports, ...this.paths })(this.ports.pay.openNotification(body, headers))
      return 204
    } catch (error) {
      if (error instanceof NotificationRefused) return 401
      if (error instanceof NotificationMalformed) return 400
      throw error
    }
  }

  /** An event of the core platform is worked off. */
  async allocationChanged(reference: string): Promise<void> {
    await this.paths.hearAllocation({ resourceId: reference })
  }

  /** Our people give back at least what the rule says. */
  async staffRefund(depositId: string, refundFen: number): Promise<void> {
    await refundByStaff(this.ports, depositId, refundFen)
  }

  private readonly clock = (): Date => new Date(this.world.kernel.now.getTime() + this.astrayMs)

  private makePorts(): DepositPorts {
    const { life, clock, world } = this
    const { kernel, mishaps, platform, keys, server } = world
    const store = storeSeenBy(world.store, life, kernel, mishaps)
    const random = randomOf(kernel.chance)
    return {
      store,
      clock,
      random,
      log: silent,
      pay: createWechatPay({
        ...MERCHANT,
        merchantPrivateKey: keys.merchantPem,
        url: 'https://pay.example',
        apiV3Key: API_V3_KEY,
        platformKeys: { publicKey: { id: keys.publicKeyId, source: keys.platformPem } },
        notifyUrls: NOTIFY_URLS,
        clock,
        random,
        log: silent,
        metrics,
        transport: simulatedTransport({ kernel, life, mishaps, server, keys }),
        tuning: { retries: 0, attemptMs: NEVER_MS, deadlineMs: NEVER_MS, breakAfter: Number.MAX_SAFE_INTEGER },
      }),
      platform: platform.seenBy(life),
      specialOrders: specialOrdersSeenBy(life, world),
      alarms: new Alarms({ store, clock, log: silent, metrics }),
      merchant: MERCHANT,
      markOf,
      priceOf: async (trimId) => kernel.call(life, 'read the price', () => platform.priceOf(trimId)),
      wakeOutbox: () => undefined,
    }
  }
}

/** WeChat's trade management, which some mini-programs are under. */
const specialOrdersSeenBy = (life: Life, { kernel, mishaps, isTradeManaged }: World): SpecialOrders => {
  const call = async <T>(name: string, work: () => T): Promise<T> =>
    kernel.call(life, `WeChat: ${name}`, () => {
      if (mishaps.befalls('WeChat unreachable before the work')) throw new UpstreamUnavailable('network')
      return work()
    })
  return {
    isTradeManaged: async () => call('is the trade managed', () => isTradeManaged),
    reportSpecialOrder: async () => call('a car comes later', () => undefined),
  }
}

const markOf = (openid: string): string => createHash('sha256').update(openid).digest('base64url')

const randomOf = ({ next, int }: { next: () => number; int: (min: number, max: number) => number }): Random => ({
  fraction: next,
  bytes: (length) => Buffer.from(Array.from({ length }, () => int(0, 255))),
})
