import type { Booking, Model, Sms, Store } from './api'
import { api } from './api'
import { button, card, element, text } from './dom'
import { BOOKING_STATES } from './texts'

type Run = (deed: Promise<unknown>) => void

const BOOKINGS_SHOWN = 8
const SMS_SHOWN = 4
const YUAN = 100

/** Test drives as the store sees them, with its answers. */
export const bookingsCard = (
  bookings: readonly Booking[],
  models: readonly Model[],
  stores: readonly Store[],
  run: Run,
): HTMLElement =>
  card(
    `试驾预约 · ${String(bookings.length)}`,
    bookings.length === 0
      ? [text('note', '还没有人约。到小程序里约一次试试')]
      : bookings.slice(0, BOOKINGS_SHOWN).map((booking) => bookingItem(booking, models, stores, run)),
  )

const bookingItem = (booking: Booking, models: readonly Model[], stores: readonly Store[], run: Run): HTMLElement => {
  const say = (status: string, messageZh?: string) => (): void => {
    run(api.change('test_drive', { reference: booking.reference, status, ...(messageZh && { messageZh }) }))
  }
  const model = models.find((one) => one.id === booking.modelId)?.nameZh ?? booking.modelId
  const store = stores.find((one) => one.id === booking.storeId)?.nameZh ?? booking.storeId
  const open = booking.status === 'booked' || booking.status === 'confirmed'
  return element(
    'div',
    { class: 'item' },
    element(
      'div',
      { class: 'grow' },
      element('div', { class: 'item__title clip' }, `${booking.startsAt.slice(5, 16).replace('T', ' ')} ${model}`),
      element(
        'div',
        { class: 'note clip' },
        `${store} · ${booking.code} · ${BOOKING_STATES[booking.status] ?? booking.status}`,
      ),
    ),
    booking.status === 'booked' && button('确认', say('confirmed'), { go: true }),
    open && button('回绝', say('refused', '试驾车临时送修')),
    booking.status === 'confirmed' && button('来过了', say('done')),
  )
}

/** Codes that people wait for: there is no phone here that would show them. */
export const smsCard = (messages: readonly Sms[]): HTMLElement =>
  card(
    '短信',
    messages.length === 0
      ? [text('note', '没有短信')]
      : messages
          .slice(0, SMS_SHOWN)
          .map(({ to, params }) =>
            element('div', { class: 'item' }, text('grow', to), text('item__title', Object.values(params)[0] ?? '')),
          ),
  )

/** A new national price for one trim, valid at once. */
export const priceCard = (models: readonly Model[], run: Run): HTMLElement => {
  const trims = models.flatMap((model) =>
    model.trims.map((trim) => ({ id: trim.id, words: `${model.nameZh} ${trim.nameZh}` })),
  )
  const choice = element('select', { class: 'field', attributes: { 'aria-label': '哪一款' } }) as HTMLSelectElement
  for (const { id, words } of trims) choice.append(new Option(words, id))
  const amount = element('input', {
    class: 'field field--short',
    attributes: { inputmode: 'numeric', placeholder: '元', 'aria-label': '新的车价，元' },
  }) as HTMLInputElement
  const send = (): void => {
    const yuan = Number(amount.value)
    if (!Number.isInteger(yuan) || yuan <= 0) {
      amount.focus()
      return
    }
    amount.blur()
    run(api.change('price', { trimId: choice.value, priceFen: yuan * YUAN, reasonZh: '厂家调价' }))
  }
  return card('改一款的车价', [
    choice,
    element(
      'div',
      { class: 'item' },
      text('grow note', '马上生效，各店一样'),
      amount,
      button('改价', send, { go: true }),
    ),
  ])
}

/** Closes one store for today. */
export const storeCard = (stores: readonly Store[], today: string, run: Run): HTMLElement => {
  const choice = element('select', { class: 'field', attributes: { 'aria-label': '哪一家店' } }) as HTMLSelectElement
  for (const { id, nameZh } of stores) choice.append(new Option(nameZh, id))
  const close = (): void => {
    choice.blur()
    run(api.change('close_store', { storeId: choice.value, from: today, to: today, reasonZh: '临时盘点' }))
  }
  return card('让一家店今天休息', [
    choice,
    element('div', { class: 'item' }, text('grow note', '小程序里马上看得到'), button('今天休息', close)),
  ])
}
