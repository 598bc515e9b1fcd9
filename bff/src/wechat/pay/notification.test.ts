import { generateKeyPairSync } from 'node:crypto'
import { NotificationMalformed, NotificationRefused, createNotificationOpener } from './notification'
import type { MessageHeaders, SignatureFault } from './signature'
import { NOW } from './testing/connect'
import { API_V3_KEY, BY_WECHAT_PAY, MERCHANT, PUBLIC_KEY, sealed, signedHeaders } from './testing/signing-peer'
import { keysOfPublicPem } from './public-keys'

const [known] = keysOfPublicPem(PUBLIC_KEY.pem, PUBLIC_KEY.id)
const open = createNotificationOpener({
  keyOf: (serial) => (serial === known?.serial ? known.key : undefined),
  apiV3Key: API_V3_KEY,
  clock: () => NOW,
})
const envelope = (resource: object, fields: object = {}) =>
  Buffer.from(
    JSON.stringify({
      id: 'EV-2026112610000000000000',
      create_time: '2026-11-26T09:59:58+08:00',
      resource_type: 'encrypt-resource',
      event_type: 'TRANSACTION.SUCCESS',
      summary: '支付成功',
      resource,
      ...fields,
    }),
  )
const payment = {
  appid: MERCHANT.appId,
  mchid: MERCHANT.merchantId,
  out_trade_no: 'CJ20261126000001',
  transaction_id: '4200000000202611260000000001',
  trade_state: 'SUCCESS',
  success_time: '2026-11-26T09:59:57+08:00',
  payer: { openid: 'oPayer' },
  amount: { total: 500000, payer_total: 500000, currency: 'CNY', payer_currency: 'CNY' },
}
const refund = {
  mchid: MERCHANT.merchantId,
  out_trade_no: 'CJ20261126000001',
  transaction_id: '4200000000202611260000000001',
  out_refund_no: 'R1',
  refund_id: '50300000000000000001',
  refund_status: 'SUCCESS',
  success_time: '2026-11-26T09:59:57+08:00',
  user_received_account: '零钱',
  amount: { total: 500000, refund: 250000, payer_total: 500000, payer_refund: 250000 },
}
const openSigned = (body: Buffer) => open(body, signedHeaders(body, NOW))

test('a payment is opened, whatever else it holds', () => {
  expect(openSigned(envelope(sealed(JSON.stringify({ ...payment, bank_type: 'CMC', new: {} }))))).toEqual({
    id: 'EV-2026112610000000000000',
    createdAt: new Date('2026-11-26T01:59:58Z'),
    eventType: 'TRANSACTION.SUCCESS',
    kind: 'payment',
    transaction: {
      appId: MERCHANT.appId,
      merchantId: MERCHANT.merchantId,
      outTradeNo: 'CJ20261126000001',
      state: 'SUCCESS',
      transactionId: '4200000000202611260000000001',
      successAt: new Date('2026-11-26T01:59:57Z'),
      payerOpenid: 'oPayer',
      totalFen: 500000,
      currency: 'CNY',
    },
  })
})

test.each(['SUCCESS', 'ABNORMAL', 'CLOSED'])('a refund that is %s is opened', (status) => {
  const content = JSON.stringify({ ...refund, refund_status: status })
  const body = envelope(sealed(content, API_V3_KEY, ''), { event_type: `REFUND.${status}` })
  expect(openSigned(body)).toMatchObject({
    kind: 'refund',
    merchantId: MERCHANT.merchantId,
    refund: { outRefundNo: 'R1', status, refundFen: 250000, totalFen: 500000, receivedAccount: '零钱' },
  })
})

test('an event that we do not know is named, not guessed', () => {
  const body = envelope(sealed('{"any":"thing"}'), { event_type: 'COUPON.USE' })
  expect(openSigned(body)).toMatchObject({ kind: 'other', eventType: 'COUPON.USE' })
})

const body = envelope(sealed(JSON.stringify(payment)))
const good = signedHeaders(body, NOW)
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

test.each<[string, MessageHeaders, SignatureFault]>([
  ['without headers', {}, 'missing_header'],
  ['with a header twice', { ...good, 'wechatpay-nonce': ['a', 'b'] }, 'missing_header'],
  ['that probes us', { ...good, 'wechatpay-signature': 'WECHATPAY/SIGNTEST/0000' }, 'probe'],
  ['with a time that is none', { ...good, 'wechatpay-timestamp': '0x6926' }, 'stale'],
  ['from long ago', signedHeaders(body, new Date(NOW.getTime() - 300_000)), 'stale'],
  ['with an unknown serial', { ...good, 'wechatpay-serial': 'PUB_KEY_ID_9' }, 'unknown_serial'],
  ['by a stranger under our serial', signedHeaders(body, NOW, { ...BY_WECHAT_PAY, key: stranger }), 'bad_signature'],
  ['with another nonce', { ...good, 'wechatpay-nonce': 'other' }, 'bad_signature'],
  ['with a signature that is none', { ...good, 'wechatpay-signature': '?' }, 'bad_signature'],
])('a notification %s is refused', (_, headers, fault) => {
  expect(() => open(body, headers)).toThrow(new NotificationRefused(fault))
})

test.each([
  ['is no JSON', Buffer.from('<xml/>'), 'not_json'],
  ['has no envelope', Buffer.from('{"id":"1"}'), 'envelope'],
  ['is encrypted otherwise', envelope({ ...sealed('{}'), algorithm: 'AES' }), 'envelope'],
  ['is encrypted with another key', envelope(sealed(JSON.stringify(payment), 'k'.repeat(32))), 'decryption'],
  [
    'has other associated data',
    envelope({ ...sealed(JSON.stringify(payment)), associated_data: 'refund' }),
    'decryption',
  ],
  ['is shorter than its tag', envelope({ ...sealed('{}'), ciphertext: 'AAAA' }), 'decryption'],
  ['holds no JSON', envelope(sealed('no json')), 'not_json'],
  ['holds no payment', envelope(sealed(JSON.stringify({ ...payment, mchid: 1 }))), 'content'],
  ['holds broken money', envelope(sealed(JSON.stringify({ ...payment, amount: { total: 1.5 } }))), 'content'],
] as const)('a signed notification that %s is malformed', (_, bytes, fault) => {
  expect(() => openSigned(bytes)).toThrow(new NotificationMalformed(fault))
})
