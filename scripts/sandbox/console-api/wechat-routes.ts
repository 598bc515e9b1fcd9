import { MobilePhone } from '@cheji/shared/kernel/fields'
import { z } from 'zod'
import { AnswerError, type Route } from '../http/system'
import { type ConsoleDependencies, ok, read } from './console-request'

const PhoneCode = z.strictObject({ phone: MobilePhone })
const Subscriptions = z
  .strictObject({
    /** Whose: her openid, or a login code that leads to it. */
    openid: z.string().min(1).max(64).optional(),
    code: z.string().min(1).max(128).optional(),
    /** Each accept pays for one message; the same id twice is two accepts. */
    accepted: z.array(z.string().min(1).max(64)).max(20),
  })
  .refine(({ openid, code }) => (openid === undefined) !== (code === undefined), { message: 'openid or code' })
const Expire = z.strictObject({ forget: z.boolean().default(false) })

/** What a phone does in real life: its number button, its answer to the message sheet; and what WeChat and the gateway sent. */
export function wechatRoutes({ wechat, sms, log }: ConsoleDependencies): Route[] {
  return [
    {
      method: 'POST',
      path: '/wechat/phone-codes',
      handle: async (request) => ok(await wechat.phoneCodes.mint(read(PhoneCode, request).phone)),
    },
    {
      method: 'POST',
      path: '/wechat/subscriptions',
      handle: async (request) => {
        const { openid, code, accepted } = read(Subscriptions, request)
        const whose = openid ?? wechat.logins.openidOf(code ?? '')
        if (!whose) throw new AnswerError(400, 'invalid_request', 'no such login code')
        await wechat.messages.accept(whose, accepted)
        log.news.emit('something')
        return ok({ openid: whose, accepts: await wechat.messages.acceptsOf(whose) })
      },
    },
    {
      method: 'GET',
      path: '/wechat/subscriptions',
      handle: async ({ query }) => ok({ items: await wechat.messages.acceptsOf(query.get('openid') ?? undefined) }),
    },
    { method: 'GET', path: '/wechat/messages', handle: async () => ok({ items: await wechat.messages.sent() }) },
    {
      method: 'POST',
      path: '/wechat/tokens/expire',
      handle: async (request) => ok({ ended: await wechat.tokens.end(read(Expire, request).forget) }),
    },
    {
      method: 'GET',
      path: '/sms',
      handle: async ({ query }) => ok({ items: await sms.list(query.get('to') ?? undefined) }),
    },
  ]
}
