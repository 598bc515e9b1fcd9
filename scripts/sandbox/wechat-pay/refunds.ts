import type { Clock } from '@cheji/shared/kernel/time'
import type { Filter } from 'mongodb'
import type { Settings } from '../settings'
import type { DueWork } from './clockwork'
import type { Notifier } from './notifier'
import type { PayOptions } from './pay-options'
import type { PayOrder, PayRefund, RefundStatus } from './pay-order'
import type { PayOrders } from './pay-orders'
import { PayRefusal } from './pay-refusal'
import { refundNotice } from './pay-views'
import { RefundPace } from './refund-pace'
import { type RefundWish, isPutOff, isRepetition, refusalOf } from './refund-rules'
import { digits } from './trade'

/** An order with one of its refunds. */
export interface FoundRefund {
  readonly order: PayOrder
  readonly refund: PayRefund
}

interface Dependencies {
  readonly orders: PayOrders
  readonly notifier: Notifier
  readonly options: PayOptions
  readonly settings: Settings
  readonly clock: Clock
  /** There is a refund that comes to its end. */
  readonly wake: () => void
}

const SUMMARIES = { SUCCESS: '退款成功', ABNORMAL: '退款异常', CLOSED: '退款关闭' } as const
type End = Exclude<RefundStatus, 'PROCESSING'>

/** Refunds: accepted at once, done some time later. */
export class Refunds implements DueWork {
  private readonly pace: RefundPace

  constructor(private readonly dependencies: Dependencies) {
    this.pace = new RefundPace(dependencies.clock)
  }

  /**
   * Accepts a refund; safe to repeat with the same number and parameters.
   *
   * @throws PayRefusal RESOURCE_NOT_EXISTS, INVALID_REQUEST, PARAM_ERROR, TRADE_ERROR, NOT_ENOUGH, FREQUENCY_LIMITED
   */
  async ask(whose: Filter<PayOrder>, wish: RefundWish): Promise<FoundRefund> {
    return this.pace.keep(async () => {
      const elsewhere = await this.dependencies.orders.find({ 'refunds.outRefundNo': wish.outRefundNo })
      const order = await this.dependencies.orders.find(whose)
      if (!order) throw new PayRefusal('RESOURCE_NOT_EXISTS', '订单不存在')
      if (elsewhere && elsewhere._id !== order._id)
        throw new PayRefusal('INVALID_REQUEST', '商户退款单号已用于别的订单')
      await this.putOffOnce(order._id)
      return this.accept(order._id, wish)
    })
  }

  /** A refund that the merchant did not ask for here: by hand in its console, or decided by WeChat after a complaint. */
  async byHand(outTradeNo: string, wish: Omit<RefundWish, 'outRefundNo' | 'totalFen'>): Promise<FoundRefund> {
    const order = await this.dependencies.orders.find({ _id: outTradeNo })
    if (!order) throw new PayRefusal('ORDER_NOT_EXIST')
    return this.accept(outTradeNo, { ...wish, outRefundNo: `hand${digits(20)}`, totalFen: order.totalFen })
  }

  /** @throws PayRefusal RESOURCE_NOT_EXISTS */
  async find(outRefundNo: string): Promise<FoundRefund> {
    await this.doDue()
    const order = await this.dependencies.orders.find({ 'refunds.outRefundNo': outRefundNo })
    const refund = order?.refunds.find((it) => it.outRefundNo === outRefundNo)
    if (!order || !refund) throw new PayRefusal('RESOURCE_NOT_EXISTS', '退款单不存在')
    return { order, refund }
  }

  /**
   * Brings a refund to an end, also one that had another. Notifies where the merchant asked for it.
   *
   * @throws PayRefusal RESOURCE_NOT_EXISTS
   */
  async end(outRefundNo: string, status: End): Promise<FoundRefund> {
    const { order } = await this.find(outRefundNo)
    const ended = await this.endWhere(order._id, outRefundNo, status, () => true)
    if (!ended) throw new PayRefusal('RESOURCE_NOT_EXISTS', '退款单不存在')
    return ended
  }

  /** Ends the refunds whose time has come, as the settings say. */
  async doDue(): Promise<void> {
    const { orders, settings, clock } = this.dependencies
    const isDue = ({ status, dueAt }: PayRefund) => status === 'PROCESSING' && dueAt <= clock()
    const due = await orders.all({ refunds: { $elemMatch: { status: 'PROCESSING', dueAt: { $lte: clock() } } } })
    for (const { _id, refunds } of due)
      for (const { outRefundNo } of refunds.filter(isDue))
        await this.endWhere(_id, outRefundNo, settings.current.wechatPayRefundsEnd, isDue)
  }

  async nextAt(): Promise<Date | null> {
    const open = await this.dependencies.orders.all({ 'refunds.status': 'PROCESSING' })
    const times = open.flatMap(({ refunds }) => refunds.filter(({ status }) => status === 'PROCESSING'))
    return times.reduce<Date | null>((first, { dueAt }) => (first && first <= dueAt ? first : dueAt), null)
  }

  reset(): void {
    this.pace.reset()
  }

  /** @throws PayRefusal FREQUENCY_LIMITED for a while where the order is older than a month */
  private async putOffOnce(outTradeNo: string): Promise<void> {
    const { orders, clock } = this.dependencies
    const isLater = await orders.change(outTradeNo, (order) => {
      const isNow = isPutOff(order, clock())
      if (isNow) order.oldRefundAskedAt ??= clock()
      return isNow
    })
    if (isLater) throw new PayRefusal('FREQUENCY_LIMITED', '订单时间较早，请稍后用相同参数再试')
  }

  /** Undefined where the refund is gone or is not as it should be any more: somebody else was first. */
  private async endWhere(
    outTradeNo: string,
    outRefundNo: string,
    status: End,
    isToEnd: (refund: PayRefund) => boolean,
  ): Promise<FoundRefund | undefined> {
    const { orders, notifier, options, clock, wake } = this.dependencies
    const ended = await orders.changeIfThere(outTradeNo, (order) => {
      const refund = order.refunds.find((it) => it.outRefundNo === outRefundNo)
      if (!refund || !isToEnd(refund)) return undefined
      refund.status = status
      refund.endedAt = clock()
      order.state = order.refunds.every((it) => it.status === 'CLOSED') ? 'SUCCESS' : 'REFUND'
      return { order, refund }
    })
    if (ended && ended.refund.notifyUrl !== null)
      await notifier.add(
        {
          eventType: `REFUND.${status}`,
          summary: SUMMARIES[status],
          originalType: 'refund',
          url: ended.refund.notifyUrl,
          resource: refundNotice(ended.order, ended.refund, options),
        },
        clock(),
      )
    if (ended) wake()
    return ended
  }

  private async accept(outTradeNo: string, wish: RefundWish): Promise<FoundRefund> {
    const { orders, settings, clock, wake } = this.dependencies
    const found = await orders.change(outTradeNo, async (order) => {
      const present = order.refunds.find(({ outRefundNo }) => outRefundNo === wish.outRefundNo)
      if (present) {
        if (isRepetition(present, wish)) return { order, refund: present }
        throw new PayRefusal('INVALID_REQUEST', '订单金额或退款金额与之前请求不一致，请核实后再试')
      }
      const now = clock()
      const refusal = refusalOf(order, wish, now)
      if (refusal) throw refusal
      // What is frozen is refunded from itself, the rest from what is available.
      if (!order.payment?.isFrozen && (await orders.balance()).availableFen < wish.amountFen)
        throw new PayRefusal('NOT_ENOUGH')
      const refund: PayRefund = {
        outRefundNo: wish.outRefundNo,
        refundId: `5030${digits(24)}`,
        amountFen: wish.amountFen,
        reason: wish.reason,
        notifyUrl: wish.notifyUrl,
        status: 'PROCESSING',
        askedAt: now,
        dueAt: new Date(now.getTime() + settings.current.wechatPayRefundAfterMs),
        endedAt: null,
      }
      order.refunds.push(refund)
      order.state = 'REFUND'
      return { order, refund }
    })
    wake()
    return found
  }
}
