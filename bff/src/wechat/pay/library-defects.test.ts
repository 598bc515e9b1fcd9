import { createHash } from 'node:crypto'
import { systemRandom } from '../../infrastructure/random'
import { UpstreamUnavailable } from '../../infrastructure/upstream-errors'
import type { WechatPay, WechatPayOptions } from './client'
import { NotificationMalformed, NotificationRefused } from './notification'
import { SigningPay } from './signing-pay'
import { NOW, connectWechatPay } from './testing/connect'
import {
  API_V3_KEY,
  MERCHANT,
  PUBLIC_KEY,
  type SigningPeer,
  cutConnection,
  neverAnswer,
  sealed,
  signedAnswer,
  signedHeaders,
  startSigningPeer,
  unsignedAnswer,
} from './testing/signing-peer'

// What wechatpay-node-v3 does not do, and the money paths must not miss: one test a defect.

let peer: SigningPeer
const clients: WechatPay[] = []
beforeEach(async () => {
  peer = await startSigningPeer(() => NOW)
})
afterEach(async () => {
  await peer.close()
  await Promise.all(clients.splice(0).map(async (client) => client.stop()))
})

const connect = (options: Partial<WechatPayOptions> = {}, url = peer.url) => {
  const connected = connectWechatPay(url, options)
  clients.push(connected.pay)
  return connected
}
const failureOf = async (call: Promise<unknown>): Promise<UpstreamUnavailable> => {
  const error: unknown = await call.then(
    (result) => result,
    (reason: unknown) => reason,
  )
  if (error instanceof UpstreamUnavailable) return error
  throw new Error(`no UpstreamUnavailable: ${JSON.stringify(error)}`)
}
const unpaid = {
  appid: MERCHANT.appId,
  mchid: MERCHANT.merchantId,
  out_trade_no: 'CJ20261126000001',
  trade_state: 'NOTPAY',
  amount: { total: 500000, currency: 'CNY' },
}
const notification = (resource: object, eventType = 'TRANSACTION.SUCCESS') =>
  Buffer.from(
    JSON.stringify(
      { id: 'n-1', create_time: '2026-11-26T10:00:00+08:00', event_type: eventType, resource },
      undefined,
      2,
    ),
  )

test('1: a resource that was changed is not decrypted, though the library would', () => {
  const { pay } = connect()
  const resource = sealed(JSON.stringify(unpaid))
  const bytes = Buffer.from(resource.ciphertext, 'base64')
  bytes[bytes.length - 17] = (bytes.at(-17) ?? 0) ^ 1
  const ciphertext = bytes.toString('base64')
  const library = new SigningPay(MERCHANT, () => NOW, systemRandom)
  expect(() => library.decipher_gcm(ciphertext, 'transaction', resource.nonce, API_V3_KEY)).not.toThrow()

  const body = notification({ ...resource, ciphertext })
  expect(() => pay.openNotification(body, signedHeaders(body, NOW))).toThrow(new NotificationMalformed('decryption'))
})

test.each([
  ['old', -300_000],
  ['early', 300_000],
])('2: a rightly signed message that is %s is refused', async (_, offMs) => {
  const { pay } = connect({ tuning: { retries: 0 } })
  const body = notification(sealed(JSON.stringify(unpaid)))
  const headersAt = (ms: number) => signedHeaders(body, new Date(NOW.getTime() + ms))
  expect(() => pay.openNotification(body, headersAt(offMs))).toThrow(new NotificationRefused('stale'))
  expect(pay.openNotification(body, headersAt(offMs - Math.sign(offMs) * 1_000))).toMatchObject({ kind: 'payment' })

  peer.answerWith(signedAnswer(unpaid, { lateMs: -offMs }))
  expect(await failureOf(pay.queryByOutTradeNo('CJ20261126000001'))).toMatchObject({ reason: 'unverified' })
})

test.each([
  ['has no signature', unsignedAnswer(JSON.stringify({ ...unpaid, trade_state: 'SUCCESS' }))],
  ['was changed on the way', signedAnswer(unpaid, { change: (body) => body.replace('NOTPAY', 'SUCCESS') })],
  ['refuses and was changed', signedAnswer({ code: 'ORDER_NOT_EXIST' }, { status: 404, change: (body) => `${body} ` })],
  ['probes us', signedAnswer(unpaid, { headers: { 'wechatpay-signature': 'WECHATPAY/SIGNTEST/abc' } })],
])('3: an answer that %s is not believed', async (_, answer) => {
  const { pay, logged } = connect({ tuning: { retries: 0 } })
  peer.answerWith(answer)
  expect(await failureOf(pay.queryByOutTradeNo('CJ20261126000001'))).toMatchObject({ reason: 'unverified' })
  expect(logged.join()).toContain('an answer is not signed by WeChat Pay')
})

test('4: in public-key mode requests name the key, and answers signed by it hold', async () => {
  const { pay } = connect()
  peer.answerWith(signedAnswer(unpaid))
  expect(await pay.queryByOutTradeNo('CJ20261126000001')).toMatchObject({ outcome: 'found' })
  expect(peer.received[0]).toMatchObject({ isSigned: true, headers: { 'wechatpay-serial': PUBLIC_KEY.id } })
})

test('5: a forged serial makes us ask nobody', async () => {
  const { pay } = connect({ tuning: { retries: 0 } })
  const body = notification(sealed(JSON.stringify(unpaid)))
  const forged = { ...signedHeaders(body, NOW), 'wechatpay-serial': 'PUB_KEY_ID_OF_SOMEBODY' }
  expect(() => pay.openNotification(body, forged)).toThrow(new NotificationRefused('unknown_serial'))

  peer.answerWith(signedAnswer(unpaid, { headers: { 'wechatpay-serial': 'PUB_KEY_ID_OF_SOMEBODY' } }))
  await failureOf(pay.queryByOutTradeNo('CJ20261126000001'))
  expect(peer.received.map(({ target }) => target)).toEqual([
    `/base/v3/pay/transactions/out-trade-no/CJ20261126000001?mchid=${MERCHANT.merchantId}`,
  ])
})

test('6: signatures hold over the bytes that came, not over what JSON would make of them', () => {
  const { pay } = connect()
  const body = notification(sealed(JSON.stringify(unpaid)))
  const headers = signedHeaders(body, NOW)
  expect(pay.openNotification(body, headers)).toMatchObject({ kind: 'payment' })
  const again = Buffer.from(JSON.stringify(JSON.parse(body.toString())))
  expect(() => pay.openNotification(again, headers)).toThrow(new NotificationRefused('bad_signature'))
})

test('7: a bill comes as the bytes it is, from the address that its answer names, rightly signed', async () => {
  const elsewhere = await startSigningPeer(() => NOW)
  try {
    const file = Buffer.from(
      '\uFEFF记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额（元）,账户结余（元）,资金变更提交申请人,备注,业务凭证号\r\n' +
        '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额\r\n`0,`0,`0.00,`0,`0.00\r\n',
    )
    peer.answerWith(
      signedAnswer({
        hash_type: 'SHA1',
        hash_value: createHash('sha1').update(file).digest('hex'),
        download_url: `${elsewhere.url}/v3/billdownload/file?token=a%2Fb`,
      }),
    )
    elsewhere.answerWith(unsignedAnswer(file, 200, 'text/csv'))
    expect(await connect().pay.fundFlowBill('2026-11-25', 'BASIC')).toEqual({ outcome: 'ready', bill: { rows: [] } })
    expect(elsewhere.received).toMatchObject([{ target: '/base/v3/billdownload/file?token=a%2Fb', isSigned: true }])
  } finally {
    await elsewhere.close()
  }
})

test('8: nothing that we sent is in an error, and a dead network is a known one', async () => {
  const { pay, logged } = connect({ tuning: { retries: 0, breakAfter: 100 } })
  const order = {
    outTradeNo: 'CJ20261126000001',
    description: '订金',
    totalFen: 500000,
    payerOpenid: 'oOpenidOfThePayer0123456789a',
    expiresAt: NOW,
  }
  const said: string[] = []
  for (const answer of [
    cutConnection,
    unsignedAnswer('', 502),
    signedAnswer({ code: 'SYSTEM_ERROR' }, { status: 500 }),
    signedAnswer({ echo: order.payerOpenid, prepay_id: 5 }),
    unsignedAnswer(JSON.stringify({ message: order.payerOpenid }), 400),
  ]) {
    peer.answerWith(answer)
    const failure = await failureOf(pay.prepay(order))
    said.push(
      failure.reason,
      String(failure.stack),
      JSON.stringify(failure),
      String((failure.cause as Error | undefined)?.stack),
    )
  }
  peer.answerWith(signedAnswer({ code: 'PARAM_ERROR', message: order.payerOpenid }, { status: 400 }))
  said.push(JSON.stringify(await pay.prepay(order)))
  expect(said.filter((word) => /^\w+$/.test(word))).toEqual(
    expect.arrayContaining(['network', 'server_error', 'malformed', 'unverified']),
  )
  const everything = [...said, ...logged].join('\n')
  expect(everything).toContain('PARAM_ERROR')
  expect(everything).not.toMatch(/WECHATPAY2|PRIVATE KEY|oOpenidOfThePayer|an-api-v3-key|signature="/)
})

test('9: a call that nobody answers ends, and nonces are ours', async () => {
  const { pay } = connect({ tuning: { attemptMs: 300, retries: 0 } })
  peer.answerWith(neverAnswer)
  expect(await failureOf(pay.queryByOutTradeNo('CJ20261126000001'))).toMatchObject({ reason: 'deadline' })

  let drawn = 0
  const random = { fraction: () => 0.5, bytes: (length: number) => Buffer.alloc(length, ++drawn) }
  const { pay: seeded } = connect({ random })
  peer.answerWith(signedAnswer(unpaid))
  await seeded.queryByOutTradeNo('CJ20261126000001')
  expect(peer.received.at(-1)?.headers.authorization).toContain(`nonce_str="${'01'.repeat(16)}"`)
  expect(seeded.requestPaymentFields('wx261').nonceStr).toBe('02'.repeat(16))
})
