/** What WeChat's cashier is opened with, as the server signed it. */
interface PaymentFields {
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'RSA'
  paySign: string
}

/**
 * What the cashier said. It never decides: phones word a failure differently, and one may be said of a payment that went
 * through, so all that is neither is `unknown`.
 */
export type PaymentSaid = 'ok' | 'cancelled' | 'unknown'

export interface PaymentApi {
  /** Opens the cashier. It may never answer. `returnTo`: the page that a browser comes back to. */
  openCashier: (fields: PaymentFields, returnTo: string) => Promise<PaymentSaid>
  /** What the cashier said on its way back to a page with these parameters; undefined where it does not come back so. */
  saidOnReturn: (params: Readonly<Record<string, string | undefined>>) => PaymentSaid | undefined
}
