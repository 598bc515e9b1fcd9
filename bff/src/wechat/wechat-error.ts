/** What went wrong at WeChat, in our words. */
export type WechatFault =
  /** The `wx.login` or phone code is wrong or expired. */
  | 'code_invalid'
  /** The code was exchanged before. */
  | 'code_used'
  /** WeChat holds this user back as risky. */
  | 'user_blocked'
  /** Too many calls, by this user or by us. */
  | 'too_often'
  | 'busy'
  | 'token_invalid'
  /** She has no accept left for this template. */
  | 'not_subscribed'
  | 'openid_invalid'
  | 'template_invalid'
  | 'page_invalid'
  | 'data_invalid'
  /** Our own set-up is refused: app id, secret, address not on the list, no right to the interface. */
  | 'misconfigured'
  /** No answer in time, connection lost or a server error. */
  | 'unreachable'
  /** An answer that is not what the documents promise. */
  | 'malformed'
  | 'unknown'

/** WeChat's `errcode`, as its documents of server interfaces list them. */
const FAULTS: Readonly<Record<number, WechatFault>> = {
  [-1]: 'busy',
  40001: 'token_invalid',
  40003: 'openid_invalid',
  40013: 'misconfigured',
  40014: 'token_invalid',
  40029: 'code_invalid',
  40037: 'template_invalid',
  40125: 'misconfigured',
  40163: 'code_used',
  40164: 'misconfigured',
  40226: 'user_blocked',
  41001: 'token_invalid',
  41030: 'page_invalid',
  42001: 'token_invalid',
  43101: 'not_subscribed',
  45009: 'too_often',
  45011: 'too_often',
  47003: 'data_invalid',
  48001: 'misconfigured',
}

/** A call that failed. Its message holds the interface and WeChat's code, never what was sent. */
export class WechatError extends Error {
  override readonly name = 'WechatError'

  constructor(
    readonly fault: WechatFault,
    readonly endpoint: string,
    readonly errcode?: number,
    options?: ErrorOptions,
  ) {
    super(`WeChat ${endpoint}: ${fault}${errcode === undefined ? '' : ` (${errcode})`}`, options)
  }

  /** Whether the same call may succeed later without anybody changing anything. */
  get passes(): boolean {
    return ['busy', 'too_often', 'unreachable', 'malformed', 'token_invalid'].includes(this.fault)
  }
}

/** The fault that WeChat's `errcode` names. */
export const faultOf = (errcode: number): WechatFault => FAULTS[errcode] ?? 'unknown'
