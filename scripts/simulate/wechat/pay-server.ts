import { createHash, verify } from 'node:crypto'
import type { PayAnswer, TransportRequest } from '@cheji/bff/wechat/pay/transport'
import { addDays, beijingDay, beijingInstant } from '@cheji/shared/kernel/time'
import type { z } from 'zod'
import { BillQuery, CloseBody, PrepayBody, RefundBody, checked } from '../../sandbox/wechat-pay/pay-bodies'
import { PayRefusal } from '../../sandbox/wechat-pay/pay-refusal'
import { refundView, transactionView } from '../../sandbox/wechat-pay/pay-views'
import { signatureHeaders } from '../../sandbox/wechat-pay/sealing'
import { tradeBill } from '../../sandbox/wechat-pay/trade-bill'
import { MERCHANT } from './merchant'
import type { SimulatedKeys } from './keys'
import type { PayBook } from './pay-book'

const SIGNED_WITHIN_S = 300
const BILL_READY_AT = '10:00'
const DOWNLOAD = 'https://bills.example/v3/billdownload/file'

export interface PayServerOptions {
  readonly keys: SimulatedKeys
  readonly book: PayBook
  readonly clock: () => Date
  /** A refund was accepted: it ends some time later. */
  readonly onRefund: (outRefundNo: string) => void
}

interface Asked {
  readonly path: string
  readonly query: URLSearchParams
  readonly body: string
}

/** WeChat Pay's merchant interface: every request's signature is checked, every answer signed. */
export class PayServer {
  constructor(private readonly options: PayServerOptions) {}

  answer(request: TransportRequest): PayAnswer {
    const url = new URL(request.path, request.origin)
    const asked = { path: url.pathname, query: url.searchParams, body: request.body ?? '' }
    if (request.origin === new URL(DOWNLOAD).origin)
      return { status: 200, headers: {}, body: Buffer.from(this.bill(asked)) }
    try {
      this.check(request)
      return this.signed(...this.handle(request.method, asked))
    } catch (error) {
      if (!(error instanceof PayRefusal)) throw error
      return this.refusal(error)
    }
  }

  refusal(refusal: PayRefusal): PayAnswer {
    return this.signed(refusal.status, { code: refusal.code, message: refusal.message })
  }

  private handle(method: string, asked: Asked): [status: number, json?: object] {
    const { book, onRefund } = this.options
    const [, outTradeNo = '', close] =
      /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)(\/close)?$/.exec(asked.path) ?? []
    const [, transactionId] = /^\/v3\/pay\/transactions\/id\/(\d+)$/.exec(asked.path) ?? []
    const [, outRefundNo] = /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/.exec(asked.path) ?? []
    if (asked.path === '/v3/pay/transactions/jsapi') return [200, { prepay_id: this.prepay(body(PrepayBody, asked)) }]
    if (close !== undefined) {
      if (body(CloseBody, asked).mchid !== MERCHANT.merchantId) throw new PayRefusal('MCH_NOT_EXISTS')
      book.close(outTradeNo)
      return [204]
    }
    if (outTradeNo !== '') return [200, transactionView(book.order(outTradeNo), VIEWED)]
    if (transactionId !== undefined) {
      const order = [...book.orders.values()].find(({ payment }) => payment?.transactionId === transactionId)
      if (!order) throw new PayRefusal('ORDER_NOT_EXIST')
      return [200, transactionView(order, VIEWED)]
    }
    if (asked.path === '/v3/refund/domestic/refunds' && method === 'POST') {
      const { order, refund } = this.refund(body(RefundBody, asked))
      if (refund.status === 'PROCESSING') onRefund(refund.outRefundNo)
      return [200, refundView(order, refund)]
    }
    if (outRefundNo !== undefined) {
      const { order, refund } = book.findRefund(outRefundNo)
      return [200, refundView(order, refund)]
    }
    if (asked.path === '/v3/bill/tradebill')
      return [200, this.announce(checked(BillQuery, Object.fromEntries(asked.query)))]
    throw new PayRefusal('PARAM_ERROR', asked.path)
  }

  private prepay({ mchid, appid, ...order }: z.output<typeof PrepayBody>): string {
    if (mchid !== MERCHANT.merchantId) throw new PayRefusal('MCH_NOT_EXISTS')
    if (appid !== MERCHANT.appId) throw new PayRefusal('APPID_MCHID_NOT_MATCH')
    return this.options.book.prepay(order.out_trade_no, {
      openid: order.payer.openid,
      description: order.description,
      attach: order.attach ?? null,
      notifyUrl: order.notify_url,
      totalFen: order.amount.total,
      timeExpire: order.time_expire ?? null,
    })
  }

  private refund(wish: z.output<typeof RefundBody>) {
    return this.options.book.refund(wish.out_trade_no ?? '', {
      outRefundNo: wish.out_refund_no,
      amountFen: wish.amount.refund,
      totalFen: wish.amount.total,
      reason: wish.reason ?? null,
      notifyUrl: wish.notify_url ?? null,
    })
  }

  private announce({ bill_date: day }: z.output<typeof BillQuery>): object {
    const now = this.options.clock()
    if (day >= beijingDay(now)) throw new PayRefusal('PARAM_ERROR')
    if (now < beijingInstant(addDays(day, 1), BILL_READY_AT)) throw new PayRefusal('STATEMENT_CREATING')
    const text = tradeBill(this.options.book.contentsOf(day), VIEWED, 'ALL')
    if (text === undefined) throw new PayRefusal('NO_STATEMENT_EXIST')
    const hash = createHash('sha1').update(text).digest('hex')
    return { hash_type: 'SHA1', hash_value: hash, download_url: `${DOWNLOAD}?day=${day}` }
  }

  private bill({ query }: Asked): string {
    return tradeBill(this.options.book.contentsOf(query.get('day') ?? ''), VIEWED, 'ALL') ?? ''
  }

  private signed(status: number, json?: object): PayAnswer {
    const { keys, clock } = this.options
    const text = json === undefined ? '' : JSON.stringify(json)
    const headers = signatureHeaders(text, { serial: keys.publicKeyId, key: keys.platform, at: clock() })
    return { status, headers, body: Buffer.from(text) }
  }

  /** @throws PayRefusal SIGN_ERROR */
  private check({ method, path, headers, body: text = '' }: TransportRequest): void {
    const authorization = headers['Authorization'] ?? ''
    const field = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(authorization)?.[1] ?? ''
    const [nonce, timestamp] = [field('nonce_str'), field('timestamp')]
    const signed = Buffer.from(`${method}\n${path}\n${timestamp}\n${nonce}\n${text}\n`)
    const isFresh = Math.abs(this.options.clock().getTime() / 1000 - Number(timestamp)) <= SIGNED_WITHIN_S
    const signature = Buffer.from(field('signature'), 'base64')
    const isTrue = verify('RSA-SHA256', signed, this.options.keys.merchantPublic, signature)
    if (!isFresh || !isTrue || field('mchid') !== MERCHANT.merchantId) throw new PayRefusal('SIGN_ERROR')
  }
}

const VIEWED = {
  appId: MERCHANT.appId,
  mchId: MERCHANT.merchantId,
  mchSerial: MERCHANT.merchantSerial,
  merchantKeyPem: '',
  apiV3Key: '',
  publicKeyId: '',
}

const body = <T extends z.ZodType>(schema: T, { body: text }: Asked): z.output<T> => checked(schema, JSON.parse(text))
