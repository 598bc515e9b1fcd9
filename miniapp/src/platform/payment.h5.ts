import type { PaymentApi, PaymentSaid } from './payment.types'

/** The sandbox's cashier, which the preview's server passes on. */
const CASHIER = '/wechat-pay/cashier'
const SAID: Readonly<Record<string, PaymentSaid>> = { ok: 'ok', cancel: 'cancelled', fail: 'unknown' }

/** The preview has no WeChat: it goes to the sandbox's cashier as to a page, and comes back to `returnTo` with its answer. */
export const { openCashier, saidOnReturn }: PaymentApi = {
  openCashier: (fields, returnTo) => {
    const query = new URLSearchParams({ ...fields, returnTo: new URL(returnTo, window.location.origin).href })
    window.location.assign(`${CASHIER}?${query.toString()}`)
    return new Promise(() => undefined)
  },
  saidOnReturn: ({ cashier }) => (cashier === undefined ? undefined : (SAID[cashier] ?? 'unknown')),
}
