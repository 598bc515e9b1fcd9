import { UpstreamUnavailable } from '../../infrastructure/upstream-errors'
import { eventually } from '../../testing/eventually'
import type { WechatPay, WechatPayOptions } from './client'
import { NOW, connectWechatPay } from './testing/connect'
import { NUMBER, order, refundRequest } from './testing/sample-orders'
import {
  type PeerAnswer,
  type SigningPeer,
  cutConnection,
  neverAnswer,
  signedAnswer,
  startSigningPeer,
  unsignedAnswer,
} from './testing/signing-peer'

let peer: SigningPeer
const clients: WechatPay[] = []
beforeEach(async () => {
  peer = await startSigningPeer(() => NOW)
})
afterEach(async () => {
  await peer.close()
  await Promise.all(clients.splice(0).map(async (client) => client.stop()))
})
const connect = (tuning: WechatPayOptions['tuning'] = {}) => {
  const connected = connectWechatPay(peer.url, { tuning })
  clients.push(connected.pay)
  return connected
}
const refusing = (status: number, code: string): PeerAnswer => signedAnswer({ code, message: '说明' }, { status })
const reasonOf = async (call: Promise<unknown>): Promise<string> => {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof UpstreamUnavailable ? error.reason : String(error)
}

test.each([
  ['prepay', 403, 'ORDERPAID', 'order_paid'],
  ['prepay', 400, 'ORDER_PAID', 'order_paid'],
  ['prepay', 400, 'ORDER_CLOSED', 'order_closed'],
  ['prepay', 403, 'OUT_TRADE_NO_USED', 'number_used'],
  ['close', 400, 'ORDERPAID', 'order_paid'],
  ['query', 404, 'ORDER_NOT_EXIST', 'not_found'],
  ['refund', 403, 'NOT_ENOUGH', 'not_enough'],
  ['refund', 429, 'FREQUENCY_LIMITED', 'frequency_limited'],
  ['refund', 429, 'A_NEW_WORD', 'frequency_limited'],
  ['find_refund', 404, 'RESOURCE_NOT_EXISTS', 'not_found'],
  ['refund', 400, 'PARAM_ERROR', 'refused'],
] as const)('%s refused with %d %s is %s, at the first word', async (operation, status, code, outcome) => {
  const { pay, metric } = connect()
  peer.answerWith(refusing(status, code))
  const calls = {
    prepay: async () => pay.prepay(order),
    close: async () => pay.closeOrder(NUMBER),
    query: async () => pay.queryByOutTradeNo(NUMBER),
    refund: async () => pay.refund(refundRequest),
    find_refund: async () => pay.findRefund('R1'),
  }
  expect(await calls[operation]()).toEqual({ outcome, status, code })
  expect(peer.received).toHaveLength(1)
  const counted = `cheji_upstream_call_seconds_count{upstream="wechat-pay",operation="${operation}",outcome="${outcome}"}`
  expect(await metric(counted)).toBe(1)
})

test.each([
  ['a lost connection', cutConnection],
  ['an error after the work was done', refusing(500, 'SYSTEM_ERROR')],
  ['a request to slow down by nobody we know', unsignedAnswer('', 429)],
  ['a probe', signedAnswer({ prepay_id: 'wx1' }, { headers: { 'wechatpay-signature': 'WECHATPAY/SIGNTEST/x' } })],
  ['half of an answer', signedAnswer({ prepay: 'wx1' })],
])('after %s an order is placed again under the same number', async (_, fault) => {
  const { pay, metric } = connect()
  peer.answerWith(fault, signedAnswer({ prepay_id: 'wx26100000' }))
  expect(await pay.prepay(order)).toEqual({ outcome: 'ready', prepayId: 'wx26100000' })
  const [first, second] = peer.received
  expect(second?.body).toBe(first?.body)
  expect(second?.headers.authorization).not.toBe(first?.headers.authorization)
  expect(await metric('cheji_upstream_retries_total{upstream="wechat-pay",operation="prepay"}')).toBe(1)
})

test('the whole of a call ends by its deadline', async () => {
  peer.answerWith(neverAnswer)
  expect(await reasonOf(connect({ attemptMs: 60_000, deadlineMs: 200 }).pay.queryByOutTradeNo(NUMBER))).toBe('deadline')
})

test('the breaker opens for payments and lets bills through', async () => {
  const { pay, metric } = connect({ retries: 0, breakAfter: 2, halfOpenAfterMs: 1_000 })
  peer.answerWith(unsignedAnswer('', 500))
  for (let count = 0; count < 2; count++) expect(await reasonOf(pay.prepay(order))).toBe('server_error')
  expect(await reasonOf(pay.prepay(order))).toBe('breaker_open')
  expect(await metric('cheji_upstream_breaker_open{upstream="wechat-pay"}')).toBe(1)

  peer.answerWith(refusing(400, 'NO_STATEMENT_EXIST'))
  expect(await pay.tradeBill('2026-11-25')).toMatchObject({ outcome: 'no_bill' })
  peer.answerWith(signedAnswer({ prepay_id: 'wx26100000' }))
  await eventually(async () => {
    expect(await pay.prepay(order)).toMatchObject({ outcome: 'ready' })
  })
  expect(await metric('cheji_upstream_breaker_open{upstream="wechat-pay"}')).toBe(0)
})

test('the second address takes over where the first cannot be reached', async () => {
  const gone = await startSigningPeer(() => NOW)
  await gone.close()
  peer.answerWith(signedAnswer({ prepay_id: 'wx26100000' }))
  const { pay } = connectWechatPay(gone.url, { secondUrl: peer.url })
  clients.push(pay)
  expect(await pay.prepay(order)).toEqual({ outcome: 'ready', prepayId: 'wx26100000' })
  expect(peer.received).toHaveLength(1)
})

test('refunds that fail are not repeated here: errors are allowed six times a second for all of us', async () => {
  peer.answerWith(refusing(500, 'SYSTEM_ERROR'))
  expect(await reasonOf(connect().pay.refund(refundRequest))).toBe('server_error')
  expect(peer.received).toHaveLength(1)
})
