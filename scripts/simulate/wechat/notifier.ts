import { type DepositRecord, DEPOSITS } from '@cheji/bff/features/deposits/deposit.record'
import { RETRY_PLAN_S } from '../../sandbox/wechat-pay/notification'
import type { PayOrder, PayRefund } from '../../sandbox/wechat-pay/pay-order'
import type { Fleet } from '../bff/fleet'
import { Life } from '../kernel/life'
import type { World } from '../world'
import { type Envelope, type Notice, type Sealer, paymentNotice, refundNoticeOf, sealNotice } from './notices'

const MINUTE_MS = 60_000
const LATE_MS = 26 * 60 * MINUTE_MS
/** Bytes that were sent once are sent again as they were, as long as anybody may believe them. */
const FRESH_MS = 240_000

/** Notifications of WeChat Pay: sent until they are answered, and whatever befalls them on the way. */
export class Notifier {
  /** True ones that were sent, each once. */
  readonly notices: Notice[] = []
  /** Signed by somebody else, or damaged, and answered as received all the same. */
  readonly believed: string[] = []
  /** Money that was truly claimed and is none of ours, as it was received. */
  readonly claimed: Notice[] = []
  /** True, answered as received, and not on record. */
  readonly forgotten: string[] = []
  private readonly observer = new Life('observer')
  private count = 0

  constructor(
    private readonly world: World,
    private readonly fleet: Fleet,
  ) {}

  /** An order was paid. */
  paid(order: PayOrder): void {
    this.send(paymentNotice(this.nextId(), order, this.world.kernel.now))
    this.maybeForge(order)
  }

  /** A refund came to an end. */
  ended(order: PayOrder, refund: PayRefund): void {
    if (refund.notifyUrl !== null) this.send(refundNoticeOf(this.nextId(), order, refund, this.world.kernel.now))
  }

  /** One attempt to deliver. @returns whether it was received */
  async deliver(envelope: Envelope): Promise<boolean> {
    try {
      const status = await this.fleet.tell('hears WeChat Pay', async (process) => process.notified(envelope))
      return status === 200 || status === 204
    } catch {
      return false
    }
  }

  seal(notice: Notice, how: Partial<Sealer> = {}): Envelope {
    return sealNotice(notice, { keys: this.world.keys, at: this.world.kernel.now, ...how })
  }

  /** Somebody's tries: an order that nobody paid is called paid, by a stranger or with money that is not what was asked for. */
  maybeForge(order: PayOrder): void {
    const { mishaps, kernel } = this.world
    const claim = (resource: object = {}): Notice => {
      const notice = paymentNotice(this.nextId(), asPaid(order, kernel.now), kernel.now)
      return { ...notice, resource: { ...notice.resource, ...resource } }
    }
    if (mishaps.befalls('notification forged')) this.tryOnce(claim(), { isForged: true })
    if (mishaps.befalls('notification of other money')) this.tryOnce(claim(kernel.chance.pick(OTHER_MONEY)(order)), {})
    if (mishaps.befalls('notification damaged')) this.tryOnce(claim(), { damage: otherNumberIn })
  }

  private tryOnce(notice: Notice, how: Partial<Sealer>): void {
    const { kernel } = this.world
    kernel.spawn(async () => {
      await kernel.sleep(kernel.chance.int(0, MINUTE_MS), 'somebody tries')
      const isReceived = await this.deliver(this.seal(notice, how))
      const isTrue = !how.isForged && !how.damage
      if (isReceived && isTrue) this.claimed.push(notice)
      if (isReceived && !isTrue) this.believed.push(JSON.stringify(notice.resource))
    })
  }

  private send(notice: Notice): void {
    const { mishaps, kernel } = this.world
    this.notices.push(notice)
    if (mishaps.befalls('notification lost')) return
    kernel.spawn(async () => {
      const isLate = mishaps.befalls('notification late')
      await kernel.sleep(kernel.chance.int(0, isLate ? LATE_MS : 2_000), 'WeChat Pay notifies')
      await this.sendUntilReceived(notice)
    })
  }

  private async sendUntilReceived(notice: Notice): Promise<void> {
    const { mishaps, kernel } = this.world
    for (const pauseS of [...RETRY_PLAN_S, 0]) {
      const envelope = this.seal(notice)
      const isReceived = await this.deliver(envelope)
      if (mishaps.befalls('notification twice')) {
        await kernel.sleep(kernel.chance.int(0, FRESH_MS), 'WeChat Pay notifies again')
        await this.deliver(envelope)
      }
      if (isReceived) return this.checkRecord(notice)
      await kernel.sleep(pauseS * 1_000, 'WeChat Pay notifies once more')
    }
  }

  /** What was answered as received must survive any crash from then on. */
  private async checkRecord({ id, originalType, resource }: Notice): Promise<void> {
    const { kernel, store } = this.world
    const filter = { 'attempts.outTradeNo': resource['out_trade_no'] }
    const record = await kernel.call(this.observer, 'is it on record', async () =>
      store.findOne<DepositRecord>(DEPOSITS, filter),
    )
    const isPayment = record?.payments.some(({ transactionId }) => transactionId === resource['transaction_id'])
    const isRefund = record?.refunds.some(
      ({ outRefundNo, state }) => outRefundNo === resource['out_refund_no'] && state === 'done',
    )
    const isDone = resource['refund_status'] === 'SUCCESS'
    if (originalType === 'transaction' ? !isPayment : isDone && !isRefund) this.forgotten.push(id)
  }

  private nextId(): string {
    this.count += 1
    return `notice-${this.count}`
  }
}

const asPaid = (order: PayOrder, at: Date): PayOrder => ({
  ...order,
  state: 'SUCCESS',
  payment: order.payment ?? { transactionId: `4200${'9'.repeat(24)}`, at, openid: order.openid, isFrozen: false },
})

/** Truly signed, and none of what was asked for. */
const OTHER_MONEY: readonly ((order: PayOrder) => object)[] = [
  ({ totalFen }) => ({ transaction_id: STRANGE, amount: { total: totalFen - 1, currency: 'CNY' } }),
  ({ totalFen }) => ({ transaction_id: STRANGE, amount: { total: totalFen + 1, currency: 'CNY' } }),
  ({ totalFen }) => ({ transaction_id: STRANGE, amount: { total: totalFen, currency: 'USD' } }),
  () => ({ transaction_id: STRANGE, mchid: '1900000999' }),
  () => ({ transaction_id: STRANGE, appid: 'wx0000000000000000' }),
  () => ({ transaction_id: STRANGE, payer: { openid: 'oStrangerStrangerStranger123' } }),
  () => ({ transaction_id: STRANGE, out_trade_no: '26120199999901' }),
]
const STRANGE = '4200777777777777777777777777'

/** The number of the payment becomes another one: the deposit would be paid twice. */
const otherNumberIn = (plain: string): string => plain.replace(/"transaction_id":"4200\d/, '"transaction_id":"42008')
