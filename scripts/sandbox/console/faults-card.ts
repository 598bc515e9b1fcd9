import type { Fault, SystemStatus } from './api'
import { api } from './api'
import { element, fill, text, toggle } from './dom'
import type { FaultColumn } from './texts'
import {
  BUSY,
  ENDPOINT_NAMES,
  EVENT_FAULTS,
  REQUEST_FAULTS,
  SEALED_EVENT_FAULTS,
  SIGNED_FAULTS,
  STALE,
  SYSTEM_NAMES,
} from './texts'

/** What can happen to one system alone. */
const OWN_COLUMNS: Readonly<Record<string, readonly FaultColumn[]>> = {
  'core-platform': [STALE],
  wechat: [BUSY],
  'wechat-pay': SIGNED_FAULTS,
}

/** The switches of one system: a row an endpoint, a column a fault; the platform's own events have columns of their own. */
export const drawFaults = (
  system: SystemStatus,
  faults: readonly Fault[],
  run: (deed: Promise<unknown>) => void,
): void => {
  const events = system.endpoints.filter((endpoint) => endpoint.endsWith(' events'))
  const requests = system.endpoints.filter((endpoint) => !events.includes(endpoint) && !endpoint.includes('openapi'))
  const columns = [...REQUEST_FAULTS, ...(OWN_COLUMNS[system.name] ?? [])]
  const eventColumns = system.name === 'wechat-pay' ? [...EVENT_FAULTS, ...SEALED_EVENT_FAULTS] : EVENT_FAULTS
  const on = faults.filter((fault) => fault.endpoint.startsWith(`${system.name} `)).length
  fill(
    'faults',
    element(
      'div',
      { class: 'head' },
      text('grow', `${SYSTEM_NAMES[system.name] ?? system.name} · 每个接口的故障`),
      on > 0 ? text('look', `${String(on)} 个开着`) : text('good', '都正常'),
    ),
    ...table('接口', requests, columns, faults, run),
    ...(events.length > 0 ? table('通知', events, eventColumns, faults, run) : []),
  )
}

const table = (
  title: string,
  endpoints: readonly string[],
  columns: readonly FaultColumn[],
  faults: readonly Fault[],
  run: (deed: Promise<unknown>) => void,
): HTMLElement[] => [
  element('div', { class: 'row row--head' }, text('grow', title), ...columns.map(({ label }) => text('cell', label))),
  ...endpoints.map((endpoint) =>
    element(
      'div',
      { class: 'row' },
      element('span', { class: 'grow clip', attributes: { title: endpoint } }, ENDPOINT_NAMES[endpoint] ?? endpoint),
      ...columns.map((column) => cell(endpoint, column, faults, run)),
    ),
  ),
]

const cell = (
  endpoint: string,
  { kind, value, label, shown }: FaultColumn,
  faults: readonly Fault[],
  run: (deed: Promise<unknown>) => void,
): HTMLElement => {
  const present = faults.find(
    (fault) =>
      fault.endpoint === endpoint &&
      fault.kind === kind &&
      (value === undefined || kind === 'delay' || fault.value === value),
  )
  const name = `${ENDPOINT_NAMES[endpoint] ?? endpoint}：${label}`
  const flip = (): void => {
    run(present ? api.liftFault(present.id) : api.setFault(endpoint, kind, value))
  }
  return element('div', { class: 'cell' }, toggle(name, present !== undefined, flip), present && text('look', shown))
}
