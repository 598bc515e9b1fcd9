import { checkTotals, readBillFile, type BillLine } from './bill-file'

const COLUMNS =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'.split(
    ',',
  )
const TOTALS = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'.split(',')

/** A line of the trade bill: a payment or a refund. Her openid stands in the bill and is left there. */
export interface TradeBillRow {
  readonly tradedAt: Date
  readonly appId: string
  readonly merchantId: string
  readonly transactionId: string
  readonly outTradeNo: string
  /** `SUCCESS` or `REFUND`, or what WeChat Pay says else. */
  readonly tradeState: string
  readonly currency: string
  /** What was paid for the order; 0 in a refund's line. */
  readonly orderFen: number
  /** Empty in a payment's line. */
  readonly refundId: string | undefined
  readonly outRefundNo: string | undefined
  readonly refundStatus: string | undefined
  readonly refundFen: number
  /** WeChat Pay's own; negative where it comes back. */
  readonly feeFen: number
}

export interface TradeBill {
  readonly rows: readonly TradeBillRow[]
}

/**
 * The trade bill (`ALL`) of a day, in fen. Its totals must be those of its lines.
 *
 * @throws BillMalformed
 */
export const readTradeBill = (bytes: Buffer): TradeBill => {
  const file = readBillFile(bytes, COLUMNS, TOTALS)
  const sumFen = (column: string) => file.rows.reduce((sum, line) => sum + line.fen(column), 0)
  checkTotals(file.totals, {
    counts: { 总交易单数: file.rows.length },
    fen: {
      应结订单总金额: sumFen('应结订单金额'),
      退款总金额: sumFen('退款金额'),
      充值券退款总金额: sumFen('充值券退款金额'),
      手续费总金额: sumFen('手续费'),
      订单总金额: sumFen('订单金额'),
      申请退款总金额: sumFen('申请退款金额'),
    },
  })
  return { rows: file.rows.map(rowOf) }
}

const rowOf = (line: BillLine): TradeBillRow => ({
  tradedAt: line.instant('交易时间'),
  appId: line.text('公众账号ID'),
  merchantId: line.text('商户号'),
  transactionId: line.text('微信订单号'),
  outTradeNo: line.text('商户订单号'),
  tradeState: line.text('交易状态'),
  currency: line.text('货币种类'),
  orderFen: line.fen('订单金额'),
  // WeChat Pay writes a payment's refund number as 0.
  refundId: numberOf(line, '微信退款单号'),
  outRefundNo: numberOf(line, '商户退款单号'),
  refundStatus: line.optional('退款状态'),
  refundFen: line.fen('申请退款金额'),
  feeFen: line.fen('手续费'),
})

const numberOf = (line: BillLine, column: string): string | undefined => {
  const text = line.optional(column)
  return text === '0' ? undefined : text
}
