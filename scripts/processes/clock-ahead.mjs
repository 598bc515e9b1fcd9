import { subscribe } from 'node:diagnostics_channel'

// Preloaded (`node --import`) into a BFF whose clock goes CLOCK_AHEAD_MS ahead: leases run out and reminders are due
// without anybody waiting for them. The program knows nothing of it.
const aheadMs = Number(process.env['CLOCK_AHEAD_MS'])
const TrueDate = Date

class DateAhead extends TrueDate {
  /** @param {[] | [number | string | Date]} given */
  constructor(...given) {
    if (given.length === 0) super(TrueDate.now() + aheadMs)
    else super(...given)
  }

  /** @override */
  static now() {
    return TrueDate.now() + aheadMs
  }
}
// mongoose goes by the name.
Object.defineProperty(DateAhead, 'name', { value: 'Date' })
globalThis.Date = /** @type {DateConstructor} */ (/** @type {unknown} */ (DateAhead))

// Node writes the header `Date` by a clock of its own, and phones take the time from it.
subscribe('http.server.request.start', (message) => {
  const { response } = /** @type {{ response: import('node:http').ServerResponse }} */ (message)
  response.setHeader('Date', new Date().toUTCString())
})
