import type { RequestPaymentFields } from '@cheji/bff/wechat/pay/signing-pay'
import { PayRefusal } from '../../sandbox/wechat-pay/pay-refusal'
import type { PayOrder, PayRefund } from '../../sandbox/wechat-pay/pay-order'
import type { World } from '../world'
import type { Notifier } from './notifier'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const QUICK_CHANCE = 0.85
const QUICK_MS = 20 * MINUTE_MS
const SLOW_MS = 20 * HOUR_MS

/** What people do at WeChat: pay, and what becomes of refunds there. */
export class Payments {
  constructor(
    private readonly world: World,
    private readonly notifier: Notifier,
  ) {}

  /** She pays with what `wx.requestPayment` was given, if WeChat lets her. */
  pay(fields: Pick<RequestPaymentFields, 'package'>, isLate: boolean): void {
    const { book, mishaps } = this.world
    const prepayId = fields.package.replace('prepay_id=', '')
    const order = book.ofPrepay(prepayId)
    const isClosed = order?.state === 'CLOSED'
    const evenIfClosed = isLate && isClosed && mishaps.befalls('payment of a closed number')
    try {
      this.notifier.paid(book.pay(prepayId, { isLate, evenIfClosed }))
    } catch (error) {
      if (!(error instanceof PayRefusal)) throw error
      if (order && !order.payment) this.notifier.maybeForge(order)
    }
  }

  /** A refund was accepted: it comes to its end later, as a rule to a good one. */
  accepted(outRefundNo: string): void {
    const { kernel, mishaps, book } = this.world
    const { order, refund } = book.findRefund(outRefundNo)
    kernel.spawn(async () => {
      const longestMs = kernel.chance.chance(QUICK_CHANCE) ? QUICK_MS : SLOW_MS
      await kernel.sleep(kernel.chance.int(1_000, longestMs), 'a refund ends')
      if (refund.status !== 'PROCESSING') return
      if (mishaps.befalls('refund CLOSED')) this.end(order, refund, 'CLOSED')
      else if (mishaps.befalls('refund ABNORMAL')) {
        this.end(order, refund, 'ABNORMAL')
        await kernel.sleep(kernel.chance.int(HOUR_MS, 30 * HOUR_MS), 'a refund is mended by hand')
        this.end(order, refund, 'SUCCESS')
      } else this.end(order, refund, 'SUCCESS')
    })
  }

  private end(order: PayOrder, refund: PayRefund, status: 'SUCCESS' | 'ABNORMAL' | 'CLOSED'): void {
    this.world.book.endRefund(order, refund, status)
    this.notifier.ended(order, refund)
  }
}
