import { z } from 'zod'
import type { AccessTokens } from './access-token'
import { WechatError } from './wechat-error'
import type { WechatHttp } from './wechat-http'

export interface WechatPhone {
  /** Without country code. */
  number: string
  /** `86` for the mainland. */
  countryCode: string
}

const Answer = z.object({
  phone_info: z.object({
    purePhoneNumber: z.string().regex(/^\d{5,15}$/),
    countryCode: z.coerce.string().regex(/^\d{1,4}$/),
    watermark: z.object({ appid: z.string() }),
  }),
})

/**
 * Exchanges the single-use code (5 minutes) of WeChat's phone-number button.
 *
 * @throws WechatError `code_invalid` (40029), `code_used` (40163), `malformed` when the number was given to another app
 */
export async function exchangePhoneCode(
  http: WechatHttp,
  tokens: AccessTokens,
  appId: string,
  code: string,
): Promise<WechatPhone> {
  const { phone_info: phone } = await tokens.using(async (token) =>
    http.call({
      endpoint: 'getuserphonenumber',
      method: 'POST',
      path: '/wxa/business/getuserphonenumber',
      query: { access_token: token },
      body: { code },
      answer: Answer,
    }),
  )
  if (phone.watermark.appid !== appId) throw new WechatError('malformed', 'getuserphonenumber')
  return { number: phone.purePhoneNumber, countryCode: phone.countryCode }
}
