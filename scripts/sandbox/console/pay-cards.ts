import type { PayOrder } from './api'
import { api } from './api'
import { button, card, element, text } from './dom'
import { PAY_STATES, REFUND_STATES } from './texts'

type Run = (deed: Promise<unknown>) => void

const SHOWN = 6
const CASHIER = '/wechat-pay/cashier'

/** Orders that somebody still has to pay: at once from here, or in the cashier as a person does. */
export const unpaidCard = (orders: readonly PayOrder[], run: Run): HTMLElement => {
  const unpaid = orders.filter(({ state }) => state === 'NOTPAY')
  return listCard(
    `等付的钱 · ${String(unpaid.length)}`,
    '没有等付的',
    unpaid.slice(0, SHOWN).map((order) => {
      const prepayId = order.prepays.at(-1)?.id ?? ''
      return item(
        order,
        `尾号 ${order._id.slice(-4)}`,
        button('付成', () => run(api.pay(order._id)), { go: true }),
        button('收银台', () => void window.open(`${CASHIER}?prepayId=${encodeURIComponent(prepayId)}`)),
      )
    }),
  )
}

/** Money that was paid, with what can be done to it that the product did not ask for. */
export const paidCard = (orders: readonly PayOrder[], run: Run): HTMLElement => {
  const paid = orders.filter(({ payment }) => payment !== null)
  return listCard(
    '付过的钱',
    '还没有人付过',
    paid.slice(0, SHOWN).map((order) => paidItem(order, run)),
  )
}

const paidItem = (order: PayOrder, run: Run): HTMLElement => {
  const refund = order.refunds.at(-1)
  const words = refund ? (REFUND_STATES[refund.status] ?? refund.status) : (PAY_STATES[order.state] ?? order.state)
  const isOpen = refund?.status === 'PROCESSING' || refund?.status === 'ABNORMAL'
  return item(
    order,
    `尾号 ${order._id.slice(-4)} · ${words}`,
    isOpen && button('退成', () => run(api.endRefund(refund.outRefundNo, 'SUCCESS')), { go: true }),
    refund?.status === 'PROCESSING' && button('退不了', () => run(api.endRefund(refund.outRefundNo, 'ABNORMAL'))),
    !refund && button('微信退掉', () => run(api.refundByHand(order._id, order.totalFen))),
  )
}

const item = (order: PayOrder, note: string, ...buttons: (HTMLElement | false)[]): HTMLElement =>
  element(
    'div',
    { class: 'item' },
    element(
      'div',
      { class: 'grow' },
      element('div', { class: 'item__title clip' }, `${yuan(order.totalFen)} 元 ${order.description}`),
      element('div', { class: 'note clip' }, note),
    ),
    ...buttons,
  )

const listCard = (title: string, nothing: string, items: readonly HTMLElement[]): HTMLElement =>
  card(title, items.length > 0 ? [...items] : [text('note', nothing)])

/** `100000` → `1,000.00` */
const yuan = (fen: number): string =>
  String(fen)
    .padStart(3, '0')
    .replace(/(\d{2})$/, '.$1')
    .replace(/\B(?=(\d{3})+\.)/g, ',')
