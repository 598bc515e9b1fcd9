import { type KeyObject, createCipheriv, randomBytes, sign } from 'node:crypto'

/** What a signature header set is made of. */
export interface Signature {
  readonly serial: string
  readonly key: KeyObject
  readonly at: Date
}

/** The four headers over `TIMESTAMP\nNONCE\nBODY\n`; a body that is not there leaves a bare newline. */
export function signatureHeaders(body: Buffer | string, { serial, key, at }: Signature): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const nonce = randomBytes(16).toString('hex')
  const text = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), Buffer.from(body), Buffer.from('\n')])
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': serial,
    'wechatpay-signature': sign('sha256', text, key).toString('base64'),
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
  }
}

/** A resource as AEAD_AES_256_GCM encrypts it. */
export interface SealedResource {
  readonly algorithm: 'AEAD_AES_256_GCM'
  readonly ciphertext: string
  readonly nonce: string
  readonly associated_data: string
}

/** Encrypts with the merchant's APIv3 key; the tag stands behind the ciphertext. */
export function sealed(apiV3Key: string, plain: string, associatedData: string): SealedResource {
  const nonce = randomBytes(6).toString('hex')
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce).setAAD(Buffer.from(associatedData))
  const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return {
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: ciphertext.toString('base64'),
    nonce,
    associated_data: associatedData,
  }
}
