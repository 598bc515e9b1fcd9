import { type KeyObject, createCipheriv, generateKeyPairSync, sign, verify } from 'node:crypto'
import { type IncomingHttpHeaders, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from '@cheji/shared/kernel/time'
import type { Merchant } from '../signing-pay'

const merchantKeys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const payKeys = generateKeyPairSync('rsa', { modulusLength: 2048 })

export const API_V3_KEY = 'an-api-v3-key-of-32-characters-!'
export const MERCHANT: Merchant = {
  appId: 'wx1234567890abcdef',
  merchantId: '1900000109',
  merchantSerial: '5B1DEC0DE0000000000000000000000000000001',
  merchantPrivateKey: merchantKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
}
/** WeChat Pay's public key, as the merchant has it. */
export const PUBLIC_KEY = {
  id: 'PUB_KEY_ID_0000000000000000000000000000000001',
  pem: payKeys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
}

/** By whom and when a message is signed. */
export interface Signing {
  readonly serial: string
  readonly key: KeyObject | string
}
export const BY_WECHAT_PAY: Signing = { serial: PUBLIC_KEY.id, key: payKeys.privateKey }

/** The headers under which WeChat Pay sends `body`. */
export const signedHeaders = (body: Buffer | string, at: Date, by: Signing = BY_WECHAT_PAY): Record<string, string> => {
  const [timestamp, nonce] = [String(Math.floor(at.getTime() / 1000)), 'nonce-of-the-peer']
  const signature = sign('RSA-SHA256', Buffer.from(`${timestamp}\n${nonce}\n${body.toString()}\n`), by.key)
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': by.serial,
    'wechatpay-signature': signature.toString('base64'),
  }
}

/** Content as WeChat Pay encrypts it. */
export const sealed = (content: string, key = API_V3_KEY, associatedData = 'transaction') => {
  const nonce = '12-bytes-no.'
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(associatedData))
  const ciphertext = Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()])
  const fields = { algorithm: 'AEAD_AES_256_GCM', nonce, ciphertext: ciphertext.toString('base64') }
  return associatedData === '' ? fields : { ...fields, associated_data: associatedData }
}

export interface PeerRequest {
  readonly method: string
  readonly target: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** Whether the merchant signed what arrived, without the peer's own prefix. */
  readonly isSigned: boolean
}

export type PeerAnswer = (response: ServerResponse, at: Date) => void

export interface SigningPeer {
  readonly url: string
  readonly received: PeerRequest[]
  /** How the next requests are answered; the last one stays. */
  readonly answerWith: (...answers: PeerAnswer[]) => void
  readonly close: () => Promise<void>
}

const PREFIX = '/base'

/** A server that looks at what it gets as WeChat Pay does and answers as told. */
export const startSigningPeer = async (clock: Clock): Promise<SigningPeer> => {
  const received: PeerRequest[] = []
  let answers: PeerAnswer[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url: target = '', headers } = request
      const body = Buffer.concat(chunks).toString()
      received.push({ method, target, headers, body, isSigned: isSigned(method, target, headers, body) })
      const answer = answers.length > 1 ? answers.shift() : answers[0]
      answer?.(response, clock())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${PREFIX}`,
    received,
    answerWith: (...next) => {
      answers = next
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A signed answer. `change` alters headers and body after signing. */
export const signedAnswer =
  (
    json: unknown,
    {
      status = 200,
      by = BY_WECHAT_PAY,
      lateMs = 0,
      change = (body: string) => body,
      headers = {},
    }: {
      status?: number
      by?: Signing
      lateMs?: number
      change?: (body: string) => string
      headers?: Record<string, string>
    } = {},
  ): PeerAnswer =>
  (response, at) => {
    // Spaces that no serialiser of ours would write: signatures hold over what was sent.
    const body = json === undefined ? '' : JSON.stringify(json, undefined, 1)
    response.writeHead(status, {
      ...(body && { 'content-type': 'application/json; charset=utf-8' }),
      ...signedHeaders(body, new Date(at.getTime() - lateMs), by),
      ...headers,
    })
    response.end(change(body))
  }

export const unsignedAnswer =
  (body: string | Buffer, status = 200, type = 'application/json'): PeerAnswer =>
  (response) => {
    response.writeHead(status, { 'content-type': type }).end(body)
  }
export const cutConnection: PeerAnswer = (response) => {
  response.destroy()
}
export const neverAnswer: PeerAnswer = () => undefined

const isSigned = (method: string, target: string, headers: IncomingHttpHeaders, body: string): boolean => {
  const field = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(headers.authorization ?? '')?.[1] ?? ''
  if (field('mchid') !== MERCHANT.merchantId || field('serial_no') !== MERCHANT.merchantSerial) return false
  // A bill's address is signed whole, the interfaces' without the prefix under which they are mounted here.
  const path = target.startsWith(`${PREFIX}/v3/billdownload`) ? target : target.slice(PREFIX.length)
  const text = `${method}\n${path}\n${field('timestamp')}\n${field('nonce_str')}\n${body}\n`
  return verify('RSA-SHA256', Buffer.from(text), merchantKeys.publicKey, Buffer.from(field('signature'), 'base64'))
}

/** Whether the merchant signed this text, as `wx.requestPayment` checks it. */
export const isSignedByMerchant = (text: string, signature: string): boolean =>
  verify('RSA-SHA256', Buffer.from(text), merchantKeys.publicKey, Buffer.from(signature, 'base64'))
