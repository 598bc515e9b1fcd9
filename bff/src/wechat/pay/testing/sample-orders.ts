import { MERCHANT } from './signing-peer'

// An order, what WeChat Pay says about it when it is paid, and the refund of half of it.

export const NUMBER = 'CJ20261126000001'
export const order = {
  outTradeNo: NUMBER,
  description: '五菱缤果 订金',
  totalFen: 500000,
  payerOpenid: 'oPayer',
  expiresAt: new Date('2026-11-26T10:30:00+08:00'),
}
export const paid = {
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
export const refunded = {
  refund_id: '50000000382019052709732678859',
  out_refund_no: 'R1',
  transaction_id: paid.transaction_id,
  out_trade_no: NUMBER,
  status: 'PROCESSING',
  create_time: '2026-11-26T10:05:00+08:00',
  amount: { total: 500000, refund: 250000, currency: 'CNY' },
}
export const refundRequest = {
  outTradeNo: NUMBER,
  outRefundNo: 'R1',
  refundFen: 250000,
  totalFen: 500000,
  reason: '订金退回',
}
