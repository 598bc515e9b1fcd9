import type { Clock } from '@cheji/shared/kernel/time'
import { z } from 'zod'
import type { Settings } from '../settings'
import type { PayOptions } from '../wechat-pay/pay-options'
import { type PayOrder, refundedFen } from '../wechat-pay/pay-order'
import type { PayOrders } from '../wechat-pay/pay-orders'
import { WechatRefusal } from './wechat-error'

const SpecialOrder = z.object({ order_id: z.string(), type: z.union([z.literal(1), z.literal(2)]), delay_to: z.int() })
const ShippingInfo = z.object({
  order_key: z.union([
    z.object({ order_number_type: z.literal(1), mchid: z.string(), out_trade_no: z.string() }),
    z.object({ order_number_type: z.literal(2), transaction_id: z.string() }),
  ]),
  logistics_type: z.int().min(1).max(4),
  delivery_mode: z.union([z.literal(1), z.literal(2)]),
  shipping_list: z
    .array(z.object({ item_desc: z.string().min(1).max(120) }))
    .min(1)
    .max(10),
  upload_time: z.iso.datetime({ offset: true }),
  payer: z.object({ openid: z.string() }),
})

const LATEST_MS = 330 * 86_400_000
/** Uploaded, and replaced once. */
const UPLOADS = 2

interface Dependencies {
  readonly orders: PayOrders
  readonly options: PayOptions
  readonly settings: Settings
  readonly clock: Clock
}

/** Money that WeChat keeps until the goods were shipped, for mini-programs whose trade it manages. */
export class TradeManagement {
  constructor(private readonly dependencies: Dependencies) {}

  /** @throws WechatRefusal 40013 for another mini-program's id */
  isManaged(appId: unknown): boolean {
    if (appId !== this.dependencies.options.appId) throw new WechatRefusal(40013)
    return this.dependencies.settings.current.wechatTradeManaged
  }

  /**
   * Reports an order whose goods come later than usual, at most 330 days from now.
   *
   * @throws WechatRefusal 48001, 47001, 10060001, 10060004
   */
  async reportSpecial(body: unknown): Promise<void> {
    const { order_id: number, delay_to: delayToS } = this.read(SpecialOrder, body)
    const now = this.dependencies.clock().getTime()
    const until = new Date(delayToS * 1000)
    if (until.getTime() <= now || until.getTime() > now + LATEST_MS) throw new WechatRefusal(47001, 'delay_to')
    await this.change({ $or: [{ _id: number }, { 'payment.transactionId': number }] }, (order) => {
      order.specialUntil = until
    })
  }

  /**
   * The goods were shipped or collected: thaws the money.
   *
   * @throws WechatRefusal 48001, 47001, 10060001, 10060003 after one replacement, 10060004 for a refunded order, 10060019
   */
  async uploadShipping(body: unknown): Promise<void> {
    const { order_key: key, payer } = this.read(ShippingInfo, body)
    const filter =
      key.order_number_type === 2 ? { 'payment.transactionId': key.transaction_id } : { _id: key.out_trade_no }
    if (key.order_number_type === 1 && key.mchid !== this.dependencies.options.mchId) throw new WechatRefusal(10060001)
    await this.change(filter, (order) => {
      if (order.payment?.openid !== payer.openid) throw new WechatRefusal(10060019)
      if (order.shippedAt.length >= UPLOADS) throw new WechatRefusal(10060003)
      order.shippedAt.push(this.dependencies.clock())
      order.payment.isFrozen = false
    })
  }

  private read<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
    if (!this.dependencies.settings.current.wechatTradeManaged) throw new WechatRefusal(48001)
    const parsed = schema.safeParse(body)
    if (!parsed.success) throw new WechatRefusal(47001, parsed.error.issues[0]?.path.join('.'))
    return parsed.data
  }

  private async change(filter: Parameters<PayOrders['find']>[0], work: (order: PayOrder) => void): Promise<void> {
    const found = await this.dependencies.orders.find(filter)
    if (!found?.payment) throw new WechatRefusal(10060001)
    await this.dependencies.orders.change(found._id, (order) => {
      if (refundedFen(order) >= order.totalFen) throw new WechatRefusal(10060004)
      work(order)
    })
  }
}
