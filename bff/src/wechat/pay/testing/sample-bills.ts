// Bills as WeChat Pay writes them, with a payment and half of it refunded.

const HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
export const TOTALS = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'
/** A line of these values. */
export const line = (...values: string[]) => values.map((value) => `\`${value}`).join()
const payment = line(
  '2026-11-25 10:20:30',
  'wx1',
  '1900000109',
  '0',
  '',
  '4200001',
  'CJ20261125000001',
  'oPayer',
  'JSAPI',
  'SUCCESS',
  'CMC_CREDIT',
  'CNY',
  '5000.00',
  '0.00',
  '0',
  '0',
  '0.00',
  '0.00',
  '',
  '',
  '五菱缤果, 订金',
  '',
  '27.00000',
  '0.54%',
  '5000.00',
  '0.00',
  '',
)
export const refund = line(
  '2026-11-25 23:59:59',
  'wx1',
  '1900000109',
  '0',
  '',
  '4200001',
  'CJ20261125000001',
  'oPayer',
  'JSAPI',
  'REFUND',
  'CMC_CREDIT',
  'CNY',
  '0.00',
  '0.00',
  '5030001',
  'R1',
  '2500.00',
  '0.00',
  'ORIGINAL',
  'SUCCESS',
  '五菱缤果, 订金',
  '',
  '-13.50000',
  '0.54%',
  '0.00',
  '2500.00',
  '',
)
const totals = line('2', '5000.00', '2500.00', '0.00', '13.50000', '5000.00', '2500.00')
/** The trade bill as it is downloaded. */
export const tradeFile = Buffer.from(`\uFEFF${[HEADER, payment, refund, TOTALS, totals].join('\r\n')}\r\n`)
const FUND_HEADER =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号'
export const FUND_TOTALS = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额'
/** A fund-flow bill of these lines. */
export const fundFile = (...lines: string[]) => Buffer.from([FUND_HEADER, ...lines].join('\n'))
