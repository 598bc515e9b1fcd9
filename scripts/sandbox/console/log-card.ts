import type { LoggedRequest } from './api'
import { button, element, fill, text } from './dom'
import { FAULT_NAMES, SHORT_NAMES } from './texts'

/** What the log shows: one system or all, and whether only what went wrong. */
export interface LogView {
  system: string | undefined
  onlyWrong: boolean
  paused: boolean
}

/** The latest requests, newest first, with what a fault did to them. */
export const drawLog = (
  requests: readonly LoggedRequest[],
  view: LogView,
  change: (some: Partial<LogView>) => void,
): void => {
  const shown = requests.filter(
    (one) => (view.system === undefined || one.system === view.system) && (!view.onlyWrong || gradeOf(one) !== ''),
  )
  const chip = (words: string, system: string | undefined): HTMLElement =>
    button(words, () => change({ system }), { pressed: view.system === system })
  fill(
    'log',
    element(
      'div',
      { class: 'head' },
      text('grow', '现在发生的'),
      chip('全部', undefined),
      ...Object.entries(SHORT_NAMES).map(([system, words]) => chip(words, system)),
      button('只看不对的', () => change({ onlyWrong: !view.onlyWrong }), { pressed: view.onlyWrong }),
      button(view.paused ? '接着走' : '停住', () => change({ paused: !view.paused }), { pressed: view.paused }),
    ),
    element(
      'div',
      { class: 'events' },
      ...(shown.length > 0 ? shown.map(line) : [text('note', '还没有。打开小程序点几下就有了')]),
    ),
  )
}

const line = (one: LoggedRequest): HTMLElement =>
  element(
    'div',
    { class: `event ${gradeOf(one)}` },
    text('event__time', beijingClock(one.at)),
    text('event__system', SHORT_NAMES[one.system] ?? one.system),
    text(
      'grow clip',
      `${one.method} ${one.path}${one.faults.length > 0 ? ` · 故障：${one.faults.map((kind) => FAULT_NAMES[kind] ?? kind).join('、')}` : ''}`,
    ),
    text('event__result', `${one.status === null ? '没有答' : String(one.status)} · ${String(one.ms)} ms`),
  )

const gradeOf = ({ status, faults }: LoggedRequest): string => {
  if (status === null || status >= 400) return 'event--bad'
  return faults.length > 0 ? 'event--look' : ''
}

/** `10:42:18` in Beijing, whatever this machine's zone. */
export const beijingClock = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 19)
