import { z } from 'zod'
import { type Answer, UNKNOWN_FIELD } from '../http/answer'
import type { Route, SandboxRequest, System } from '../http/system'
import { drawMiniProgramCode } from './mini-program-code'
import { WechatRefusal, refusalAnswer } from './wechat-error'
import type { WechatState } from './wechat-state'

const StableToken = z.object({
  grant_type: z.string(),
  appid: z.string().optional(),
  secret: z.string().optional(),
  force_refresh: z.boolean().default(false),
})
const PhoneNumber = z.object({ code: z.string() })
const TradeManaged = z.object({ appid: z.string() })
const MiniProgramCode = z.object({
  scene: z.string(),
  page: z.string().optional(),
  check_path: z.boolean().default(true),
  width: z.int().min(280).max(1280).default(430),
})
const SCENE = /^[\w!#$&'()*+,/:;=?@\-.~]{1,32}$/

/** WeChat's server interfaces over HTTP, with its error codes inside a 200. */
export function wechatSystem(state: WechatState): System {
  const success = (json: object): Answer => ({ status: 200, json: { errcode: 0, errmsg: 'ok', ...json } })

  /** A route whose refusals become WeChat's answers. */
  const route = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
    method,
    path,
    handle: async (request) => {
      try {
        return await handle(request)
      } catch (error) {
        if (error instanceof WechatRefusal) return refusalAnswer(error)
        throw error
      }
    },
  })
  const withToken = (path: string, handle: Route['handle']): Route =>
    route('POST', path, async (request) => {
      await state.tokens.check(request.query.get('access_token'))
      return handle(request)
    })

  return {
    name: 'wechat',
    errorAnswer: (status, _code, message) => ({ status, json: { errcode: -1, errmsg: message } }),
    dress: (answer) => (answer.json ? { ...answer, json: { ...answer.json, ...UNKNOWN_FIELD } } : answer),
    routes: [
      route('GET', '/sns/jscode2session', async ({ query }) => {
        checkApp(state, query.get('appid') ?? undefined, query.get('secret') ?? undefined)
        if (query.get('grant_type') !== 'authorization_code') throw new WechatRefusal(40002)
        const code = query.get('js_code')
        if (!code) throw new WechatRefusal(41008)
        return { status: 200, json: await state.logins.exchange(code) }
      }),
      route('POST', '/cgi-bin/stable_token', async (request) => {
        const { grant_type, appid, secret, force_refresh } = read(StableToken, request)
        if (grant_type !== 'client_credential') throw new WechatRefusal(40002)
        checkApp(state, appid, secret)
        return { status: 200, json: await state.tokens.current(force_refresh) }
      }),
      withToken('/wxa/business/getuserphonenumber', async (request) => {
        const phone = await state.phoneCodes.use(read(PhoneNumber, request).code)
        const timestamp = Math.floor(state.clock().getTime() / 1000)
        return success({
          phone_info: {
            phoneNumber: phone,
            purePhoneNumber: phone,
            countryCode: '86',
            watermark: { timestamp, appid: state.appId },
          },
        })
      }),
      withToken('/cgi-bin/message/subscribe/send', async (request) => {
        await state.messages.send(read(z.unknown(), request))
        return success({ msgid: 0 })
      }),
      withToken('/wxa/sec/order/is_trade_managed', (request) => {
        const { appid } = read(TradeManaged, request)
        return success({ is_trade_managed: state.trade.isManaged(appid) })
      }),
      withToken('/wxa/sec/order/opspecialorder', async (request) => {
        await state.trade.reportSpecial(read(z.unknown(), request))
        return success({})
      }),
      withToken('/wxa/sec/order/upload_shipping_info', async (request) => {
        await state.trade.uploadShipping(read(z.unknown(), request))
        return success({})
      }),
      withToken('/wxa/getwxacodeunlimit', async (request) => {
        const { scene, page, check_path, width } = read(MiniProgramCode, request)
        if (!SCENE.test(scene)) throw new WechatRefusal(40169)
        if (page?.includes('?') || (page !== undefined && check_path && !state.messages.isPage(page)))
          throw new WechatRefusal(41030)
        return {
          status: 200,
          bytes: { type: 'image/png', body: await drawMiniProgramCode(scene, page ?? '', width) },
        }
      }),
    ],
  }
}

function checkApp({ appId, appSecret }: WechatState, given: string | undefined, secret: string | undefined): void {
  if (!given) throw new WechatRefusal(41002)
  if (!secret) throw new WechatRefusal(41004)
  if (given !== appId) throw new WechatRefusal(40013)
  if (secret !== appSecret) throw new WechatRefusal(40125)
}

/** The body. Throws WechatRefusal 47001 when it is not what the interface takes. */
function read<T extends z.ZodType>(schema: T, { body }: SandboxRequest): z.output<T> {
  try {
    return schema.parse(JSON.parse(body.toString('utf8')))
  } catch {
    throw new WechatRefusal(47001)
  }
}
