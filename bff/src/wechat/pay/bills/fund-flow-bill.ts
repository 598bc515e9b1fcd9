import { BillMalformed, checkTotals, readBillFile, type BillLine } from './bill-file'

const COLUMNS =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号'.split(
    ',',
  )
const TOTALS = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额'.split(',')

/** A movement of money in one of the merchant's accounts. */
export interface FundFlowRow {
  readonly bookedAt: Date
  /** WeChat Pay's number of the payment or refund. */
  readonly businessId: string
  readonly flowId: string
  /** In WeChat Pay's Chinese words: 交易, 退款, 扣除交易手续费, 提现 … */
  readonly business: string
  /** What came in; negative for what went out. */
  readonly amountFen: number
  readonly balanceFen: number
  /** Our number of the order or refund, where there is one. */
  readonly voucher: string
}

export interface FundFlowBill {
  readonly rows: readonly FundFlowRow[]
}

/**
 * The fund-flow bill of a day, in fen. Its totals must be those of its lines.
 *
 * @throws BillMalformed
 */
export const readFundFlowBill = (bytes: Buffer): FundFlowBill => {
  const file = readBillFile(bytes, COLUMNS, TOTALS)
  const rows = file.rows.map(rowOf)
  const incoming = rows.filter((_, index) => file.rows[index]?.text('收支类型') === '收入')
  const outgoing = rows.filter((_, index) => file.rows[index]?.text('收支类型') === '支出')
  checkTotals(file.totals, {
    counts: { 资金流水总笔数: rows.length, 收入笔数: incoming.length, 支出笔数: outgoing.length },
    fen: { 收入金额: sumFen(incoming), 支出金额: 0 - sumFen(outgoing) },
  })
  return { rows }
}

const sumFen = (rows: readonly FundFlowRow[]): number => rows.reduce((sum, { amountFen }) => sum + amountFen, 0)

const rowOf = (line: BillLine): FundFlowRow => {
  const direction = line.text('收支类型')
  if (direction !== '收入' && direction !== '支出') throw new BillMalformed('column 收支类型')
  const amountFen = line.fen('收支金额(元)')
  return {
    bookedAt: line.instant('记账时间'),
    businessId: line.text('微信支付业务单号'),
    flowId: line.text('资金流水单号'),
    business: line.text('业务名称'),
    amountFen: direction === '收入' ? amountFen : 0 - amountFen,
    balanceFen: line.fen('账户结余(元)'),
    voucher: line.text('业务凭证号'),
  }
}
