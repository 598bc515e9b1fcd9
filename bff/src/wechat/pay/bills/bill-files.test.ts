import { FUND_TOTALS, TOTALS, fundFile, line, refund, tradeFile } from '../testing/sample-bills'
import { BillMalformed } from './bill-file'
import { readFundFlowBill } from './fund-flow-bill'
import { readTradeBill } from './trade-bill'

describe('the trade bill', () => {
  test('is read to the fen', () => {
    const common = { appId: 'wx1', merchantId: '1900000109', transactionId: '4200001', outTradeNo: 'CJ20261125000001' }
    expect(readTradeBill(tradeFile).rows).toEqual([
      {
        ...common,
        tradedAt: new Date('2026-11-25T02:20:30Z'),
        tradeState: 'SUCCESS',
        currency: 'CNY',
        orderFen: 500000,
        refundId: undefined,
        outRefundNo: undefined,
        refundStatus: undefined,
        refundFen: 0,
        feeFen: 2700,
      },
      {
        ...common,
        tradedAt: new Date('2026-11-25T15:59:59Z'),
        tradeState: 'REFUND',
        currency: 'CNY',
        orderFen: 0,
        refundId: '5030001',
        outRefundNo: 'R1',
        refundStatus: 'SUCCESS',
        refundFen: 250000,
        feeFen: -1350,
      },
    ])
  })

  test.each([
    ['another column', (text: string) => text.replace('商户号', '商号')],
    ['a value more', (text: string) => text.replace('`JSAPI', '`JSAPI,`x')],
    ['a line without a backtick', (text: string) => text.replace('\r\n`2026', '\r\n2026')],
    ['a broken amount', (text: string) => text.replace('`27.00000', '`27.00500')],
    ['a broken time', (text: string) => text.replace('2026-11-25 10:20:30', '2026-11-31 10:20:30')],
    ['a line lost', (text: string) => text.replace(`${refund}\r\n`, '')],
    ['another sum', (text: string) => text.replace('`2500.00,`0.00,`ORIGINAL', '`2400.00,`0.00,`ORIGINAL')],
    ['its totals cut off', (text: string) => text.slice(0, text.indexOf(TOTALS))],
    ['nothing in it', () => ''],
  ])('with %s is refused, and no payer is named', (_, change) => {
    const broken = Buffer.from(change(tradeFile.toString()))
    expect(() => readTradeBill(broken)).toThrow(BillMalformed)
    expect(() => readTradeBill(broken)).not.toThrow(/oPayer/)
  })

  test('that is not UTF-8 is refused', () => {
    expect(() => readTradeBill(Buffer.from([0xff, 0xfe, 0x00]))).toThrow('not UTF-8')
  })
})

test('the fund-flow bill has what came in and what went out', () => {
  const income = line(
    '2026-11-25 10:20:31',
    '4200001',
    'F1',
    '交易',
    '交易',
    '收入',
    '5000.00',
    '5000.00',
    'system',
    '',
    'CJ1',
  )
  const outgo = line(
    '2026-11-25 10:20:31',
    '5030001',
    'F2',
    '退款',
    '退款',
    '支出',
    '2500.00',
    '2500.00',
    'system',
    '退, 订金',
    'R1',
  )
  const sums = line('2.0', '1.0', '5000.00', '1.0', '2500.00')
  expect(readFundFlowBill(fundFile(income, outgo, FUND_TOTALS, sums)).rows).toMatchObject([
    { businessId: '4200001', business: '交易', amountFen: 500000, balanceFen: 500000, voucher: 'CJ1' },
    { businessId: '5030001', business: '退款', amountFen: -250000, balanceFen: 250000, voucher: 'R1' },
  ])
  const wrong = line('2', '1', '5000.00', '1', '2500.01')
  expect(() => readFundFlowBill(fundFile(income, outgo, FUND_TOTALS, wrong))).toThrow(BillMalformed)
  expect(() => readFundFlowBill(fundFile(income.replace('收入', '其他'), FUND_TOTALS, sums))).toThrow(BillMalformed)
})
