import type { Answer } from '../../../testing/http-client'

export interface Car {
  readonly trimId: string
  readonly colourId: string
  readonly storeId: string
}

export interface Person {
  readonly who: string
  readonly token: string
}

/** An order with its buyer's session, as it was when it was placed. */
export interface Order {
  readonly buyer: Person
  readonly depositId: string
  readonly orderNo: string
  readonly car: Car
  readonly depositFen: number
}

/** What the core platform knows of orders. */
export interface Upstream {
  items: {
    reference: string
    revision: number
    status: string
    priceFen: number
    allocation: { status: string } | null
  }[]
  holds: { reference: string; skuId: string; until: string | null }[]
  settlements: { reference: string; kind: string; amountFen: number }[]
}

export const codeOf = ({ body }: Answer): string => (body as { error: { code: string } }).error.code
export const detailsOf = ({ body }: Answer): object | undefined =>
  (body as { error: { details?: object } }).error.details

/** Environment of an operator who has no account at WeChat Pay. */
export const NO_PAY_ACCOUNT = {
  WECHAT_PAY_URL: '',
  WECHAT_PAY_MCH_ID: '',
  WECHAT_PAY_MCH_SERIAL: '',
  WECHAT_PAY_MCH_PRIVATE_KEY: '',
  WECHAT_PAY_API_V3_KEY: '',
  WECHAT_PAY_PUBLIC_KEY_ID: '',
  WECHAT_PAY_PUBLIC_KEY: '',
}
