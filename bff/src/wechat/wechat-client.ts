import type { Clock } from '@cheji/shared/kernel/time'
import { AccessTokens, type TokenStore } from './access-token'
import { type WechatIdentity, exchangeLoginCode } from './login'
import { type WechatPhone, exchangePhoneCode } from './phone-number'
import { type SubscribeMessage, sendSubscribeMessage } from './subscribe-messages'
import { isTradeManaged, reportSpecialOrder } from './trade-management'
import { type ObserveCall, WechatHttp } from './wechat-http'

export interface WechatOptions {
  apiUrl: string
  appId: string
  appSecret: string
  tokenStore: TokenStore
  clock: Clock
  observe?: ObserveCall
  deadlineMs?: number
}

/** WeChat's server interfaces as the features use them. Every call throws WechatError. */
export interface Wechat {
  exchangeLoginCode(code: string): Promise<WechatIdentity>
  exchangePhoneCode(code: string): Promise<WechatPhone>
  sendSubscribeMessage(message: SubscribeMessage): Promise<void>
  isTradeManaged(): Promise<boolean>
  reportSpecialOrder(order: { transactionId: string; delayTo: Date }): Promise<void>
  close(): Promise<void>
}

/** Connects to WeChat; nothing is sent before the first call. */
export function createWechat(options: WechatOptions): Wechat {
  const { apiUrl, appId, appSecret, tokenStore: store, clock, observe, deadlineMs } = options
  const http = new WechatHttp({ apiUrl, ...(observe && { observe }), ...(deadlineMs && { deadlineMs }) })
  const tokens = new AccessTokens({ http, store, appId, appSecret, clock })
  return {
    exchangeLoginCode: async (code) => exchangeLoginCode(http, { appId, appSecret }, code),
    exchangePhoneCode: async (code) => exchangePhoneCode(http, tokens, appId, code),
    sendSubscribeMessage: async (message) => sendSubscribeMessage(http, tokens, message),
    isTradeManaged: async () => isTradeManaged(http, tokens, appId),
    reportSpecialOrder: async (order) => reportSpecialOrder(http, tokens, order),
    close: async () => http.close(),
  }
}
