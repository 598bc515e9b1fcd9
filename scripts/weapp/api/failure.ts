export interface FailureDetails {
  readonly errno?: number
  readonly errCode?: number
  readonly [other: string]: unknown
}

/** Thrown by an API's stand-in to make the call fail with WeChat's own words (`requestPayment:fail cancel`). */
export class ApiFailure extends Error {
  constructor(
    readonly errMsg: string,
    readonly details: FailureDetails = {},
  ) {
    super(errMsg)
  }
}

/** Returned by an API's stand-in that never answers, as `wx.requestPayment` may do. */
export const NEVER = new Promise<never>(() => undefined)
