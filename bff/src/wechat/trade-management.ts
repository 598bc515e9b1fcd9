import { z } from 'zod'
import type { AccessTokens } from './access-token'
import type { WechatHttp } from './wechat-http'

const ManagedAnswer = z.object({ errcode: z.literal(0), is_trade_managed: z.boolean() })
const Answer = z.object({ errcode: z.literal(0) })

/** Whether WeChat keeps this mini-program's money until goods were shipped; others need not tell it anything. @throws WechatError */
export const isTradeManaged = async (http: WechatHttp, tokens: AccessTokens, appId: string): Promise<boolean> => {
  const answer = await tokens.using(async (token) =>
    http.call({
      endpoint: 'is_trade_managed',
      method: 'POST',
      path: '/wxa/sec/order/is_trade_managed',
      query: { access_token: token },
      body: { appid: appId },
      answer: ManagedAnswer,
    }),
  )
  return answer.is_trade_managed
}

/** Says that the goods of a paid order come later than usual, by `delayTo`, at most 330 days ahead. @throws WechatError */
export const reportSpecialOrder = async (
  http: WechatHttp,
  tokens: AccessTokens,
  { transactionId, delayTo }: { transactionId: string; delayTo: Date },
): Promise<void> => {
  await tokens.using(async (token) =>
    http.call({
      endpoint: 'special_order',
      method: 'POST',
      path: '/wxa/sec/order/opspecialorder',
      query: { access_token: token },
      body: { order_id: transactionId, type: 1, delay_to: Math.floor(delayTo.getTime() / 1000) },
      answer: Answer,
    }),
  )
}
