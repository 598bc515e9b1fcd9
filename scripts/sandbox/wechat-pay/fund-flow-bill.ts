import { beijingIso } from '@cheji/shared/kernel/time'
import { billFile, yuan } from './bill-file'
import type { BillContents } from './bills'

const COLUMNS =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额（元）,账户结余（元）,资金变更提交申请人,备注,业务凭证号'.split(
    ',',
  )

/**
 * The movements of the basic account on a day, in order. Undefined for a day without any.
 *
 * @param closingFen what was left at the end of the day
 */
export function fundFlowBill({ payments, refunds }: BillContents, closingFen: number): string | undefined {
  const movements = [
    ...payments.map(({ order, payment }) => ({
      at: payment.at,
      businessNo: payment.transactionId,
      name: '交易',
      fen: order.totalFen,
      proof: order._id,
    })),
    ...refunds.map(({ refund, at }) => ({
      at,
      businessNo: refund.refundId,
      name: '退款',
      fen: -refund.amountFen,
      proof: refund.outRefundNo,
    })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
  if (movements.length === 0) return undefined

  const income = movements.filter(({ fen }) => fen > 0)
  const expense = movements.filter(({ fen }) => fen < 0)
  const sumOf = (some: typeof movements) => some.reduce((sum, { fen }) => sum + fen, 0)
  let balanceFen = closingFen - sumOf(movements)
  const rows = movements.map(({ at, businessNo, name, fen, proof }, index) => {
    balanceFen += fen
    return [
      beijingIso(at).slice(0, 19).replace('T', ' '),
      businessNo,
      `${businessNo.slice(-20)}${String(index).padStart(4, '0')}`,
      name,
      name,
      fen > 0 ? '收入' : '支出',
      yuan(Math.abs(fen)),
      yuan(balanceFen),
      'system',
      '',
      proof,
    ]
  })
  return billFile(COLUMNS, rows, [
    ['资金流水总笔数', String(movements.length)],
    ['收入笔数', String(income.length)],
    ['收入金额', yuan(sumOf(income))],
    ['支出笔数', String(expense.length)],
    ['支出金额', yuan(-sumOf(expense))],
  ])
}
