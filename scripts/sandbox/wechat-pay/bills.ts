import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '@cheji/shared/kernel/time'
import { addDays, beijingDay, beijingInstant } from '@cheji/shared/kernel/time'
import { fundFlowBill } from './fund-flow-bill'
import type { PayOptions } from './pay-options'
import type { PayOrder, PayRefund, Payment } from './pay-order'
import type { PayOrders } from './pay-orders'
import { PayRefusal } from './pay-refusal'
import { type TradeBillType, tradeBill } from './trade-bill'

/** What happened on one Beijing day. */
export interface BillContents {
  readonly payments: readonly { order: PayOrder; payment: Payment }[]
  readonly refunds: readonly { order: PayOrder; payment: Payment; refund: PayRefund; at: Date }[]
}

/** Which file; the same words stand in its download address. */
export type BillWish =
  | { readonly kind: 'trade'; readonly day: string; readonly type: TradeBillType; readonly isGzip: boolean }
  | { readonly kind: 'fund_flow'; readonly day: string; readonly account: string; readonly isGzip: boolean }

const READY_AT = '10:00'
const DAYS_BACK = 92
const DOWNLOAD_MS = 5 * 60_000

/** Bills of past days: made when asked for, downloaded within five minutes. */
export class Bills {
  constructor(
    private readonly orders: PayOrders,
    private readonly options: PayOptions,
    private readonly clock: Clock,
  ) {}

  /**
   * A bill's digest and the token to download it with.
   *
   * @throws PayRefusal PARAM_ERROR, STATEMENT_CREATING before ten in the morning of the next day, NO_STATEMENT_EXIST
   */
  async announce(wish: BillWish): Promise<{ sha1: string; token: string }> {
    const now = this.clock()
    const today = beijingDay(now)
    if (wish.day >= today || wish.day < addDays(today, -DAYS_BACK))
      throw new PayRefusal('PARAM_ERROR', '账单日期不正确')
    if (now < beijingInstant(addDays(wish.day, 1), READY_AT)) throw new PayRefusal('STATEMENT_CREATING')
    const text = await this.make(wish)
    const token = this.signed(JSON.stringify({ wish, until: now.getTime() + DOWNLOAD_MS }))
    return { sha1: createHash('sha1').update(text).digest('hex'), token }
  }

  /** @throws PayRefusal NO_AUTH for a token that is not ours or too old */
  async download(token: string): Promise<{ text: string; isGzip: boolean }> {
    const [encoded = ''] = token.split('.')
    const content = Buffer.from(encoded, 'base64url').toString('utf8')
    const expected = Buffer.from(this.signed(content))
    if (expected.length !== token.length || !timingSafeEqual(expected, Buffer.from(token)))
      throw new PayRefusal('NO_AUTH', '下载链接无效')
    const { wish, until } = JSON.parse(content) as { wish: BillWish; until: number }
    if (until <= this.clock().getTime()) throw new PayRefusal('NO_AUTH', '下载链接已过期')
    return { text: await this.make(wish), isGzip: wish.isGzip }
  }

  private async make(wish: BillWish): Promise<string> {
    const contents = await this.contentsOf(wish.day)
    const text =
      wish.kind === 'trade'
        ? tradeBill(contents, this.options, wish.type)
        : wish.account === 'BASIC'
          ? fundFlowBill(contents, (await this.orders.balance()).availableFen)
          : undefined
    if (text === undefined) throw new PayRefusal('NO_STATEMENT_EXIST')
    return text
  }

  private async contentsOf(day: string): Promise<BillContents> {
    const isThatDay = (at: Date | null) => at !== null && beijingDay(at) === day
    const from = beijingInstant(day)
    const to = beijingInstant(addDays(day, 1))
    const orders = await this.orders.all({
      $or: [
        { 'payment.at': { $gte: from, $lt: to } },
        { refunds: { $elemMatch: { status: 'SUCCESS', endedAt: { $gte: from, $lt: to } } } },
      ],
    })
    const paid = orders.flatMap((order) => (order.payment ? [{ order, payment: order.payment }] : []))
    return {
      payments: paid.filter(({ payment }) => isThatDay(payment.at)),
      refunds: paid.flatMap(({ order, payment }) =>
        order.refunds
          .filter(({ status, endedAt }) => status === 'SUCCESS' && isThatDay(endedAt))
          .map((refund) => ({ order, payment, refund, at: refund.endedAt ?? refund.askedAt })),
      ),
    }
  }

  private signed(content: string): string {
    const mac = createHmac('sha256', this.options.apiV3Key).update(content).digest('base64url')
    return `${Buffer.from(content).toString('base64url')}.${mac}`
  }
}
