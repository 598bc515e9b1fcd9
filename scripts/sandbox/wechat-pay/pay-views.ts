import { beijingIso } from '@cheji/shared/kernel/time'
import type { PayOptions } from './pay-options'
import type { PayOrder, PayRefund, TradeState } from './pay-order'

const DESCRIPTIONS: Readonly<Record<TradeState, string>> = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  REFUND: '订单发生过退款，退款详情请查询退款单',
  CLOSED: '订单已关闭',
}

type Merchant = Pick<PayOptions, 'appId' | 'mchId'>

/** An order as a query answers it and a notification carries it. */
export function transactionView(order: PayOrder, { appId, mchId }: Merchant) {
  const { payment, attach, totalFen } = order
  return {
    appid: appId,
    mchid: mchId,
    out_trade_no: order._id,
    trade_state: order.state,
    trade_state_desc: DESCRIPTIONS[order.state],
    ...(attach !== null && { attach }),
    ...(payment && {
      transaction_id: payment.transactionId,
      trade_type: 'JSAPI',
      bank_type: 'OTHERS',
      success_time: beijingIso(payment.at),
      payer: { openid: payment.openid },
    }),
    amount: {
      total: totalFen,
      currency: 'CNY',
      ...(payment && { payer_total: totalFen, payer_currency: 'CNY' }),
    },
  }
}

const amountOf = ({ totalFen }: PayOrder, { amountFen }: PayRefund) => ({
  total: totalFen,
  refund: amountFen,
  payer_total: totalFen,
  payer_refund: amountFen,
})
const RECEIVED_BY = '支付用户零钱'

/** A refund as the interface answers it. */
export function refundView(order: PayOrder, refund: PayRefund) {
  const { amountFen } = refund
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: order.payment?.transactionId ?? '',
    out_trade_no: order._id,
    channel: 'ORIGINAL',
    user_received_account: RECEIVED_BY,
    create_time: beijingIso(refund.askedAt),
    ...(refund.status === 'SUCCESS' && refund.endedAt && { success_time: beijingIso(refund.endedAt) }),
    status: refund.status,
    funds_account: order.payment?.isFrozen ? 'UNSETTLED' : 'AVAILABLE',
    amount: {
      ...amountOf(order, refund),
      settlement_total: order.totalFen,
      settlement_refund: amountFen,
      discount_refund: 0,
      currency: 'CNY',
    },
  }
}

/** A refund as a notification carries it: other names than in the interface. */
export function refundNotice(order: PayOrder, refund: PayRefund, { mchId }: Merchant) {
  return {
    mchid: mchId,
    out_trade_no: order._id,
    transaction_id: order.payment?.transactionId ?? '',
    out_refund_no: refund.outRefundNo,
    refund_id: refund.refundId,
    refund_status: refund.status,
    ...(refund.status === 'SUCCESS' && refund.endedAt && { success_time: beijingIso(refund.endedAt) }),
    user_received_account: RECEIVED_BY,
    amount: amountOf(order, refund),
  }
}
