import { beijingDay } from '@cheji/shared/kernel/time'
import type { BillContents } from '../../sandbox/wechat-pay/bills'
import {
  PREPAY_LIFE_MS,
  type PayOrder,
  type PayRefund,
  type PrepayTerms,
  type RefundStatus,
  isExpired,
} from '../../sandbox/wechat-pay/pay-order'
import { PayRefusal } from '../../sandbox/wechat-pay/pay-refusal'
import { type RefundWish, isPutOff, isRepetition, refusalOf } from '../../sandbox/wechat-pay/refund-rules'

const TERMS = ['openid', 'description', 'attach', 'notifyUrl', 'totalFen', 'timeExpire'] as const

/** WeChat Pay's own books: what it was asked for, what was paid, what went back. The truth that the ledger is held against. */
export class PayBook {
  readonly orders = new Map<string, PayOrder>()
  /** Withdrawn by the merchant, to the last fen: refunds are NOT_ENOUGH. */
  isEmptied = false
  /** When money last came in or went back. */
  lastMovedAt: Date | undefined
  private lastNumber = 0

  constructor(
    private readonly clock: () => Date,
    /** Money came in or went back. */
    private readonly onMove: () => void,
  ) {}

  /** @throws PayRefusal as the sandbox does */
  prepay(outTradeNo: string, terms: PrepayTerms): string {
    const at = this.clock()
    const present = this.orders.get(outTradeNo)
    if (present?.state === 'CLOSED') throw new PayRefusal('ORDER_CLOSED')
    if (present && present.state !== 'NOTPAY') throw new PayRefusal('ORDERPAID')
    if (present && TERMS.some((name) => present[name] !== terms[name])) throw new PayRefusal('INVALID_REQUEST')
    if (isExpired(terms, at)) throw new PayRefusal('PARAM_ERROR')
    const order: PayOrder = present ?? newOrder(outTradeNo, terms, at)
    const id = `wx${this.number(30)}`
    order.prepays.push({ id, at })
    this.orders.set(outTradeNo, order)
    return id
  }

  /** @throws PayRefusal ORDER_NOT_EXIST, ORDERPAID, ORDER_CLOSED */
  close(outTradeNo: string): void {
    const order = this.order(outTradeNo)
    if (order.state === 'CLOSED') throw new PayRefusal('ORDER_CLOSED')
    if (order.state !== 'NOTPAY') throw new PayRefusal('ORDERPAID')
    order.state = 'CLOSED'
  }

  /**
   * Somebody pays what she was asked for. `isLate`: she had the password on her screen when the time ran out;
   * `evenIfClosed`: or when the order was closed.
   *
   * @throws PayRefusal
   */
  pay(prepayId: string, { isLate = false, evenIfClosed = false } = {}): PayOrder {
    const at = this.clock()
    const order = this.ofPrepay(prepayId)
    const prepay = order?.prepays.find(({ id }) => id === prepayId)
    if (!order || !prepay || prepay.at.getTime() + PREPAY_LIFE_MS <= at.getTime())
      throw new PayRefusal('RESOURCE_NOT_EXISTS')
    if (order.state === 'CLOSED' && !evenIfClosed) throw new PayRefusal('ORDER_CLOSED')
    if (order.payment) throw new PayRefusal('ORDERPAID')
    if (!isLate && isExpired(order, at)) throw new PayRefusal('INVALID_REQUEST')
    order.state = 'SUCCESS'
    this.moved()
    order.payment = { transactionId: `4200${this.number(24)}`, at, openid: order.openid, isFrozen: false }
    return order
  }

  ofPrepay(prepayId: string): PayOrder | undefined {
    return [...this.orders.values()].find(({ prepays }) => prepays.some(({ id }) => id === prepayId))
  }

  /** @throws PayRefusal by the rules of refunds */
  refund(outTradeNo: string, wish: RefundWish): { order: PayOrder; refund: PayRefund } {
    const order = this.orders.get(outTradeNo)
    const now = this.clock()
    if (!order) throw new PayRefusal('RESOURCE_NOT_EXISTS')
    const isPutOffNow = isPutOff(order, now)
    if (isPutOffNow) order.oldRefundAskedAt ??= now
    if (isPutOffNow) throw new PayRefusal('FREQUENCY_LIMITED')
    const present = order.refunds.find(({ outRefundNo }) => outRefundNo === wish.outRefundNo)
    if (present && !isRepetition(present, wish)) throw new PayRefusal('INVALID_REQUEST')
    if (present) return { order, refund: present }
    const refusal = refusalOf(order, wish, now)
    if (refusal) throw refusal
    if (this.isEmptied) throw new PayRefusal('NOT_ENOUGH')
    const refund: PayRefund = {
      outRefundNo: wish.outRefundNo,
      refundId: `5030${this.number(24)}`,
      amountFen: wish.amountFen,
      reason: wish.reason,
      notifyUrl: wish.notifyUrl,
      status: 'PROCESSING',
      askedAt: now,
      dueAt: now,
      endedAt: null,
    }
    order.refunds.push(refund)
    order.state = 'REFUND'
    return { order, refund }
  }

  /** A number for a refund that was begun in the merchant's console. */
  handNumber(): string {
    return `hand${this.number(20)}`
  }

  /** Brings a refund to an end, also one that had another. */
  endRefund(order: PayOrder, refund: PayRefund, status: Exclude<RefundStatus, 'PROCESSING'>): void {
    refund.status = status
    refund.endedAt = this.clock()
    this.moved()
    order.state = order.refunds.every((one) => one.status === 'CLOSED') ? 'SUCCESS' : 'REFUND'
  }

  /** @throws PayRefusal RESOURCE_NOT_EXISTS */
  findRefund(outRefundNo: string): { order: PayOrder; refund: PayRefund } {
    for (const order of this.orders.values()) {
      const refund = order.refunds.find((one) => one.outRefundNo === outRefundNo)
      if (refund) return { order, refund }
    }
    throw new PayRefusal('RESOURCE_NOT_EXISTS')
  }

  /** @throws PayRefusal ORDER_NOT_EXIST */
  order(outTradeNo: string): PayOrder {
    const order = this.orders.get(outTradeNo)
    if (!order) throw new PayRefusal('ORDER_NOT_EXIST')
    return order
  }

  /** What the bill of a Beijing day is made of. */
  contentsOf(day: string): BillContents {
    const isThatDay = (at: Date | null) => at !== null && beijingDay(at) === day
    const paid = [...this.orders.values()].flatMap((order) =>
      order.payment ? [{ order, payment: order.payment }] : [],
    )
    return {
      payments: paid.filter(({ payment }) => isThatDay(payment.at)),
      refunds: paid.flatMap(({ order, payment }) =>
        order.refunds
          .filter(({ status, endedAt }) => status === 'SUCCESS' && isThatDay(endedAt))
          .map((refund) => ({ order, payment, refund, at: refund.endedAt ?? refund.askedAt })),
      ),
    }
  }

  private moved(): void {
    this.lastMovedAt = this.clock()
    this.onMove()
  }

  private number(digits: number): string {
    this.lastNumber += 1
    return String(this.lastNumber).padStart(digits, '0')
  }
}

const newOrder = (outTradeNo: string, terms: PrepayTerms, createdAt: Date): PayOrder => ({
  _id: outTradeNo,
  ...terms,
  state: 'NOTPAY',
  createdAt,
  prepays: [],
  payment: null,
  refunds: [],
  oldRefundAskedAt: null,
  specialUntil: null,
  shippedAt: [],
})
