import { z } from 'zod'
import type { AccessTokens } from './access-token'
import type { WechatHttp } from './wechat-http'

export interface SubscribeMessage {
  openid: string
  templateId: string
  /** Path in the mini-program that a tap opens, with its query. */
  page: string
  /** Template field → text, already within WeChat's limits (see `thing`). */
  data: Readonly<Record<string, string>>
}

const THING_CHARACTERS = 20
const Answer = z.object({ errcode: z.literal(0) })

/**
 * Sends one message; one accept of hers pays for one.
 *
 * @throws WechatError `not_subscribed` (43101: no accept left), `openid_invalid` (40003), `template_invalid` (40037),
 * `page_invalid` (41030), `data_invalid` (47003), or one that `passes`
 */
export async function sendSubscribeMessage(
  http: WechatHttp,
  tokens: AccessTokens,
  message: SubscribeMessage,
): Promise<void> {
  const data = Object.fromEntries(Object.entries(message.data).map(([field, value]) => [field, { value }]))
  await tokens.using(async (token) =>
    http.call({
      endpoint: 'subscribe_send',
      method: 'POST',
      path: '/cgi-bin/message/subscribe/send',
      query: { access_token: token },
      body: {
        touser: message.openid,
        template_id: message.templateId,
        page: message.page,
        data,
        miniprogram_state: 'formal',
        lang: 'zh_CN',
      },
      answer: Answer,
    }),
  )
}

/** A template's `thing` takes 20 characters; longer text is cut with an ellipsis. */
export const thing = (text: string): string => {
  const characters = Array.from(text)
  return characters.length <= THING_CHARACTERS ? text : `${characters.slice(0, THING_CHARACTERS - 1).join('')}…`
}
