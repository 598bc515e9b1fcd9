/** Who the merchant is, and what both sides know of each other's keys. */
export interface PayOptions {
  readonly appId: string
  readonly mchId: string
  /** Serial number of the merchant's certificate, hexadecimal. */
  readonly mchSerial: string
  /** The merchant's private key; only its public half is used here. */
  readonly merchantKeyPem: string
  /** 32 characters: encrypts notifications and certificates. */
  readonly apiV3Key: string
  /** `PUB_KEY_ID_…`: the serial of WeChat Pay's public key. */
  readonly publicKeyId: string
}
