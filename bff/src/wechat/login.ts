import { z } from 'zod'
import type { WechatHttp } from './wechat-http'

export interface WechatIdentity {
  openid: string
  /** Decrypts what the phone sends; never leaves the server. */
  sessionKey: string
}

const Answer = z.object({ openid: z.string().min(6).max(128), session_key: z.string().min(1).max(256) })

/**
 * Exchanges the single-use code of `wx.login`.
 *
 * @throws WechatError `code_invalid` (40029), `code_used` (40163), `user_blocked` (40226), `too_often` (45011), `busy` (-1)
 */
export async function exchangeLoginCode(
  http: WechatHttp,
  app: { appId: string; appSecret: string },
  code: string,
): Promise<WechatIdentity> {
  const answer = await http.call({
    endpoint: 'jscode2session',
    method: 'GET',
    path: '/sns/jscode2session',
    query: { appid: app.appId, secret: app.appSecret, js_code: code, grant_type: 'authorization_code' },
    answer: Answer,
  })
  return { openid: answer.openid, sessionKey: answer.session_key }
}
