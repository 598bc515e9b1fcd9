import type { Booking, Fault, LoggedRequest, Model, Order, PayOrder, Sms, Status, Store } from './api'
import { api } from './api'
import { bookingsCard, priceCard, smsCard, storeCard } from './business-cards'
import { button, element, fill, place, text, toggle } from './dom'
import { drawFaults } from './faults-card'
import type { LogView } from './log-card'
import { beijingClock, drawLog } from './log-card'
import { ordersCard } from './order-card'
import { paidCard, unpaidCard } from './pay-cards'
import { SCENARIOS } from './scenarios'
import { SYSTEM_NAMES } from './texts'

const WEEKDAYS = '日一二三四五六'
const REFRESH_MS = 4_000

interface Seen {
  status: Status
  faults: Fault[]
  requests: LoggedRequest[]
  bookings: Booking[]
  orders: Order[]
  payOrders: PayOrder[]
  sms: Sms[]
  models: Model[]
  stores: Store[]
}

let seen: Seen | undefined
let chosen = 'core-platform'
let trouble = ''
let view: LogView = { system: undefined, onlyWrong: false, paused: false }

const refresh = async (): Promise<void> => {
  try {
    const [status, faults, requests, bookings, orders, payOrders, sms] = await Promise.all([
      api.status(),
      api.faults(),
      api.requests(),
      api.bookings(),
      api.orders(),
      api.payOrders(),
      api.sms(),
    ])
    const { models, stores } = seen ?? { models: (await api.models()).items, stores: (await api.stores()).items }
    const kept = view.paused && seen ? seen.requests : requests.items
    seen = {
      status,
      faults: faults.items,
      requests: kept,
      bookings: bookings.items,
      orders: orders.items,
      payOrders: payOrders.items,
      sms: sms.items,
      models,
      stores,
    }
    trouble = ''
  } catch (error) {
    trouble = `连不上沙箱：${error instanceof Error ? error.message : String(error)}`
  }
  draw()
}

/** Does something and shows how it went. */
const run = (deed: Promise<unknown>): void => {
  deed.then(refresh, (error: unknown) => {
    trouble = `没做成：${error instanceof Error ? error.message : String(error)}`
    draw()
  })
}

const draw = (): void => {
  drawAlarm()
  if (!seen) return
  const { status, faults, requests, bookings, orders, payOrders, sms, models, stores } = seen
  place('clock').textContent = clockWords(status.now)
  fill(
    'tools',
    button('全部从头来', () =>
      run(api.reset({ bffUrl: status.settings.bffUrl, autoConfirm: status.settings.autoConfirm })),
    ),
  )
  fill('left', ...systemButtons(seen), scenariosCard(models), settingsCard(status))
  const system = status.systems.find((one) => one.name === chosen) ?? status.systems[0]
  if (system) drawFaults(system, faults, run)
  drawLog(requests, view, (some) => {
    view = { ...view, ...some }
    draw()
  })
  fill(
    'right',
    unpaidCard(payOrders, run),
    paidCard(payOrders, run),
    ordersCard(orders, models, stores, run),
    bookingsCard(bookings, models, stores, run),
    smsCard(sms),
    priceCard(models, run),
    storeCard(stores, status.now.slice(0, 10), run),
  )
}

const drawAlarm = (): void => {
  if (trouble) fill('alarm', element('div', { class: 'alarm alarm--bad' }, trouble))
  else if (!seen || seen.faults.length === 0) fill('alarm')
  else {
    const { faults } = seen
    const bySystem = seen.status.systems.map(({ name }) => ({
      name,
      count: faults.filter((one) => one.endpoint.startsWith(`${name} `)).length,
    }))
    const words = bySystem
      .filter(({ count }) => count > 0)
      .map(({ name, count }) => `${SYSTEM_NAMES[name] ?? name} ${String(count)}`)
    fill(
      'alarm',
      element(
        'div',
        { class: 'alarm' },
        text('grow', `${String(faults.length)} 个故障开着：${words.join('、')}`),
        button('全部关掉', () => run(api.liftAll())),
      ),
    )
  }
}

const systemButtons = ({ status, faults, requests }: Seen): HTMLElement[] =>
  status.systems.map(({ name }) => {
    const on = faults.filter((fault) => fault.endpoint.startsWith(`${name} `)).length
    const minuteAgo = Date.parse(status.now) - 60_000
    const rate = requests.filter((one) => one.system === name && Date.parse(one.at) > minuteAgo).length
    const lamp = on === 0 ? 'lamp' : on > 2 ? 'lamp lamp--bad' : 'lamp lamp--look'
    const choose = (): void => {
      chosen = name
      draw()
    }
    return element(
      'button',
      { class: 'system', onClick: choose, attributes: { type: 'button', 'aria-pressed': String(name === chosen) } },
      text(lamp, ''),
      element(
        'span',
        {},
        text('system__name', SYSTEM_NAMES[name] ?? name),
        text('note', `${on === 0 ? '正常' : `${String(on)} 个故障`} · ${String(rate)} 次/分`),
      ),
    )
  })

const scenariosCard = (models: readonly Model[]): HTMLElement =>
  element(
    'section',
    { class: 'card' },
    element('div', { class: 'head' }, '一键场景'),
    ...SCENARIOS.map((scenario) =>
      element(
        'div',
        { class: 'row' },
        text('grow clip', scenario.name),
        button('来', () => run(scenario.run(models))),
      ),
    ),
  )

const settingsCard = ({ settings, corePlatform }: Status): HTMLElement =>
  element(
    'section',
    { class: 'card' },
    element(
      'div',
      { class: 'row row--head' },
      text('grow', '门店自动确认试驾'),
      toggle(
        '门店自动确认试驾',
        settings.autoConfirm,
        () => run(api.settings({ autoConfirm: !settings.autoConfirm })),
        true,
      ),
    ),
    element(
      'div',
      { class: 'row' },
      text(
        'grow note',
        corePlatform.events.undelivered > 0
          ? `${String(corePlatform.events.undelivered)} 条通知没送到`
          : '通知都送到了',
      ),
      corePlatform.events.undelivered > 0 && button('再送', () => run(api.retryEvents())),
    ),
  )

/** `11-24 周二 10:42:18` */
const clockWords = (now: string): string => {
  const day = new Date(`${now.slice(0, 10)}T00:00:00Z`).getUTCDay()
  return `${now.slice(5, 10)} 周${WEEKDAYS.charAt(day)} ${beijingClock(now)}`
}

new EventSource('/console/api/stream').addEventListener('message', () => void refresh())
setInterval(() => void refresh(), REFRESH_MS)
void refresh()
