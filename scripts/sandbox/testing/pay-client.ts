import { createPublicKey, randomBytes, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Rsa, Wechatpay } from 'wechatpay-axios-plugin'
import { DEVELOPMENT_KEYS } from '../../house/development-config'
import { developmentOptions } from '../options'

const { wechatPay } = developmentOptions
const pem = (file: string) => readFileSync(path.join(DEVELOPMENT_KEYS, file), 'utf8')

/** What verifies answers and notifications, by serial. */
const PUBLIC_KEYS: Readonly<Record<string, string>> = {
  [wechatPay.publicKeyId]: pem('wechat-pay.public.pem'),
  '06047519EACC4040E7EC6B432ED78B288B4AF579': publicIn('platform-1.certificate.pem'),
  '6E96F71730674671A9E0419931E5FF8BD4F7068C': publicIn('platform-2.certificate.pem'),
}
export const [PUBLIC_KEY_ID = '', CERTIFICATE_1 = '', CERTIFICATE_2 = ''] = Object.keys(PUBLIC_KEYS)
export const PAYER = 'oPayerPayerPayerPayerPayer01'

/** An independent client, which verifies every answer that is not an error. */
export function payClient(sandboxUrl: string, serials: readonly string[] = [PUBLIC_KEY_ID]) {
  const client = new Wechatpay({
    mchid: wechatPay.mchId,
    serial: wechatPay.mchSerial,
    privateKey: wechatPay.merchantKeyPem,
    certs: Object.fromEntries(serials.map((serial) => [serial, PUBLIC_KEYS[serial] ?? ''])),
  })
  const baseURL = `${sandboxUrl}/wechat-pay/`
  // Its own words, in which a status is an error only where it says so.
  const answer = async (call: Promise<{ status: number; data: unknown }>) => {
    try {
      const { status, data } = await call
      return { status, data: data as Record<string, unknown> }
    } catch (error) {
      const { response, message } = error as { response?: { status: number; data: unknown }; message: string }
      if (!response || response.status < 400) throw new Error(message, { cause: error })
      return { status: response.status, data: response.data as Record<string, unknown> }
    }
  }
  return {
    get: async (address: string) => answer(chained(client, address).get({ baseURL })),
    post: async (address: string, body: object) => answer(chained(client, address).post(body, { baseURL })),
  }
}

/** `v3/pay/transactions/jsapi` → `client.v3.pay.transactions.jsapi`, untouched by the client's own naming rules. */
const chained = (client: Wechatpay, address: string) => client.chain(address)

/** An order to be paid, with the fields that a test wants otherwise. */
export const orderOf = (outTradeNo: string, notifyUrl: string, fields: object = {}) => ({
  appid: wechatPay.appId,
  mchid: wechatPay.mchId,
  description: '订金 五菱缤果 203 公里款',
  out_trade_no: outTradeNo,
  notify_url: notifyUrl,
  amount: { total: 100_000, currency: 'CNY' },
  payer: { openid: PAYER },
  ...fields,
})

/** What a request's signature is made of, where it should not be true. */
interface Forged {
  readonly mchid?: string
  readonly serial?: string
  readonly timestamp?: string
  readonly nonce?: string
  readonly signedPath?: string
  readonly signature?: string
}

/** One request signed by hand, as this file understands the rules, at `at`. */
export async function rawRequest(
  sandboxUrl: string,
  method: string,
  target: string,
  { body = '', at = new Date(), headers = {}, forged = {} }: RawOptions = {},
): Promise<Response> {
  const timestamp = forged.timestamp ?? String(Math.floor(at.getTime() / 1000))
  const nonce = forged.nonce ?? randomBytes(16).toString('hex')
  const text = `${method}\n${forged.signedPath ?? target}\n${timestamp}\n${nonce}\n${body}\n`
  const signature = forged.signature ?? sign('sha256', Buffer.from(text), wechatPay.merchantKeyPem).toString('base64')
  const fields = {
    mchid: forged.mchid ?? wechatPay.mchId,
    nonce_str: nonce,
    timestamp,
    serial_no: forged.serial ?? wechatPay.mchSerial,
    signature,
  }
  const authorization = Object.entries(fields).map(([name, value]) => `${name}="${value}"`)
  return fetch(`${sandboxUrl}/wechat-pay${target}`, {
    method,
    ...(body !== '' && { body }),
    headers: { authorization: `WECHATPAY2-SHA256-RSA2048 ${authorization.join(',')}`, ...headers },
  })
}

interface RawOptions {
  readonly body?: string
  readonly at?: Date
  readonly headers?: Readonly<Record<string, string>>
  readonly forged?: Forged
}

/** Whether the four headers sign a body, with the independent client's own code. */
export function isSigned(header: (name: string) => string, body: string): boolean {
  const key = PUBLIC_KEYS[header('wechatpay-serial')]
  if (key === undefined) return false
  const text = `${header('wechatpay-timestamp')}\n${header('wechatpay-nonce')}\n${body}\n`
  return Rsa.verify(text, header('wechatpay-signature'), createPublicKey(key))
}

function publicIn(certificate: string): string {
  return createPublicKey(pem(certificate)).export({ type: 'spki', format: 'pem' }).toString()
}
