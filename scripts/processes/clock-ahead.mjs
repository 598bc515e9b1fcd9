import { ServerResponse } from 'node:http'

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
/** @typedef {(this: ServerResponse, ...given: unknown[]) => ServerResponse} WriteHead */
const answers = /** @type {{ writeHead: WriteHead }} */ (/** @type {unknown} */ (ServerResponse.prototype))
const { writeHead } = answers
answers.writeHead = function (...given) {
  this.setHeader('Date', new Date().toUTCString())
  return writeHead.apply(this, given)
}
