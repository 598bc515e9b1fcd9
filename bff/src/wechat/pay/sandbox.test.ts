import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { addDays, beijingDay, beijingInstant } from '@cheji/shared/kernel/time'
import { pemText } from '../../config-pem'
import { eventually } from '../../testing/eventually'
import { createSandbox } from '../../testing/sandbox'
import { TestClock } from '../../testing/test-clock'
import type { WechatPay, WechatPayOptions } from './client'
import { NotificationMalformed, NotificationRefused } from './notification'
import { connectWechatPay } from './testing/connect'
import { type NotificationReceiver, startNotificationReceiver } from './testing/notification-receiver'

// Against the sandbox of WeChat Pay, which is itself held to the rules by a client of other people.

const KEYS = path.resolve(__dirname, '../../../../scripts/house/development-keys')
const PAYER = 'oPayerPayerPayerPayerPayer01'
const publicKey = {
  id: 'PUB_KEY_ID_0119000000012026112500000000000001',
  source: path.join(KEYS, 'wechat-pay.public.pem'),
}
const certificates = { source: path.join(KEYS, 'platform-1.certificate.pem') }

const sandbox = createSandbox()
let clock = new TestClock(sandbox)
let pay: WechatPay
let receiver: NotificationReceiver

const start = async (platformKeys: WechatPayOptions['platformKeys'], settings: object = {}): Promise<void> => {
  await sandbox.reset({ clockOffsetMs: 0, wechatPayRefundAfterMs: 0, ...settings })
  clock = new TestClock(sandbox)
  receiver = await startNotificationReceiver((body, headers) => pay.openNotification(body, headers))
  pay = connectWechatPay(`${sandbox.url}/wechat-pay`, {
    appId: 'wxdevelopment00000',
    merchantId: '1900000001',
    merchantSerial: '4C0F1A6E2B7D9385A1C4E6F80213579BDF02468A',
    merchantPrivateKey: pemText(path.join(KEYS, 'merchant.key.pem')),
    apiV3Key: 'development-api-v3-key-012345678',
    platformKeys,
    notifyUrls: { payments: `${receiver.url}/payments`, refunds: `${receiver.url}/refunds` },
    clock: clock.now,
    tuning: { keysEveryMs: 50 },
  }).pay
}
afterEach(async () => {
  await pay.stop()
  await receiver.close()
})
const newOrder = () => ({
  outTradeNo: randomUUID().replaceAll('-', ''),
  description: '五菱缤果 订金',
  totalFen: 500000,
  payerOpenid: PAYER,
  expiresAt: new Date(clock.now().getTime() + 30 * 60_000),
})
const prepaid = async (order: ReturnType<typeof newOrder>): Promise<string> => {
  const result = await pay.prepay(order)
  if (result.outcome !== 'ready') throw new Error(`not placed: ${JSON.stringify(result)}`)
  return result.prepayId
}
/** How often the sandbox of WeChat Pay was asked for anything. */
const askedOfPay = async (): Promise<number> =>
  ((await sandbox.get('/requests?system=wechat-pay')) as { items: object[] }).items.length
const notified = async (expected: object) =>
  eventually(() => {
    expect(receiver.outcomes).toContainEqual(expect.objectContaining(expected))
  })

test.each([
  ['its public key', { publicKey }, {}],
  ['certificates', { certificates }, { wechatPayKeys: 'certificate' }],
])('a deposit is paid, half refunded and found in the bills, signed by %s', async (_, platformKeys, settings) => {
  await start(platformKeys, settings)
  const order = newOrder()
  const { outTradeNo } = order
  const { appId: _appId, ...requestPayment } = pay.requestPaymentFields(await prepaid(order))
  await sandbox.post('/wechat-pay/pay', { requestPayment: { appId: 'wxdevelopment00000', ...requestPayment } })

  const transaction = expect.objectContaining({ outTradeNo, state: 'SUCCESS', totalFen: 500000, payerOpenid: PAYER })
  await notified({ kind: 'payment', transaction })
  const found = await pay.queryByOutTradeNo(outTradeNo)
  expect(found).toEqual({ outcome: 'found', transaction })
  const transactionId = 'transaction' in found ? (found.transaction.transactionId ?? '') : ''
  expect(await pay.queryByTransactionId(transactionId)).toEqual(found)
  expect(await pay.prepay(order)).toMatchObject({ outcome: 'order_paid' })
  expect(await pay.closeOrder(outTradeNo)).toMatchObject({ outcome: 'order_paid' })

  const request = {
    outTradeNo,
    outRefundNo: `R-${outTradeNo}`,
    refundFen: 250000,
    totalFen: 500000,
    reason: '订金退回',
  }
  expect(await pay.refund(request)).toMatchObject({ outcome: 'found', refund: { refundFen: 250000 } })
  const refund = expect.objectContaining({ outRefundNo: request.outRefundNo, status: 'SUCCESS', refundFen: 250000 })
  await notified({ kind: 'refund', refund, merchantId: '1900000001' })
  expect(await pay.findRefund(request.outRefundNo)).toEqual({ outcome: 'found', refund })
  expect(await pay.refund({ ...request, outRefundNo: `S-${outTradeNo}`, refundFen: 300000 })).toMatchObject({
    outcome: expect.stringMatching(/^(refused|frequency_limited)$/),
  })

  const day = beijingDay(clock.now())
  await clock.set(beijingInstant(addDays(day, 1), '09:00'))
  expect(await pay.tradeBill(day)).toMatchObject({ outcome: 'bill_not_ready' })
  await clock.set(beijingInstant(addDays(day, 1), '11:00'))
  expect(await pay.tradeBill(day)).toMatchObject({
    outcome: 'ready',
    bill: {
      rows: expect.arrayContaining([
        expect.objectContaining({ outTradeNo, tradeState: 'SUCCESS', orderFen: 500000, refundFen: 0 }),
        expect.objectContaining({ outTradeNo, tradeState: 'REFUND', refundFen: 250000 }),
      ]),
    },
  })
  const funds = await pay.fundFlowBill(day, 'BASIC')
  expect(funds).toMatchObject({ outcome: 'ready' })
  expect('bill' in funds ? funds.bill.rows.map(({ amountFen }) => amountFen) : []).toEqual(
    expect.arrayContaining([500000, -250000]),
  )
  expect(await pay.tradeBill(addDays(day, -1))).toMatchObject({ outcome: 'no_bill' })
})

test('an order is closed once and for all, and one that nobody placed is not found', async () => {
  await start({ publicKey })
  const order = newOrder()
  await prepaid(order)
  expect(await pay.closeOrder(order.outTradeNo)).toEqual({ outcome: 'closed' })
  expect(await pay.prepay(order)).toMatchObject({ outcome: 'order_closed' })
  expect(await pay.queryByOutTradeNo(order.outTradeNo)).toMatchObject({ transaction: { state: 'CLOSED' } })
  expect(await pay.queryByOutTradeNo(newOrder().outTradeNo)).toMatchObject({ outcome: 'not_found' })
  expect(await pay.findRefund('R-nobody')).toMatchObject({ outcome: 'not_found' })
})

test.each([
  ['probe', new NotificationRefused('probe')],
  ['bad_signature', new NotificationRefused('bad_signature')],
  ['unknown_serial', new NotificationRefused('unknown_serial')],
  ['old_timestamp', new NotificationRefused('stale')],
  ['tampered', new NotificationRefused('bad_signature')],
  ['bad_ciphertext', new NotificationMalformed('decryption')],
  ['malformed', new NotificationMalformed('not_json')],
])('a notification spoilt as %s is refused', async (spoil, error) => {
  await start({ publicKey })
  const order = newOrder()
  await prepaid(order)
  await sandbox.post('/wechat-pay/pay', { outTradeNo: order.outTradeNo })
  await notified({ kind: 'payment' })
  const { items } = (await sandbox.get('/wechat-pay/notifications')) as { items: { _id: string }[] }
  const asked = await askedOfPay()
  await sandbox.post('/wechat-pay/notifications/send', { ids: items.map(({ _id }) => _id), spoil })
  expect(receiver.outcomes.slice(items.length)).toEqual(items.map(() => error))
  expect(await askedOfPay()).toBe(asked)
})

test('a certificate takes over from another while the process runs', async () => {
  await start({ certificates }, { wechatPayKeys: 'certificate', wechatPayCertificates: [1, 2] })
  pay.start()
  await eventually(async () => {
    expect(await askedOfPay()).toBe(1)
  })
  await sandbox.settings({ wechatPayCertificate: 2 })
  expect(await pay.queryByOutTradeNo(newOrder().outTradeNo)).toMatchObject({ outcome: 'not_found' })
})
