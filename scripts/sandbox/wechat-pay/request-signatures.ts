import { type KeyObject, createPrivateKey, createPublicKey, verify } from 'node:crypto'
import type { Clock } from '@cheji/shared/kernel/time'
import type { SandboxRequest } from '../http/system'
import type { PayKeys } from './pay-keys'
import type { PayOptions } from './pay-options'
import { PayRefusal } from './pay-refusal'

const SCHEME = 'WECHATPAY2-SHA256-RSA2048 '
const WINDOW_S = 300
const PREFIX = '/wechat-pay'

/** Checks that requests are the merchant's, fresh and new. */
export class RequestSignatures {
  /** Nonce → milliseconds until which it is remembered. */
  private readonly seen = new Map<string, number>()
  private readonly merchantKey: KeyObject

  constructor(
    private readonly options: PayOptions,
    private readonly keys: PayKeys,
    private readonly clock: Clock,
  ) {
    this.merchantKey = createPublicKey(createPrivateKey(options.merchantKeyPem))
  }

  /** What is wrong with a request; undefined when nothing is. A nonce counts only with a true signature. */
  refusalOf({ method, target, headers, body }: SandboxRequest): PayRefusal | undefined {
    const fields = fieldsOf(headers.authorization ?? '')
    if (!fields) return new PayRefusal('SIGN_ERROR', 'Http头Authorization值格式错误')
    const { mchid, nonce_str: nonce, timestamp, serial_no: serial, signature } = fields
    const now = this.clock()
    if (mchid !== this.options.mchId) return new PayRefusal('SIGN_ERROR', '商户号与签名不符')
    if (serial?.toUpperCase() !== this.options.mchSerial.toUpperCase())
      return new PayRefusal('SIGN_ERROR', '商户证书序列号有误')
    if (!/^\d{1,12}$/.test(timestamp ?? '') || Math.abs(now.getTime() / 1000 - Number(timestamp)) > WINDOW_S)
      return new PayRefusal('SIGN_ERROR', 'Http头Authorization中的timestamp与发起请求的时间不得超过5分钟')
    if (!/^[\x21-\x7e]{8,64}$/.test(nonce ?? '')) return new PayRefusal('SIGN_ERROR', '随机串不合规')
    // Clients sign the path that they know: with their base address's prefix, or without it.
    const isTrue = [target, target.slice(PREFIX.length)].some((path) =>
      this.isByMerchant(
        `${method}\n${path}\n${timestamp ?? ''}\n${nonce ?? ''}\n${body.toString('utf8')}\n`,
        signature ?? '',
      ),
    )
    if (!isTrue) return new PayRefusal('SIGN_ERROR')
    if (this.remembers(nonce ?? '', now.getTime())) return new PayRefusal('SIGN_ERROR', '随机串已被使用')
    const expected = headers['wechatpay-serial']
    if (typeof expected === 'string' && !this.keys.knows(expected))
      return new PayRefusal('PARAM_ERROR', 'Wechatpay-Serial不是有效的微信支付公钥ID或平台证书序列号')
    return undefined
  }

  /** Whether the merchant's key made a signature, in base64, over a text. */
  isByMerchant(text: string, signature: string): boolean {
    return verify('sha256', Buffer.from(text), this.merchantKey, Buffer.from(signature, 'base64'))
  }

  private remembers(nonce: string, nowMs: number): boolean {
    for (const [old, until] of this.seen) {
      if (until >= nowMs) break
      this.seen.delete(old)
    }
    if (this.seen.has(nonce)) return true
    // A timestamp may lie ahead as far as it may lie behind.
    this.seen.set(nonce, nowMs + 2 * WINDOW_S * 1000)
    return false
  }
}

/** The five fields of the Authorization header, in whatever order; undefined when it is none of this scheme. */
function fieldsOf(header: string): Partial<Record<string, string>> | undefined {
  if (!header.startsWith(SCHEME)) return undefined
  return Object.fromEntries(
    Array.from(header.matchAll(/([a-z_]+)="([^"]*)"/g), ([, name = '', value = '']) => [name, value]),
  )
}
