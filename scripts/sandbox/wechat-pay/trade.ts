import { randomBytes, randomInt } from 'node:crypto'
import type { Clock } from '@cheji/shared/kernel/time'
import { beijingIso } from '@cheji/shared/kernel/time'
import type { Settings } from '../settings'
import type { Notifier } from './notifier'
import type { PayOptions } from './pay-options'
import { PREPAY_LIFE_MS, type PayOrder, type PrepayTerms, isExpired } from './pay-order'
import type { PayOrders } from './pay-orders'
import { PayRefusal } from './pay-refusal'
import { transactionView } from './pay-views'

/** How the notification of a payment comes. */
type NotifyManner = 'at_once' | 'late' | 'never'

/** After the half hour in which orders are usually to be paid. */
const LATE_MS = 31 * 60_000
/** More than one a client, none of them needed for long. */
const PREPAYS_KEPT = 50

interface Dependencies {
  readonly orders: PayOrders
  readonly notifier: Notifier
  readonly options: PayOptions
  readonly settings: Settings
  readonly clock: Clock
  /** There is a notification to send. */
  readonly wake: () => void
}

export interface PaymentWish {
  /** Who pays; the one that the order names when left out. */
  readonly openid?: string | undefined
  readonly notify: NotifyManner
  /** For somebody who had the password on the screen when time ran out. */
  readonly evenIfExpired: boolean
}

/** Orders from the prepay to the payment or the close. */
export class Trade {
  constructor(private readonly dependencies: Dependencies) {}

  /**
   * An order and a prepay for it; safe to repeat with the same terms, each time with a fresh prepay.
   *
   * @throws PayRefusal ORDERPAID, ORDER_CLOSED, INVALID_REQUEST for other terms than before
   */
  async prepay(outTradeNo: string, terms: PrepayTerms): Promise<string> {
    const { orders, clock } = this.dependencies
    const at = clock()
    const id = `wx${beijingIso(at).slice(0, 19).replace(/\D/g, '')}${randomBytes(8).toString('hex')}0000`
    await orders.make(outTradeNo, (present) => {
      if (present?.state === 'CLOSED') throw new PayRefusal('ORDER_CLOSED')
      if (present && present.state !== 'NOTPAY') throw new PayRefusal('ORDERPAID')
      if (present && !isSame(present, terms))
        throw new PayRefusal('INVALID_REQUEST', '请求重入时，参数与首次请求时不一致')
      if (isExpired(terms, at)) throw new PayRefusal('PARAM_ERROR', 'time_expire时间过早，请检查后再试')
      const order = present ?? newOrder(outTradeNo, terms, at)
      return { ...order, prepays: [...order.prepays, { id, at }].slice(-PREPAYS_KEPT) }
    })
    return id
  }

  /** @throws PayRefusal ORDER_NOT_EXIST, ORDERPAID, ORDER_CLOSED */
  async close(outTradeNo: string): Promise<void> {
    await this.dependencies.orders.change(outTradeNo, (order) => {
      if (order.state === 'CLOSED') throw new PayRefusal('ORDER_CLOSED', '订单已关闭')
      if (order.state !== 'NOTPAY') throw new PayRefusal('ORDERPAID')
      order.state = 'CLOSED'
    })
  }

  /**
   * Somebody pays.
   *
   * @throws PayRefusal ORDER_NOT_EXIST, ORDERPAID, ORDER_CLOSED, and INVALID_REQUEST once its time is over
   */
  async pay(outTradeNo: string, { openid, notify, evenIfExpired }: PaymentWish): Promise<PayOrder> {
    const { orders, notifier, options, settings, clock, wake } = this.dependencies
    const paid = await orders.change(outTradeNo, (order) => {
      const at = clock()
      if (order.state === 'CLOSED') throw new PayRefusal('ORDER_CLOSED')
      if (order.state !== 'NOTPAY') throw new PayRefusal('ORDERPAID')
      if (!evenIfExpired && isExpired(order, at)) throw new PayRefusal('INVALID_REQUEST', '订单已过期，不能再付')
      order.state = 'SUCCESS'
      order.payment = {
        transactionId: `4200${digits(24)}`,
        at,
        openid: openid ?? order.openid,
        isFrozen: settings.current.wechatTradeManaged,
      }
      return order
    })
    const at = clock()
    const when = { at_once: at, late: new Date(at.getTime() + LATE_MS), never: null }[notify]
    await notifier.add(
      {
        eventType: 'TRANSACTION.SUCCESS',
        summary: '支付成功',
        originalType: 'transaction',
        url: paid.notifyUrl,
        resource: transactionView(paid, options),
      },
      when,
    )
    wake()
    return paid
  }

  /**
   * The order behind a prepay.
   *
   * @throws PayRefusal RESOURCE_NOT_EXISTS for a prepay that is unknown or older than two hours
   */
  async ofPrepay(prepayId: string): Promise<PayOrder> {
    const order = await this.dependencies.orders.find({ 'prepays.id': prepayId })
    const prepay = order?.prepays.find(({ id }) => id === prepayId)
    if (!order || !prepay || prepay.at.getTime() + PREPAY_LIFE_MS <= this.dependencies.clock().getTime())
      throw new PayRefusal('RESOURCE_NOT_EXISTS', '预支付会话不存在或已过期')
    return order
  }
}

const TERMS = ['openid', 'description', 'attach', 'notifyUrl', 'totalFen', 'timeExpire'] as const
const isSame = (order: PayOrder, terms: PrepayTerms) => TERMS.every((name) => order[name] === terms[name])

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

export const digits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join('')
