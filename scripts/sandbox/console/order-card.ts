import type { Model, Order, Store } from './api'
import { api } from './api'
import { button, card, element, text } from './dom'
import { ALLOCATION_STATES } from './texts'

type Run = (deed: Promise<unknown>) => void

const SHOWN = 6
const LATER_DAYS = 7
const DAY_MS = 86_400_000

/** Paid orders as the platform sees them: a car is meant for each, moved or taken back. */
export const ordersCard = (
  orders: readonly Order[],
  models: readonly Model[],
  stores: readonly Store[],
  run: Run,
): HTMLElement =>
  card(
    `订单 · ${String(orders.length)}`,
    orders.length === 0
      ? [text('note', '还没有付过订金的订单')]
      : orders.slice(0, SHOWN).map((order) => orderItem(order, models, stores, run)),
  )

const orderItem = (order: Order, models: readonly Model[], stores: readonly Store[], run: Run): HTMLElement => {
  const { reference, allocation, status, skuId, storeId, deliverBy } = order
  const [trimId = ''] = skuId.split('.')
  const model = models.find(({ trims }) => trims.some(({ id }) => id === trimId))
  const store = stores.find(({ id }) => id === storeId)?.nameZh ?? storeId
  const isHers = allocation?.status === 'proposed' || allocation?.status === 'accepted'
  const change = (fields: object) => (): void => {
    run(api.change('change_allocation', { reference, ...fields }))
  }
  const later = (day: string): string =>
    new Date(Date.parse(`${day}T00:00:00Z`) + LATER_DAYS * DAY_MS).toISOString().slice(0, 10)
  return element(
    'div',
    { class: 'item' },
    element(
      'div',
      { class: 'grow' },
      element('div', { class: 'item__title clip' }, `${model?.nameZh ?? trimId} · ${store}`),
      element(
        'div',
        { class: 'note clip' },
        status === 'cancelled'
          ? '订单取消了'
          : allocation
            ? `尾号 ${allocation.vin.slice(-4)} · ${ALLOCATION_STATES[allocation.status] ?? allocation.status} · ${allocation.handoverBy} 前交车`
            : `等定车 · ${deliverBy} 前交车`,
      ),
    ),
    status === 'open' &&
      !isHers &&
      button(
        '定一台',
        () => {
          run(api.change('allocate', { reference }))
        },
        { go: true },
      ),
    status === 'open' && isHers && button('晚 7 天', change({ handoverBy: later(allocation.handoverBy) })),
    status === 'open' && isHers && button('收回', change({ withdrawn: true })),
  )
}
