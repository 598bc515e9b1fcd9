import { beijingIso } from '@cheji/shared/kernel/time'
import type { Hits } from '../faults/fault-table'
import { type Answer, UNKNOWN_FIELD } from '../http/answer'
import type { Route, SandboxRequest, System } from '../http/system'
import { billRoutes } from './bill-routes'
import { cashierRoutes } from './cashier/cashier-routes'
import { CloseBody, PrepayBody, RefundBody, readBody } from './pay-bodies'
import { PayRefusal, payCodeOf } from './pay-refusal'
import { refundView, transactionView } from './pay-views'
import { sealed, signatureHeaders } from './sealing'
import type { WechatPay } from './wechat-pay'

const UNKNOWN_SERIAL = '5157F09EFDC096DE15EBE81A47057A7232F1B8E1'
const OLD_MS = 600_000

/** WeChat Pay's merchant interface v3: every request's signature is checked, every answer signed. */
export function paySystem(pay: WechatPay): System {
  const errorAnswer = (status: number, code: string, message: string): Answer => ({
    status,
    json: { code: payCodeOf(status, code), message },
  })
  return {
    name: 'wechat-pay',
    errorAnswer,
    dress: (answer, hits) => dressed(pay, answer, hits),
    refuse: (request) => {
      const refusal = pay.signatures.refusalOf(request)
      return refusal && errorAnswer(refusal.status, refusal.code, refusal.message)
    },
    routes: [
      ...tradeRoutes(pay),
      ...refundRoutes(pay),
      certificatesRoute(pay),
      ...billRoutes(pay),
      ...cashierRoutes(pay),
    ],
  }
}

/** A field that nobody knows and a signature over the bytes that go out. */
function dressed({ keys, surroundings }: WechatPay, answer: Answer, hits: Hits): Answer {
  if (answer.isPlain) return answer
  const { serial, key } = keys.inForce
  const body = answer.json === undefined ? '' : JSON.stringify({ ...answer.json, ...UNKNOWN_FIELD })
  const now = surroundings.clock()
  const headers = signatureHeaders(body, {
    serial: hits.has('unknown_serial') ? UNKNOWN_SERIAL : serial,
    key: hits.has('bad_signature') ? keys.impostor : key,
    at: hits.has('old_timestamp') ? new Date(now.getTime() - OLD_MS) : now,
  })
  return {
    status: answer.status,
    headers: { ...answer.headers, ...headers },
    bytes: { type: 'application/json; charset=utf-8', body: Buffer.from(body) },
  }
}

const ok = (json: object): Answer => ({ status: 200, json })

function tradeRoutes({ trade, orders, surroundings: { options } }: WechatPay): Route[] {
  const query = async (request: SandboxRequest, field: '_id' | 'payment.transactionId'): Promise<Answer> => {
    if (request.query.get('mchid') !== options.mchId) throw new PayRefusal('PARAM_ERROR', '商户号不正确')
    const order = await orders.find({ [field]: request.params['no'] })
    if (!order) throw new PayRefusal('ORDER_NOT_EXIST')
    return ok(transactionView(order, options))
  }
  return [
    {
      method: 'POST',
      path: '/v3/pay/transactions/jsapi',
      handle: async (request) => {
        const body = readBody(PrepayBody, request)
        if (body.mchid !== options.mchId) throw new PayRefusal('MCH_NOT_EXISTS')
        if (body.appid !== options.appId) throw new PayRefusal('APPID_MCHID_NOT_MATCH')
        const prepayId = await trade.prepay(body.out_trade_no, {
          openid: body.payer.openid,
          description: body.description,
          attach: body.attach ?? null,
          notifyUrl: body.notify_url,
          totalFen: body.amount.total,
          timeExpire: body.time_expire ?? null,
        })
        return ok({ prepay_id: prepayId })
      },
    },
    {
      method: 'GET',
      path: '/v3/pay/transactions/out-trade-no/:no',
      handle: async (request) => query(request, '_id'),
    },
    {
      method: 'GET',
      path: '/v3/pay/transactions/id/:no',
      handle: async (request) => query(request, 'payment.transactionId'),
    },
    {
      method: 'POST',
      path: '/v3/pay/transactions/out-trade-no/:no/close',
      handle: async (request) => {
        if (readBody(CloseBody, request).mchid !== options.mchId) throw new PayRefusal('MCH_NOT_EXISTS')
        await trade.close(request.params['no'] ?? '')
        return { status: 204 }
      },
    },
  ]
}

function refundRoutes({ refunds }: WechatPay): Route[] {
  return [
    {
      method: 'POST',
      path: '/v3/refund/domestic/refunds',
      handle: async (request) => {
        const body = readBody(RefundBody, request)
        const { order, refund } = await refunds.ask(
          {
            ...(body.out_trade_no !== undefined && { _id: body.out_trade_no }),
            ...(body.transaction_id !== undefined && { 'payment.transactionId': body.transaction_id }),
          },
          {
            outRefundNo: body.out_refund_no,
            amountFen: body.amount.refund,
            totalFen: body.amount.total,
            reason: body.reason ?? null,
            notifyUrl: body.notify_url ?? null,
          },
        )
        return ok(refundView(order, refund))
      },
    },
    {
      method: 'GET',
      path: '/v3/refund/domestic/refunds/:outRefundNo',
      handle: async ({ params }) => {
        const { order, refund } = await refunds.find(params['outRefundNo'] ?? '')
        return ok(refundView(order, refund))
      },
    },
  ]
}

function certificatesRoute({ keys, surroundings: { options } }: WechatPay): Route {
  return {
    method: 'GET',
    path: '/v3/certificates',
    handle: () => {
      const { certificates } = keys
      if (!certificates)
        throw new PayRefusal('RESOURCE_NOT_EXISTS', '无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥')
      return ok({
        data: certificates.map(({ serial, pem, from, to }) => ({
          serial_no: serial,
          effective_time: beijingIso(from),
          expire_time: beijingIso(to),
          encrypt_certificate: sealed(options.apiV3Key, pem, 'certificate'),
        })),
      })
    },
  }
}
