import type { Clock } from '@cheji/shared/kernel/time'
import Pay from 'wechatpay-node-v3'
import type { Random } from '../../infrastructure/random'
import { PUBLIC_URL } from './hosts'

export interface Merchant {
  readonly appId: string
  readonly merchantId: string
  /** Serial of the merchant's own certificate. */
  readonly merchantSerial: string
  /** PEM. */
  readonly merchantPrivateKey: string
}

/** What `wx.requestPayment` takes, and the app that it was signed for. */
export interface RequestPaymentFields {
  readonly appId: string
  /** Seconds, as text. */
  readonly timeStamp: string
  readonly nonceStr: string
  readonly package: string
  readonly signType: 'RSA'
  readonly paySign: string
}

/** wechatpay-node-v3 building and signing with our clock and our nonces, over the address that is really asked. */
export class SigningPay extends Pay {
  constructor(
    private readonly merchant: Merchant,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {
    super({
      appid: merchant.appId,
      mchid: merchant.merchantId,
      serial_no: merchant.merchantSerial,
      // Only read for the serial, which is given.
      publicKey: Buffer.alloc(0),
      privateKey: Buffer.from(merchant.merchantPrivateKey),
      userAgent: 'cheji-bff',
    })
  }

  /** `GET /v3/certificates`, its answer left encrypted: the library would decrypt it without authenticating it. */
  async encryptedCertificates(): Promise<void> {
    const url = `${PUBLIC_URL}/v3/certificates`
    await this.httpService.get(url, this.getHeaders(this.buildAuthorization('GET', url)))
  }

  /** A prepay_id lasts two hours; its fields can be made again at any time. */
  requestPaymentFields(prepayId: string): RequestPaymentFields {
    const unsigned = {
      appId: this.merchant.appId,
      timeStamp: this.timestamp(),
      nonceStr: this.nonce(),
      package: `prepay_id=${prepayId}`,
    }
    const text = [unsigned.appId, unsigned.timeStamp, unsigned.nonceStr, unsigned.package, ''].join('\n')
    return { ...unsigned, signType: 'RSA', paySign: this.sign(text) }
  }

  /** The library's own takes nonces from Math.random and signs a bill's address with its host in it. */
  protected override buildAuthorization(method: string, url: string, params?: Record<string, unknown>): string {
    const { pathname, search } = new URL(url)
    const [timestamp, nonce] = [this.timestamp(), this.nonce()]
    const signature = this.getSignature(method, nonce, timestamp, pathname + search, params)
    return this.getAuthorization(nonce, timestamp, signature)
  }

  private timestamp(): string {
    return String(Math.floor(this.clock().getTime() / 1000))
  }

  private nonce(): string {
    return this.random.bytes(16).toString('hex')
  }
}
