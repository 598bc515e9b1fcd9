import { AnswerError } from '../http/system'

/** WeChat Pay's error codes with their HTTP status and the words it sends. */
const REFUSALS = {
  PARAM_ERROR: [400, '参数错误'],
  INVALID_REQUEST: [400, '无效请求'],
  APPID_MCHID_NOT_MATCH: [400, 'appid和mch_id不匹配，请检查后再试'],
  MCH_NOT_EXISTS: [400, '商户号不存在'],
  ORDERPAID: [400, '该订单已支付'],
  ORDER_CLOSED: [400, '该订单已关闭，请重新下单'],
  STATEMENT_CREATING: [400, '账单生成中，请稍后再试'],
  NO_STATEMENT_EXIST: [400, '账单文件不存在'],
  SIGN_ERROR: [401, '签名错误，请检查后再试'],
  NO_AUTH: [403, '没有权限'],
  TRADE_ERROR: [403, '交易错误'],
  NOT_ENOUGH: [403, '基本账户余额不足，请充值后重新发起'],
  ORDER_NOT_EXIST: [404, '订单不存在'],
  RESOURCE_NOT_EXISTS: [404, '查询的资源不存在'],
  FREQUENCY_LIMITED: [429, '频率限制，请稍后再试'],
  SYSTEM_ERROR: [500, '系统异常，请用相同参数重新调用'],
} as const
export type PayCode = keyof typeof REFUSALS

/** A request that WeChat Pay refuses. */
export class PayRefusal extends AnswerError {
  constructor(code: PayCode, words?: string) {
    const [status, usual] = REFUSALS[code]
    super(status, code, words ?? usual)
    this.name = 'PayRefusal'
  }
}

/** The code that an error of the HTTP edge has here: its own where it is one of WeChat Pay's, else the usual one of its status. */
export function payCodeOf(status: number, code: string): string {
  if (code in REFUSALS) return code
  if (status >= 500) return 'SYSTEM_ERROR'
  const usual: Readonly<Record<number, PayCode>> = {
    401: 'SIGN_ERROR',
    403: 'NO_AUTH',
    404: 'RESOURCE_NOT_EXISTS',
    429: 'FREQUENCY_LIMITED',
  }
  return usual[status] ?? 'PARAM_ERROR'
}
