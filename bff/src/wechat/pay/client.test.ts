import type { WechatPay } from './client'
import { NOTIFY_URLS, NOW, connectWechatPay } from './testing/connect'
import { NUMBER, order, paid, refundRequest, refunded } from './testing/sample-orders'
import {
  MERCHANT,
  type SigningPeer,
  isSignedByMerchant,
  signedAnswer,
  signedHeaders,
  startSigningPeer,
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
const connect = () => {
  const connected = connectWechatPay(peer.url)
  clients.push(connected.pay)
  return connected
}

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

  test.each([[{ refundFen: 500001 }], [{ refundFen: 0 }], [{ refundFen: 0.5 }], [{ outRefundNo: '../R1' }]])(
    'with %j are never sent',
    async (change) => {
      await expect(connect().pay.refund({ ...refundRequest, ...change })).rejects.toThrow(RangeError)
      expect(peer.received).toEqual([])
    },
  )
})

test('bytes may be carried by another transport, as in a simulation', async () => {
  const sent: string[] = []
  const body = Buffer.from('{"code":"ORDER_NOT_EXIST"}')
  const { pay } = connectWechatPay('https://api.mch.weixin.qq.com', {
    transport: {
      send: ({ method, origin, path }) => {
        sent.push(`${method} ${origin}${path}`)
        return Promise.resolve({ status: 404, headers: signedHeaders(body, NOW), body })
      },
      close: () => Promise.resolve(),
    },
  })
  clients.push(pay)
  expect(await pay.queryByOutTradeNo(NUMBER)).toMatchObject({ outcome: 'not_found' })
  expect(sent).toEqual([
    `GET https://api.mch.weixin.qq.com/v3/pay/transactions/out-trade-no/${NUMBER}?mchid=${MERCHANT.merchantId}`,
  ])
})
