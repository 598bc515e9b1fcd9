import { beijingIso } from '@cheji/shared/kernel/time'
import { billFile, yuan } from './bill-file'
import type { BillContents } from './bills'
import type { PayOptions } from './pay-options'
import type { PayOrder, PayRefund, Payment } from './pay-order'

const COLUMNS =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'.split(
    ',',
  )
export type TradeBillType = 'ALL' | 'SUCCESS' | 'REFUND'

const NOTHING = yuan(0)
const sum = (amounts: readonly number[]) => yuan(amounts.reduce((total, amount) => total + amount, 0))
const clockTime = (at: Date) => beijingIso(at).slice(0, 19).replace('T', ' ')

/** The trade bill of a day: payments on the day they were made, refunds on the day they were done. Undefined for an empty day. */
export function tradeBill(
  { payments, refunds }: BillContents,
  { appId, mchId }: PayOptions,
  type: TradeBillType,
): string | undefined {
  const paid = type === 'REFUND' ? [] : payments
  const returned = type === 'SUCCESS' ? [] : refunds
  if (paid.length + returned.length === 0) return undefined

  const row = (order: PayOrder, payment: Payment, at: Date, refund?: PayRefund) => {
    const totalFen = refund ? 0 : order.totalFen
    const refundFen = refund?.amountFen ?? 0
    return [
      clockTime(at),
      appId,
      mchId,
      '0',
      '',
      payment.transactionId,
      order._id,
      payment.openid,
      'JSAPI',
      refund ? 'REFUND' : 'SUCCESS',
      'OTHERS',
      'CNY',
      yuan(totalFen),
      NOTHING,
      refund?.refundId ?? '0',
      refund?.outRefundNo ?? '0',
      yuan(refundFen),
      NOTHING,
      refund ? 'ORIGINAL' : '',
      refund ? 'SUCCESS' : '',
      order.description,
      order.attach ?? '',
      '0.00000',
      '0.00%',
      yuan(totalFen),
      yuan(refundFen),
      '',
    ]
  }
  const takenFen = sum(paid.map(({ order }) => order.totalFen))
  const returnedFen = sum(returned.map(({ refund }) => refund.amountFen))
  return billFile(
    COLUMNS,
    [
      ...paid.map(({ order, payment }) => row(order, payment, payment.at)),
      ...returned.map(({ order, payment, refund, at }) => row(order, payment, at, refund)),
    ],
    [
      ['总交易单数', String(paid.length + returned.length)],
      ['应结订单总金额', takenFen],
      ['退款总金额', returnedFen],
      ['充值券退款总金额', NOTHING],
      ['手续费总金额', '0.00000'],
      ['订单总金额', takenFen],
      ['申请退款总金额', returnedFen],
    ],
  )
}
