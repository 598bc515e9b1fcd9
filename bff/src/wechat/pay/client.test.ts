import { eventually } from '../../testing/eventually'
import { UpstreamUnavailable } from '../../infrastructure/upstream-errors'
import type { WechatPay, WechatPayOptions } from './client'
import { NOTIFY_URLS, NOW, connectWechatPay } from './testing/connect'
import {
  MERCHANT,
  type PeerAnswer,
  type SigningPeer,
  cutConnection,
  isSignedByMerchant,
  neverAnswer,
  signedAnswer,
  startSigningPeer,
  unsignedAnswer,
} from './testing/signing-peer'

let peer: SigningPeer
const clients: WechatPay[] = []
beforeEach(async () => {
  peer = await startSigningPeer(() => NOW)
})
afterEach(async () => {
  await peer.close()
  await Promise.all(clients.splice(0).map(async (client) => client.stop()))
})
const connect = (tuning: WechatPayOptions['tuning'] = {}) => {
  const connected = connectWechatPay(peer.url, { tuning })
  clients.push(connected.pay)
  return connected
}
const refusing = (status: number, code: string): PeerAnswer => signedAnswer({ code, message: '说明' }, { status })
const reasonOf = async (call: Promise<unknown>): Promise<string> => {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof UpstreamUnavailable ? error.reason : String(error)
}

const NUMBER = 'CJ20261126000001'
const order = {
  outTradeNo: NUMBER,
  description: '五菱缤果 订金',
  totalFen: 500000,
  payerOpenid: 'oPayer',
  expiresAt: new Date('2026-11-26T10:30:00+08:00'),
}
const paid = {
  appid: MERCHANT.appId,
  mchid: MERCHANT.merchantId,
  out_trade_no: NUMBER,
  transaction_id: '4200000000202611260000000001',
  trade_type: 'JSAPI',
  trade_state: 'SUCCESS',
  success_time: '2026-11-26T10:01:02+08:00',
  payer: { openid: 'oPayer' },
  amount: { total: 500000, payer_total: 500000, currency: 'CNY', payer_currency: 'CNY' },
}
const refunded = {
  refund_id: '50000000382019052709732678859',
  out_refund_no: 'R1',
  transaction_id: paid.transaction_id,
  out_trade_no: NUMBER,
  status: 'PROCESSING',
  create_time: '2026-11-26T10:05:00+08:00',
  amount: { total: 500000, refund: 250000, currency: 'CNY' },
}
const refundRequest = { outTradeNo: NUMBER, outRefundNo: 'R1', refundFen: 250000, totalFen: 500000, reason: '订金退回' }

describe('orders', () => {
  test('are placed with everything that WeChat Pay asks for', async () => {
    peer.answerWith(signedAnswer({ prepay_id: 'wx26100000' }))
    expect(await connect().pay.prepay(order)).toEqual({ outcome: 'ready', prepayId: 'wx26100000' })
    const [request] = peer.received
    expect(request).toMatchObject({ method: 'POST', target: '/base/v3/pay/transactions/jsapi', isSigned: true })
    expect(JSON.parse(request?.body ?? '')).toEqual({
      appid: MERCHANT.appId,
      mchid: MERCHANT.merchantId,
      description: order.description,
      out_trade_no: NUMBER,
      time_expire: '2026-11-26T10:30:00+08:00',
      notify_url: NOTIFY_URLS.payments,
      amount: { total: 500000, currency: 'CNY' },
      payer: { openid: 'oPayer' },
    })
  })

  test('are paid for with fields that the merchant signed', () => {
    const { timeStamp, nonceStr, paySign, ...fields } = connect().pay.requestPaymentFields('wx26100000')
    expect(fields).toEqual({ appId: MERCHANT.appId, package: 'prepay_id=wx26100000', signType: 'RSA' })
    expect(timeStamp).toBe(String(NOW.getTime() / 1000))
    const text = `${MERCHANT.appId}\n${timeStamp}\n${nonceStr}\nprepay_id=wx26100000\n`
    expect(isSignedByMerchant(text, paySign)).toBe(true)
  })

  test('are asked for by either number', async () => {
    const { pay } = connect()
    peer.answerWith(signedAnswer({ ...paid, new_field: 1 }))
    const found = {
      outcome: 'found',
      transaction: {
        appId: MERCHANT.appId,
        merchantId: MERCHANT.merchantId,
        outTradeNo: NUMBER,
        state: 'SUCCESS',
        transactionId: paid.transaction_id,
        successAt: new Date('2026-11-26T02:01:02Z'),
        payerOpenid: 'oPayer',
        totalFen: 500000,
        currency: 'CNY',
      },
    }
    expect(await pay.queryByOutTradeNo(NUMBER)).toEqual(found)
    expect(await pay.queryByTransactionId(paid.transaction_id)).toEqual(found)
    expect(peer.received.map(({ target }) => target)).toEqual([
      `/base/v3/pay/transactions/out-trade-no/${NUMBER}?mchid=${MERCHANT.merchantId}`,
      `/base/v3/pay/transactions/id/${paid.transaction_id}?mchid=${MERCHANT.merchantId}`,
    ])
  })

  test('in a state that the documents did not have are unknown, and counted', async () => {
    const { pay, metric } = connect()
    peer.answerWith(signedAnswer({ ...paid, trade_state: 'HALFPAID' }))
    expect(await pay.queryByOutTradeNo(NUMBER)).toMatchObject({ transaction: { state: 'unknown' } })
    const counted = 'cheji_upstream_unknown_values_total{upstream="wechat-pay",operation="query"}'
    expect(await metric(counted)).toBe(1)
  })

  test('are closed by an answer without a body', async () => {
    peer.answerWith(signedAnswer(undefined, { status: 204 }))
    expect(await connect().pay.closeOrder(NUMBER)).toEqual({ outcome: 'closed' })
    expect(peer.received[0]).toMatchObject({ isSigned: true, body: JSON.stringify({ mchid: MERCHANT.merchantId }) })
  })

  test.each([
    [{ outTradeNo: 'a/../b?c' }],
    [{ outTradeNo: 'short' }],
    [{ totalFen: 0 }],
    [{ totalFen: 10.5 }],
    [{ description: '长'.repeat(128) }],
  ])('with %j are never sent', async (change) => {
    await expect(connect().pay.prepay({ ...order, ...change })).rejects.toThrow(RangeError)
    expect(peer.received).toEqual([])
  })
})

describe('refunds', () => {
  test('are asked for and asked after by their number', async () => {
    const { pay } = connect()
    peer.answerWith(
      signedAnswer(refunded),
      signedAnswer({
        ...refunded,
        status: 'SUCCESS',
        success_time: '2026-11-26T10:06:00+08:00',
        user_received_account: '零钱',
      }),
    )
    expect(await pay.refund(refundRequest)).toMatchObject({
      outcome: 'found',
      refund: { outRefundNo: 'R1', status: 'PROCESSING', refundFen: 250000, totalFen: 500000 },
    })
    expect(JSON.parse(peer.received[0]?.body ?? '')).toEqual({
      out_trade_no: NUMBER,
      out_refund_no: 'R1',
      reason: '订金退回',
      notify_url: NOTIFY_URLS.refunds,
      amount: { refund: 250000, total: 500000, currency: 'CNY' },
    })
    expect(await pay.findRefund('R1')).toMatchObject({
      refund: { status: 'SUCCESS', successAt: new Date('2026-11-26T02:06:00Z'), receivedAccount: '零钱' },
    })
    expect(peer.received[1]?.target).toBe('/base/v3/refund/domestic/refunds/R1')
  })

  test('that fail are not repeated here: errors are allowed six times a second for all of us', async () => {
    peer.answerWith(refusing(500, 'SYSTEM_ERROR'))
    expect(await reasonOf(connect().pay.refund(refundRequest))).toBe('server_error')
    expect(peer.received).toHaveLength(1)
  })

  test.each([[{ refundFen: 500001 }], [{ refundFen: 0 }], [{ refundFen: 0.5 }], [{ outRefundNo: '../R1' }]])(
    'with %j are never sent',
    async (change) => {
      await expect(connect().pay.refund({ ...refundRequest, ...change })).rejects.toThrow(RangeError)
      expect(peer.received).toEqual([])
    },
  )
})

test.each([
  ['prepay', 403, 'ORDERPAID', 'order_paid'],
  ['prepay', 400, 'ORDER_PAID', 'order_paid'],
  ['prepay', 400, 'ORDER_CLOSED', 'order_closed'],
  ['prepay', 403, 'OUT_TRADE_NO_USED', 'number_used'],
  ['close', 400, 'ORDERPAID', 'order_paid'],
  ['query', 404, 'ORDER_NOT_EXIST', 'not_found'],
  ['refund', 403, 'NOT_ENOUGH', 'not_enough'],
  ['refund', 429, 'FREQUENCY_LIMITED', 'frequency_limited'],
  ['refund', 429, 'A_NEW_WORD', 'frequency_limited'],
  ['find_refund', 404, 'RESOURCE_NOT_EXISTS', 'not_found'],
  ['refund', 400, 'PARAM_ERROR', 'refused'],
] as const)('%s refused with %d %s is %s, at the first word', async (operation, status, code, outcome) => {
  const { pay, metric } = connect()
  peer.answerWith(refusing(status, code))
  const calls = {
    prepay: async () => pay.prepay(order),
    close: async () => pay.closeOrder(NUMBER),
    query: async () => pay.queryByOutTradeNo(NUMBER),
    refund: async () => pay.refund(refundRequest),
    find_refund: async () => pay.findRefund('R1'),
  }
  expect(await calls[operation]()).toEqual({ outcome, status, code })
  expect(peer.received).toHaveLength(1)
  const counted = `cheji_upstream_call_seconds_count{upstream="wechat-pay",operation="${operation}",outcome="${outcome}"}`
  expect(await metric(counted)).toBe(1)
})

test.each([
  ['a lost connection', cutConnection],
  ['an error after the work was done', refusing(500, 'SYSTEM_ERROR')],
  ['a request to slow down by nobody we know', unsignedAnswer('', 429)],
  ['a probe', signedAnswer({ prepay_id: 'wx1' }, { headers: { 'wechatpay-signature': 'WECHATPAY/SIGNTEST/x' } })],
  ['half of an answer', signedAnswer({ prepay: 'wx1' })],
])('after %s an order is placed again under the same number', async (_, fault) => {
  const { pay, metric } = connect()
  peer.answerWith(fault, signedAnswer({ prepay_id: 'wx26100000' }))
  expect(await pay.prepay(order)).toEqual({ outcome: 'ready', prepayId: 'wx26100000' })
  const [first, second] = peer.received
  expect(second?.body).toBe(first?.body)
  expect(second?.headers.authorization).not.toBe(first?.headers.authorization)
  expect(await metric('cheji_upstream_retries_total{upstream="wechat-pay",operation="prepay"}')).toBe(1)
})

test('the whole of a call ends by its deadline', async () => {
  peer.answerWith(neverAnswer)
  expect(await reasonOf(connect({ attemptMs: 60_000, deadlineMs: 200 }).pay.queryByOutTradeNo(NUMBER))).toBe('deadline')
})

test('the breaker opens for payments and lets bills through', async () => {
  const { pay, metric } = connect({ retries: 0, breakAfter: 2, halfOpenAfterMs: 1_000 })
  peer.answerWith(unsignedAnswer('', 500))
  for (let count = 0; count < 2; count++) expect(await reasonOf(pay.prepay(order))).toBe('server_error')
  expect(await reasonOf(pay.prepay(order))).toBe('breaker_open')
  expect(await metric('cheji_upstream_breaker_open{upstream="wechat-pay"}')).toBe(1)

  peer.answerWith(refusing(400, 'NO_STATEMENT_EXIST'))
  expect(await pay.tradeBill('2026-11-25')).toMatchObject({ outcome: 'no_bill' })
  peer.answerWith(signedAnswer({ prepay_id: 'wx26100000' }))
  await eventually(async () => {
    expect(await pay.prepay(order)).toMatchObject({ outcome: 'ready' })
  })
  expect(await metric('cheji_upstream_breaker_open{upstream="wechat-pay"}')).toBe(0)
})

test('the second address takes over where the first cannot be reached', async () => {
  const gone = await startSigningPeer(() => NOW)
  await gone.close()
  peer.answerWith(signedAnswer({ prepay_id: 'wx26100000' }))
  const { pay } = connectWechatPay(gone.url, { secondUrl: peer.url })
  clients.push(pay)
  expect(await pay.prepay(order)).toEqual({ outcome: 'ready', prepayId: 'wx26100000' })
  expect(peer.received).toHaveLength(1)
})
