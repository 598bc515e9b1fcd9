import type { Answer } from '../http/answer'

/** WeChat's own error codes with the words it sends. */
const MESSAGES = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40125: 'invalid appsecret',
  40163: 'code been used',
  40169: 'invalid length for scene, or the data is not json string',
  40226: 'code blocked',
  40002: 'invalid grant_type',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  41030: 'invalid page',
  42001: 'access_token expired',
  43101: 'user refuse to accept the msg',
  43002: 'require POST method',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  47001: 'data format error',
  47003: 'argument invalid!',
  48001: 'api unauthorized',
  10060001: '支付单不存在',
  10060003: '支付单已使用重新发货机会',
  10060004: '支付单处于不可发货的状态',
  10060019: '支付者openid与支付单不符',
} as const
export type WechatCode = keyof typeof MESSAGES

/** An answer with an error code inside a 200, as WeChat gives it. */
export class WechatRefusal extends Error {
  constructor(
    readonly errcode: WechatCode,
    detail = '',
  ) {
    super(`${MESSAGES[errcode]}${detail && ` ${detail}`}`)
    this.name = 'WechatRefusal'
  }
}

export const refusalAnswer = ({ errcode, message }: WechatRefusal): Answer => ({
  status: 200,
  json: { errcode, errmsg: `${message} rid: sandbox` },
})
