import { createDecipheriv } from 'node:crypto'
import { signatureHeaders } from '../../sandbox/wechat-pay/sealing'
import type { DepositPorts } from '@cheji/bff/features/deposits/deposit.ports'
import type { Refund, Transaction } from '@cheji/bff/wechat/pay/answers'
import type { RefundResult } from '@cheji/bff/wechat/pay/refunds'
import { sealed } from '../../sandbox/wechat-pay/sealing'
import { API_V3_KEY } from '../wechat/keys'
import { MERCHANT } from '../wechat/merchant'
import type { World } from '../world'
import type { Defect } from './defect'

type Pay = DepositPorts['pay']

/** A defect in what WeChat Pay is told, or is heard to say. */
const inPay = (name: string, change: (pay: Pay, world: World) => Partial<Pay>): Defect => ({
  name,
  ports: (ports, world) => ({ ...ports, pay: { ...ports.pay, ...change(ports.pay, world) } }),
})

/** A comparison that is not made: the payment of a notification looks as it should. */
const unchecked = (name: string, wanted: (world: World, outTradeNo: string) => Partial<Transaction>): Defect =>
  inPay(name, (pay, world) => ({
    openNotification: (body, headers) => {
      const opened = pay.openNotification(body, headers)
      if (opened.kind !== 'payment') return opened
      const { transaction } = opened
      return { ...opened, transaction: { ...transaction, ...wanted(world, transaction.outTradeNo) } }
    },
  }))

/** What is heard of a refund, changed on every way by which it is heard. */
const heardRefund = (name: string, changed: (refund: Refund) => Refund): Defect =>
  inPay(name, (pay) => {
    const heard = async (answer: Promise<RefundResult>): Promise<RefundResult> => {
      const result = await answer
      return result.outcome === 'found' ? { ...result, refund: changed(result.refund) } : result
    }
    return {
      refund: async (request) => heard(pay.refund(request)),
      findRefund: async (outRefundNo) => heard(pay.findRefund(outRefundNo)),
      openNotification: (body, headers) => {
        const opened = pay.openNotification(body, headers)
        return opened.kind === 'refund' ? { ...opened, refund: changed(opened.refund) } : opened
      },
    }
  })

/** The same message, signed and sealed as if it were true. */
const madeTrue = (body: Buffer, { keys, kernel }: World, plain?: string): [Buffer, Record<string, string>] => {
  const message = JSON.parse(body.toString()) as { resource: { associated_data: string } }
  const resource = plain === undefined ? message.resource : sealed(API_V3_KEY, plain, message.resource.associated_data)
  const bytes = Buffer.from(JSON.stringify({ ...message, resource: { ...message.resource, ...resource } }))
  return [bytes, signatureHeaders(bytes, { serial: keys.publicKeyId, key: keys.platform, at: kernel.now })]
}

/** As the library does it: the authentication tag is cut off and never looked at. */
const unauthenticated = (body: Buffer): string => {
  const { resource } = JSON.parse(body.toString()) as { resource: Record<'nonce' | 'ciphertext', string> }
  const decipher = createDecipheriv('aes-256-gcm', API_V3_KEY, resource.nonce, { authTagLength: 16 })
  return decipher.update(Buffer.from(resource.ciphertext, 'base64').subarray(0, -16)).toString()
}

export const payDefects: readonly Defect[] = [
  unchecked('does not compare the amount', (world, outTradeNo) => {
    const totalFen = world.book.orders.get(outTradeNo)?.totalFen
    return totalFen === undefined ? {} : { totalFen }
  }),
  unchecked('does not compare the payer', (world, outTradeNo) => {
    const payerOpenid = world.book.orders.get(outTradeNo)?.openid
    return payerOpenid === undefined ? {} : { payerOpenid }
  }),
  unchecked('does not compare merchant and app', () => ({ merchantId: MERCHANT.merchantId, appId: MERCHANT.appId })),
  unchecked('does not compare the currency', () => ({ currency: 'CNY' })),
  inPay('does not verify who signed a notification', (pay, world) => ({
    openNotification: (body) => pay.openNotification(...madeTrue(body, world)),
  })),
  inPay('leaves the decryption to the library', (pay, world) => ({
    openNotification: (body, headers) => {
      try {
        return pay.openNotification(body, headers)
      } catch (error) {
        if (!(error instanceof Error) || !error.message.includes('decryption')) throw error
        return pay.openNotification(...madeTrue(body, world, unauthenticated(body)))
      }
    },
  })),
  inPay('asks for a refund under a new number each time', (pay, { kernel }) => ({
    refund: async (request) =>
      pay.refund({ ...request, outRefundNo: `${request.outRefundNo}-${kernel.chance.int(1, 1_000_000)}` }),
  })),
  inPay('believes that nobody paid', (pay) => ({
    queryByOutTradeNo: async (outTradeNo) => {
      const result = await pay.queryByOutTradeNo(outTradeNo)
      return result.outcome === 'found'
        ? { ...result, transaction: { ...result.transaction, state: 'NOTPAY' as const } }
        : result
    },
  })),
  inPay('calls an order closed without asking', (pay) => ({
    queryByOutTradeNo: async (outTradeNo) => {
      const result = await pay.queryByOutTradeNo(outTradeNo)
      const isPaid = result.outcome === 'found' && result.transaction.state === 'SUCCESS'
      return isPaid ? { ...result, transaction: { ...result.transaction, state: 'CLOSED' as const } } : result
    },
  })),
  inPay('takes NOT_ENOUGH for done', (pay) => ({
    refund: async (request) => {
      const result = await pay.refund(request)
      return result.outcome === 'not_enough' ? { outcome: 'found', refund: imagined(request) } : result
    },
  })),
  heardRefund('takes a closed refund for done', (refund) => ({
    ...refund,
    status: refund.status === 'CLOSED' ? 'SUCCESS' : refund.status,
  })),
  heardRefund('never hears that a refund is done', (refund) => ({ ...refund, status: 'PROCESSING' })),
  {
    name: 'answers a notification before it is written',
    notified: (notified) => async (envelope) => {
      void notified(envelope).catch(() => undefined)
      return Promise.resolve(204)
    },
  },
]

const imagined = (request: Parameters<Pay['refund']>[0]): Refund => ({
  refundId: '5030',
  outRefundNo: request.outRefundNo,
  transactionId: '',
  outTradeNo: request.outTradeNo,
  status: 'SUCCESS',
  successAt: undefined,
  receivedAccount: undefined,
  totalFen: request.totalFen,
  refundFen: request.refundFen,
})
