import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type { WechatPay } from '../client'
import { NOW, connectWechatPay } from '../testing/connect'
import {
  type PeerAnswer,
  type SigningPeer,
  signedAnswer,
  startSigningPeer,
  unsignedAnswer,
} from '../testing/signing-peer'
import { BillMalformed } from './bill-file'
import { readFundFlowBill } from './fund-flow-bill'
import { readTradeBill } from './trade-bill'
import { yuanToFen } from './yuan'

const HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const TOTALS = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'
const line = (...values: string[]) => values.map((value) => `\`${value}`).join()
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
const refund = line(
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
const tradeFile = Buffer.from(`\uFEFF${[HEADER, payment, refund, TOTALS, totals].join('\r\n')}\r\n`)
const FUND_HEADER =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号'
const FUND_TOTALS = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额'
const fundFile = (...lines: string[]) => Buffer.from([FUND_HEADER, ...lines].join('\n'))

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

describe('yuan', () => {
  test('become fen by their characters, every one of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 14 - 1), max: 10 ** 14 - 1 }), fc.nat({ max: 3 }), (fen, zeros) => {
        const digits = String(Math.abs(fen)).padStart(3, '0')
        const text = `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}${'0'.repeat(zeros)}`
        expect(yuanToFen(text)).toBe(fen)
      }),
    )
  })

  test.each([
    ['0.29', 29],
    ['1.1', 110],
    ['8.20', 820],
    ['4.35', 435],
    ['7', 700],
    ['-0.00', 0],
  ])('%s', (text, fen) => {
    expect(yuanToFen(text)).toBe(fen)
  })

  test.each(['', '.5', '1.', '1.005', '1,000.00', '１.00', '1e3', ' 1.00', '+1.00', '¥1.00', '9'.repeat(13)])(
    '%j is no amount',
    (text) => {
      expect(() => yuanToFen(text)).toThrow(RangeError)
    },
  )
})

describe('downloaded', () => {
  let peer: SigningPeer
  let pay: WechatPay
  beforeEach(async () => {
    peer = await startSigningPeer(() => NOW)
    pay = connectWechatPay(peer.url).pay
  })
  afterEach(async () => {
    await pay.stop()
    await peer.close()
  })
  const named = (file: Buffer): PeerAnswer =>
    signedAnswer({
      hash_type: 'SHA1',
      hash_value: createHash('sha1').update(file).digest('hex').toUpperCase(),
      download_url: `${peer.url}/v3/billdownload/file?token=t1`,
    })
  const file = unsignedAnswer(tradeFile, 200, 'text/csv')

  test('a bill is asked for by its day and compared with its check sum', async () => {
    peer.answerWith(named(tradeFile), file)
    expect(await pay.tradeBill('2026-11-25')).toMatchObject({ outcome: 'ready', bill: { rows: [{}, {}] } })
    expect(peer.received).toMatchObject([
      { target: '/base/v3/bill/tradebill?bill_date=2026-11-25&bill_type=ALL', isSigned: true },
      { target: '/base/v3/billdownload/file?token=t1', isSigned: true },
    ])
  })

  test.each([
    ['came broken', unsignedAnswer(tradeFile.subarray(0, -2), 200, 'text/csv')],
    ['was gone', unsignedAnswer('{"code":"NO_AUTH"}', 403)],
  ])('a file that %s is asked for again, with a new address', async (_, fault) => {
    peer.answerWith(named(tradeFile), fault, named(tradeFile), file)
    expect(await pay.tradeBill('2026-11-25')).toMatchObject({ outcome: 'ready' })
    expect(peer.received).toHaveLength(4)
  })

  test.each([
    [400, 'NO_STATEMENT_EXIST', 'no_bill'],
    [400, 'STATEMENT_CREATING', 'bill_not_ready'],
  ])('%d %s is %s', async (status, code, outcome) => {
    peer.answerWith(signedAnswer({ code }, { status }))
    expect(await pay.fundFlowBill('2026-11-25', 'BASIC')).toEqual({ outcome, status, code })
    expect(peer.received).toMatchObject([
      { target: '/base/v3/bill/fundflowbill?account_type=BASIC&bill_date=2026-11-25' },
    ])
  })

  test('a day that does not exist is not asked for', async () => {
    await expect(pay.tradeBill('2026-11-31')).rejects.toThrow(RangeError)
    expect(peer.received).toEqual([])
  })
})
